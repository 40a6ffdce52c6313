"""Reading what visitors are told: how many are ahead, and how long it may take."""

from __future__ import annotations

from sqlalchemy import func, select

from hall.core.ticket import CLASSES, TicketClass
from hall.desk import lines
from hall.desk.reading_core import ReadingCore
from hall.desk.views import Forecast, TicketView, Waiting
from hall.store.tables import tickets


class WaitReading(ReadingCore):
    """What can be asked about waiting."""

    def waiting(self) -> list[Waiting]:
        """How many wait, by service and class; lines with nobody are left out."""
        found = self._connection.execute(
            select(
                tickets.c.service,
                tickets.c.ticket_class,
                func.count(),
                func.min(tickets.c.arrived_at, type_=tickets.c.arrived_at.type),
            )
            .where(tickets.c.hall == self._hall, lines.WAITING)
            .group_by(tickets.c.service, tickets.c.ticket_class)
        )
        return [Waiting(*row) for row in found]

    def forecasts(self) -> dict[tuple[str, TicketClass], Forecast]:
        """What somebody who took a number now would be told, for each service and class."""
        waiting: dict[str, dict[TicketClass, int]] = {}
        for line in self.waiting():
            waiting.setdefault(line.service, dict.fromkeys(CLASSES, 0))[line.ticket_class] = (
                line.count
            )
        opened = lines.open_counters(self._connection, self._hall)
        found = {}
        for service in self._desk.floor.services:
            here = waiting.get(service, dict.fromkeys(CLASSES, 0))
            pace = lines.pace(self._connection, self._hall, service)
            for ticket_class in CLASSES:
                ahead, wait = lines.told(
                    self._desk.settings,
                    self._desk.floor,
                    service,
                    ticket_class,
                    here[ticket_class],
                    here,
                    pace,
                    opened,
                )
                found[service, ticket_class] = Forecast(ahead, wait)
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
        ahead, wait = lines.told(
            self._desk.settings,
            self._desk.floor,
            ticket.service,
            ticket.ticket_class,
            before,
            lines.counts(self._connection, self._hall, ticket.service),
            lines.pace(self._connection, self._hall, ticket.service),
            lines.open_counters(self._connection, self._hall),
        )
        return Forecast(ahead, wait)
