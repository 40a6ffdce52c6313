"""Reading what visitors are told: how many are ahead, how long it may take, and whether it held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import BigInteger, bindparam, func, select, type_coerce

from hall.core.ticket import CLASSES, TicketClass
from hall.desk import lines, waits
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.views import Coverage, Forecast, TicketView, Waiting
from hall.store.hot import Hot
from hall.store.tables import tickets


class WaitReading(ReadingCore):
    """What can be asked about waiting."""

    def waiting(self) -> list[Waiting]:
        """How many wait, by service and class; lines with nobody are left out."""
        lengths = lines.lengths(self._connection, self._hall)
        if not lengths:
            return []
        # Asked of every line there ever was: a question of its own for each set of lines where
        # somebody waits would be compiled anew (50 ms with 20 services) at every change.
        known = tuple(sorted(lengths))
        return [
            Waiting(
                first.service,
                first.ticket_class,
                lengths[first.service][first.ticket_class],
                first.arrived_at,
            )
            for first in lines.firsts(self._connection, self._hall, known)
        ]

    def forecasts(self) -> dict[tuple[str, TicketClass], Forecast]:
        """What somebody who took a number now would be told, for each service and class."""
        known = self._known()
        found = {}
        for service in self._desk.floor.services:
            here = known.waiting.get(service) or dict.fromkeys(CLASSES, 0)
            for ticket_class in CLASSES:
                ticket = (service, ticket_class, here[ticket_class])
                found[service, ticket_class] = Forecast(*waits.told(self._desk, known, ticket))
        return found

    def forecast_of(self, ticket: TicketView) -> Forecast:
        """What somebody who waits is told now."""
        before = self._first(
            _BEFORE,
            b_service=ticket.service,
            b_class=ticket.ticket_class,
            b_place=ticket.place,
        ).many
        stands = (ticket.service, ticket.ticket_class, before)
        return Forecast(*waits.told(self._desk, self._known(ticket.service), stands, ticket.seat))

    def coverage(self, days: Iterable[str]) -> list[Coverage]:
        """How the ranges told on these business days (YYYY-MM-DD) have held, by class and hour of
        arrival.

        Only visitors who were told a range and were called count. Whoever was sent on to another
        line is left out: the store keeps their last call, and the range was about the first.
        """
        zone = self._desk.hours.zone
        found: dict[tuple[TicketClass, int], list[int]] = {}
        for day in days:
            here = {"b_hall": self._hall, "b_day": day}
            for ticket_class, came, called, low, high in _TOLD.bare(self._connection, here):
                hour = datetime.fromtimestamp(came / 1000, UTC).astimezone(zone).hour
                counts = found.setdefault((ticket_class, hour), [0, 0, 0])
                minutes = (called - came) / 60_000
                counts[0] += 1
                counts[1] += minutes <= high
                counts[2] += minutes < low
        return [Coverage(*key, *counts) for key, counts in sorted(found.items())]

    def _known(self, service: str = "") -> waits.Known:
        waiting = lines.lengths(self._connection, self._hall)
        hour = self.now.astimezone(self._desk.hours.zone).hour
        return waits.known(self._desk, self._connection, waiting, hour, service)


_BEFORE = Hot(
    select(func.count().label("many")).where(
        tickets.c.hall == HERE,
        tickets.c.service == bindparam("b_service"),
        tickets.c.ticket_class == bindparam("b_class"),
        lines.WAITING,
        tickets.c.place < bindparam("b_place"),
    )
)
_TOLD = Hot(
    select(
        tickets.c.ticket_class,
        type_coerce(tickets.c.arrived_at, BigInteger),
        type_coerce(tickets.c.called_at, BigInteger),
        tickets.c.wait_low,
        tickets.c.wait_high,
    ).where(
        tickets.c.hall == HERE,
        tickets.c.day == bindparam("b_day"),
        tickets.c.wait_high.is_not(None),
        tickets.c.called_at.is_not(None),
        func.coalesce(tickets.c.first_served_at, tickets.c.called_at) >= tickets.c.called_at,
    )
)
