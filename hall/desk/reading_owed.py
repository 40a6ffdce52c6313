"""Reading inquiries where a counter stands: those of the ticket in hand, and what its clerk owes.

These stand in the way of every press of every counter, so they are asked hot and answer little.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, literal_column, select

from hall.core import access
from hall.core.floor import Person
from hall.core.refusals import Refusal
from hall.desk.inquiry import concern
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.seeing import not_about, of_ticket
from hall.desk.views_inquiry import InquiryView
from hall.store.hot import Hot
from hall.store.tables import inquiries, tickets

MOST = 8
"""Due times told, the soonest to come: a page whose scene is hours old still counts them itself."""


@dataclass(frozen=True)
class Owed:
    """What waits for one person at one moment: `receive` handed over and not acknowledged, `open`
    of theirs; of these `overdue`, due later `today`, and in `dues` the next times to come, of
    whatever day (those without a promise are in none of them).
    """

    receive: int
    open: int
    overdue: int
    today: int
    dues: tuple[datetime, ...]


class OwedReading(ReadingCore):
    """What a counter's screen asks about inquiries."""

    def of_ticket(self, ticket: int, viewer: str) -> list[InquiryView]:
        """Those of a ticket that this person may see (core/access.py), the newest first; opened
        from it, or its visitor came again about them.
        """
        who = self._desk.floor.staff.get(viewer)
        rows = [] if who is None else self._all(_OF_TICKET, b_ticket=ticket)
        return [InquiryView.of(row) for row in rows if who is not None and _sees(who, row)]

    def owed_by(self, viewer: str) -> Owed:
        """What this person owes, and what was handed to them."""
        when = {"b_now": self.now, "b_end": self.end_of_day()}
        found = self._first(_COUNTS, b_staff=viewer, **when)
        to_come = found.mine > found.overdue
        dues = self._all(_DUES, b_staff=viewer, b_now=self.now) if to_come else []
        return Owed(
            found.receive, found.mine, found.overdue, found.today, tuple(one.due_at for one in dues)
        )


def _sees(who: Person, row: Any) -> bool:
    """The rule `see` of core/access.py; who only helps or was reminded is not asked for here."""
    try:
        access.must(who, "see", concern(row, serving=frozenset({row.clerk})))
    except Refusal:
        return False
    return True


_TICKET: Any = bindparam("b_ticket")
_OF_TICKET = Hot(
    select(inquiries, tickets.c.clerk)
    .join(tickets, and_(tickets.c.hall == HERE, tickets.c.id == _TICKET))
    .where(inquiries.c.hall == HERE, inquiries.c.id.in_(of_ticket(HERE, _TICKET)))
    .order_by(inquiries.c.id.desc())
    .limit(literal_column("20"))
)


# Literals: only then do both databases use the partial indexes.
_MINE = (
    inquiries.c.hall == HERE,
    inquiries.c.responsible == bindparam("b_staff"),
    not_about(bindparam("b_staff")),
    inquiries.c.state != literal_column("'closed'"),
)
_OFFERED = (
    inquiries.c.hall == HERE,
    inquiries.c.offered_to == bindparam("b_staff"),
    inquiries.c.state == literal_column("'offered'"),
)
_DUE = inquiries.c.due_at
_NOW = bindparam("b_now", type_=_DUE.type)
_END = bindparam("b_end", type_=_DUE.type)
_COUNTS = Hot(
    select(
        func.count().label("mine"),
        func.count().filter(_DUE <= _NOW).label("overdue"),
        func.count().filter(and_(_DUE > _NOW, _DUE <= _END)).label("today"),
        select(func.count())
        .select_from(inquiries)
        .where(*_OFFERED)
        .correlate(None)
        .scalar_subquery()
        .label("receive"),
    ).where(*_MINE)
)
_DUES = Hot(select(_DUE).where(*_MINE, _DUE > _NOW).order_by(_DUE).limit(literal_column(str(MOST))))
