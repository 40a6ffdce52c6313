"""Reading inquiries where a counter stands: those of the ticket in hand, and what its clerk owes.

These stand in the way of every press of every counter, so they are asked hot and answer little.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select

from hall.core import access
from hall.core.floor import Person
from hall.core.refusals import Refusal
from hall.desk.inquiry import concern
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.views_inquiry import InquiryView
from hall.store.hot import Hot
from hall.store.tables import inquiries

MOST = 40
"""Due times told at once, the soonest; the page counts no further."""


@dataclass(frozen=True)
class Owed:
    """What waits for one person: `receive` handed over and not acknowledged; `open` of theirs, the
    times in `dues` the soonest first (those without a promise are not in it).
    """

    receive: int
    open: int
    dues: tuple[datetime, ...]


class OwedReading(ReadingCore):
    """What a counter's screen asks about inquiries."""

    def of_ticket(self, ticket: int, viewer: str) -> list[InquiryView]:
        """Those of a ticket that this person may see (core/access.py), the newest first."""
        who = self._desk.floor.staff.get(viewer)
        rows = [] if who is None else self._all(_OF_TICKET, b_ticket=ticket)
        return [InquiryView.of(row) for row in rows if who is not None and _sees(who, row)]

    def owed_by(self, viewer: str) -> Owed:
        """What this person owes, and what was handed to them."""
        counted = self._first(_COUNTS, b_staff=viewer)
        dues = self._all(_DUES, b_staff=viewer) if counted.mine else []
        return Owed(counted.receive, counted.mine, tuple(row.due_at for row in dues))


def _sees(who: Person, row: Any) -> bool:
    """The rule `see` of core/access.py; a department that only helps is not asked for here."""
    try:
        access.must(who, "see", concern(row, frozenset()))
    except Refusal:
        return False
    return True


_OF_TICKET = Hot(
    select(inquiries)
    .where(
        inquiries.c.hall == HERE,
        inquiries.c.ticket == bindparam("b_ticket"),
        inquiries.c.ticket.is_not(None),
    )
    .order_by(inquiries.c.id.desc())
    .limit(literal_column("20"))
)


# Literals: only then do both databases use the partial indexes.
_MINE = (
    inquiries.c.hall == HERE,
    inquiries.c.responsible == bindparam("b_staff"),
    inquiries.c.state != literal_column("'closed'"),
)
_OFFERED = (
    inquiries.c.hall == HERE,
    inquiries.c.offered_to == bindparam("b_staff"),
    inquiries.c.state == literal_column("'offered'"),
)
_COUNTS = Hot(
    select(
        select(func.count())
        .select_from(inquiries)
        .where(*_OFFERED)
        .scalar_subquery()
        .label("receive"),
        select(func.count()).select_from(inquiries).where(*_MINE).scalar_subquery().label("mine"),
    )
)
_DUES = Hot(
    select(inquiries.c.due_at)
    .where(*_MINE, inquiries.c.due_at.is_not(None))
    .order_by(inquiries.c.due_at)
    .limit(literal_column(str(MOST)))
)
