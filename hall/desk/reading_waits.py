"""Reading what visitors are told: how many are ahead, and how long it may take."""

from __future__ import annotations

from sqlalchemy import func, select

from hall.core.ticket import CLASSES, TicketClass
from hall.desk import lines, waits
from hall.desk.reading_core import ReadingCore
from hall.desk.views import Forecast, TicketView, Waiting
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
        waiting = lines.lengths(self._connection, self._hall)
        opened = waits.open_counters(self._connection, self._hall)
        found = {}
        for service in self._desk.floor.services:
            here = waiting.get(service) or dict.fromkeys(CLASSES, 0)
            pace = waits.pace(self._connection, self._hall, service)
            for ticket_class in CLASSES:
                ticket = (service, ticket_class, here[ticket_class])
                told = waits.told(
                    self._desk.settings, self._desk.floor, ticket, waiting, pace, opened
                )
                found[service, ticket_class] = Forecast(*told)
        return found

    def forecast_of(self, ticket: TicketView) -> Forecast:
        """What somebody who waits is told now."""
        before = self._connection.execute(
            select(func.count()).where(
                tickets.c.hall == self._hall,
                tickets.c.service == ticket.service,
                tickets.c.ticket_class == ticket.ticket_class,
                lines.WAITING,
                tickets.c.place < ticket.place,
            )
        ).scalar_one()
        return Forecast(
            *waits.told(
                self._desk.settings,
                self._desk.floor,
                (ticket.service, ticket.ticket_class, before),
                lines.lengths(self._connection, self._hall),
                waits.pace(self._connection, self._hall, ticket.service),
                waits.open_counters(self._connection, self._hall),
            )
        )
