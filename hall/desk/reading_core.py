"""What every kind of reading stands on: one connection, one moment, one seq."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select

from hall.core.ticket import ENDED
from hall.desk.views import TicketView
from hall.store import journal
from hall.store.hot import Hot
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def may_be_token(text: str) -> bool:
    """Whether it can be looked up: at a NUL PostgreSQL's driver raises instead of finding none."""
    return text.isascii() and text.isprintable()


class ReadingCore:
    """Everything answered by one reading belongs to the same moment, `seq`."""

    def __init__(self, desk: Desk, connection: Connection, now: datetime, day: str) -> None:
        self.now = now
        self.day = day
        self._desk = desk
        self._connection = connection
        self._hall = desk.book.hall
        self.seq = journal.last(connection, self._hall)

    def end_of_day(self) -> datetime:
        """The last second of today, in the hall's zone."""
        local = self.now.astimezone(self._desk.hours.zone)
        return local.replace(hour=23, minute=59, second=59, microsecond=0)

    def ticket(self, token: str) -> TicketView | None:
        """The ticket of a visitor's token."""
        row = self._first(_BY_TOKEN, b_token=token) if may_be_token(token) else None
        return None if row is None else TicketView.of(row)

    def is_over(self, ticket: TicketView) -> bool:
        """Whether the business day on which this ticket ended is over: its visitor's page is dead
        then. One missed just before midnight may still come back.
        """
        if ticket.state not in ENDED or ticket.ended_at is None:
            return False
        back = timedelta(minutes=self._desk.settings.line.rejoin_minutes)
        if ticket.state == "missed" and self.now - ticket.ended_at <= back:
            return False
        # the night itself abandons whoever is left over: their day was the one before
        left = ticket.state == "abandoned"
        return (ticket.day if left else self._desk.day(ticket.ended_at)) != self.day

    def ticket_by_id(self, ticket: int) -> TicketView | None:
        """The ticket of an id that only the staff see."""
        row = self._first(_BY_ID, b_id=ticket)
        return None if row is None else TicketView.of(row)

    def _first(self, hot: Hot, **values: Any) -> Any:
        return hot.first(self._connection, {"b_hall": self._hall, **values})

    def _all(self, hot: Hot, **values: Any) -> list[Any]:
        return hot.all(self._connection, {"b_hall": self._hall, **values})

    def _tickets(self, hot: Hot, **values: Any) -> list[TicketView]:
        return [TicketView.of(row) for row in self._all(hot, **values)]


HERE: Any = bindparam("b_hall")
_BY_TOKEN = Hot(
    select(tickets).where(tickets.c.hall == HERE, tickets.c.token == bindparam("b_token"))
)
_BY_ID = Hot(select(tickets).where(tickets.c.hall == HERE, tickets.c.id == bindparam("b_id")))
