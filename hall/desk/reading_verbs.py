"""Reading what the verbs leave behind: held numbers, the last press, calls for support."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, bindparam, literal, literal_column, select

from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.undoing import Press, last_press
from hall.desk.views import TicketView
from hall.store.hot import Hot
from hall.store.tables import journal, tickets


class Support(NamedTuple):
    """Silent help asked for at a counter and not answered yet."""

    counter: str
    clerk: str
    ticket: int | None
    since: datetime


class VerbReading(ReadingCore):
    """What can be asked about held numbers, the last press and support."""

    def held(self) -> list[TicketView]:
        """Every held number, the longest held first."""
        return self._tickets(_HELD)

    def last_press(self, counter: str, staff: str) -> Press | None:
        """What this clerk may take back at the counter, as undoing.undo would; its time may have
        gone by.
        """
        return last_press(self._desk, self._connection, counter, staff)

    def announced_at(self, ticket: int) -> datetime | None:
        """When this number was called last, or called again."""
        row = self._first(_ANNOUNCED, b_ticket=ticket)
        return None if row is None else row.at

    def lift_reason(self, ticket: int) -> str:
        """Why staff put this number before all others: a code of counter.lift, or a few words."""
        row = self._first(_LIFTED, b_ticket=ticket)
        return "" if row is None else str(row.data["reason"])

    def support(self) -> list[Support]:
        """Counters that asked for support today and have not been answered, the longest first."""
        newest: dict[str, Any] = {}
        for kind in ("SupportAsked", "SupportAnswered"):
            for row in self._all(_SUPPORT, b_kind=kind, b_day=self.day):
                if row.counter not in newest or row.seq > newest[row.counter].seq:
                    newest[row.counter] = row
        asked = (row for row in newest.values() if row.kind == "SupportAsked")
        return [
            Support(row.counter, row.data["clerk"], row.data["ticket"], row.at)
            for row in sorted(asked, key=lambda row: row.seq)
        ]


_HELD = Hot(
    select(tickets)
    .where(
        tickets.c.hall == HERE,
        # A literal: only then is the index of the held used.
        tickets.c.state == literal_column("'held'"),
    )
    .order_by(tickets.c.held_at)
)


def _last(what: Any, *kinds: str) -> Hot:
    """This of the last line of these kinds about one ticket."""
    about = (journal.c.hall == HERE, journal.c.ticket == bindparam("b_ticket", type_=Integer))
    named = journal.c.kind.in_([literal(kind) for kind in kinds])
    return Hot(select(what).where(*about, named).order_by(journal.c.seq.desc()).limit(1))


_ANNOUNCED = _last(journal.c.at, "TicketCalled", "TicketRecalled")
_LIFTED = _last(journal.c.data, "TicketLifted")
_SUPPORT = Hot(
    select(journal)
    .where(
        journal.c.hall == HERE,
        journal.c.kind == bindparam("b_kind"),
        journal.c.day == bindparam("b_day"),
    )
    .order_by(journal.c.seq.desc())
    .limit(100)
)
"""Along journal_calls, backwards; support is asked for a few times a day at most."""
