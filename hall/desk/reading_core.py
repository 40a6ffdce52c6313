"""What every kind of reading stands on: one connection, one moment, one seq."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, select

from hall.desk.views import TicketView
from hall.store import journal
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


class ReadingCore:
    """Everything answered by one reading belongs to the same moment, `seq`."""

    def __init__(self, desk: Desk, connection: Connection, now: datetime, day: str) -> None:
        self.now = now
        self.day = day
        self._desk = desk
        self._connection = connection
        self._hall = desk.book.hall
        self.seq = journal.last(connection, self._hall)

    def ticket(self, token: str) -> TicketView | None:
        """The ticket of a visitor's token."""
        return self._ticket(tickets.c.token == token)

    def ticket_by_id(self, ticket: int) -> TicketView | None:
        """The ticket of an id that only the staff see."""
        return self._ticket(tickets.c.id == ticket)

    def _ticket(self, which: ColumnElement[bool]) -> TicketView | None:
        row = self._connection.execute(
            select(tickets).where(tickets.c.hall == self._hall, which)
        ).first()
        return None if row is None else TicketView.of(row)
