"""Reading inquiries where a counter stands: those of the ticket in hand, and what its clerk owes.

These stand in the way of every press of every counter, so they are asked hot and answer little.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal_column, select, union_all

from hall.core import access
from hall.desk.inquiry import concern
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.views_inquiry import InquiryView
from hall.store.hot import Hot
from hall.store.tables import inquiries

MOST = 200
"""Due times told at once; whoever owes more sees the rest on the office's page."""


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
        rows = self._all(_OF_TICKET, b_ticket=ticket)
        who = self._desk.floor.staff.get(viewer)
        if not rows or who is None:
            return []
        return [
            InquiryView.of(row)
            for row in rows
            if row.about != viewer and "see" in access.open_to(who, concern(row, frozenset()))
        ]

    def owed_by(self, viewer: str) -> Owed:
        """What this person owes, and what was handed to them."""
        rows: list[Any] = self._all(_OWED, b_staff=viewer)
        mine = [row.due_at for row in rows if row.mine]
        dues = tuple(sorted(due for due in mine if due is not None))
        return Owed(len(rows) - len(mine), len(mine), dues)


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


def _some(mine: int, *which: Any) -> Any:
    """A literal each: only then do both databases use the partial indexes."""
    sort: Any = literal_column(str(mine)).label("mine")
    found = select(inquiries.c.due_at, sort).where(inquiries.c.hall == HERE, *which)
    return select(found.limit(literal_column(str(MOST))).subquery())


_OWED = Hot(
    union_all(
        _some(
            1,
            inquiries.c.responsible == bindparam("b_staff"),
            inquiries.c.state != literal_column("'closed'"),
        ),
        _some(
            0,
            inquiries.c.offered_to == bindparam("b_staff"),
            inquiries.c.state == literal_column("'offered'"),
        ),
    )
)
