"""Reading inquiries in numbers: somebody's own, and the ledger (G5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from hall.desk.inquiry import person
from hall.desk.knowing import has_phone, unassigned
from hall.desk.reading_case import CaseReading
from hall.desk.seeing import not_about
from hall.desk.views_inquiry import InquiryView
from hall.store.tables import inquiries, inquiry_parties

BOXES = ("owed", "overdue", "undispatched", "unassigned", "offered", "closed")


@dataclass(frozen=True)
class Wanted:
    """Which inquiries; what is None or "" does not matter. Days are business days, inclusive.

    `text` is a number, or words of the matter; `phones` are marks of a phone (store/seal.py);
    `box` is one of BOXES; owed are those not closed, undispatched those in hand and never handed
    on (G1).
    """

    box: str = ""
    channel: str = ""
    kind: str = ""
    category: str = ""
    urgency: str = ""
    department: str = ""
    staff: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Boxes:
    """How many inquiries wait for one person: `mine` are open, `receive` offered; `today` and
    `overdue` are of mine; `unassigned` wait for the office.
    """

    mine: int
    receive: int
    today: int
    overdue: int
    unassigned: int


class InquiryReading(CaseReading):
    """What can be asked about inquiries. `viewer` is a staff number: nobody sees what is about
    themself, nor what is not theirs to see (core/access.py).
    """

    def inquiries(
        self, wanted: Wanted, viewer: str, limit: int = 50, before: int | None = None
    ) -> list[InquiryView]:
        """The newest first; `before` is the id of the last one seen, for the next page."""
        asked = self._wanted(viewer, wanted)
        if before is not None:
            asked = asked.where(inquiries.c.id < before)
        return self._views(asked.order_by(inquiries.c.id.desc()).limit(limit))

    def how_many(self, wanted: Wanted, viewer: str) -> int:
        """How many there are of those."""
        asked = self._wanted(viewer, wanted).subquery()
        return int(self._connection.execute(select(func.count()).select_from(asked)).scalar_one())

    def bunch(self, wanted: Wanted, viewer: str, after: int, limit: int) -> list[Any]:
        """The rows after that id, oldest first, `contact` still sealed: the whole ledger is read
        in many bunches, so that memory stays flat.
        """
        asked = self._wanted(viewer, wanted).where(inquiries.c.id > after)
        return list(self._connection.execute(asked.order_by(inquiries.c.id).limit(limit)))

    def to_receive(self, viewer: str) -> list[InquiryView]:
        """Handed to this person and not acknowledged, the longest waiting first."""
        asked = self._seen(viewer).where(
            inquiries.c.state == "offered", inquiries.c.offered_to == viewer
        )
        return self._views(asked.order_by(inquiries.c.offered_at).limit(200))

    def to_help(self, viewer: str) -> list[InquiryView]:
        """Those for which this person's department was asked to help and has not reported, asked
        longest ago first.
        """
        at = person(self._desk, viewer).department
        owing = (
            select(inquiry_parties.c.inquiry)
            .where(inquiry_parties.c.hall == self._hall, inquiry_parties.c.department == at)
            .where(inquiry_parties.c.reported_at.is_(None))
        )
        asked = self._seen(viewer).where(inquiries.c.state != "closed", inquiries.c.id.in_(owing))
        return self._views(asked.order_by(inquiries.c.id).limit(200)) if at else []

    def owed(self, viewer: str) -> list[InquiryView]:
        """What this person owes an answer to, the soonest due first."""
        asked = self._seen(viewer).where(
            inquiries.c.state != "closed", inquiries.c.responsible == viewer
        )
        soon = (inquiries.c.due_at.is_(None), inquiries.c.due_at, inquiries.c.id)
        return self._views(asked.order_by(*soon).limit(200))

    def boxes(self, viewer: str) -> Boxes:
        """What waits for this person, counted."""
        mine = and_(inquiries.c.responsible == viewer, inquiries.c.state != "closed")
        end = self.end_of_day()
        asked = select(
            _count(mine),
            _count(and_(inquiries.c.state == "offered", inquiries.c.offered_to == viewer)),
            _count(and_(mine, inquiries.c.due_at > self.now, inquiries.c.due_at <= end)),
            _count(and_(mine, inquiries.c.due_at <= self.now)),
            _count(unassigned(person(self._desk, viewer))),
        ).where(inquiries.c.hall == self._hall, inquiries.c.state != "closed", not_about(viewer))
        row = self._connection.execute(asked).one()
        return Boxes(*(int(each or 0) for each in row))

    def _wanted(self, viewer: str, wanted: Wanted) -> Select[Any]:
        asked, table = self._seen(viewer), inquiries.c
        same = {
            table.channel: wanted.channel, table.kind: wanted.kind, table.category: wanted.category,
            table.urgency: wanted.urgency, table.department: wanted.department,
        }  # fmt: skip
        asked = asked.where(*(column == value for column, value in same.items() if value))
        if wanted.staff:
            asked = asked.where(or_(table.responsible == wanted.staff, table.first == wanted.staff))
        if wanted.since:
            asked = asked.where(table.day >= wanted.since)
        if wanted.until:
            asked = asked.where(table.day <= wanted.until)
        if wanted.text:
            words = table.matter.contains(wanted.text, autoescape=True)
            asked = asked.where(
                or_(words, table.number.endswith(wanted.text.upper(), autoescape=True))
            )
        if wanted.phones:
            asked = asked.where(has_phone(person(self._desk, viewer), wanted.phones))
        return asked.where(*self._box(wanted.box))

    def _box(self, box: str) -> list[Any]:
        table = inquiries.c
        return {
            "owed": [table.state != "closed"],
            "overdue": [table.state != "closed", table.due_at <= self.now],
            "undispatched": [table.state == "open", table.dispatched_at.is_(None)],
            "unassigned": [table.state == "unassigned"],
            "offered": [table.state == "offered"],
            "closed": [table.state == "closed"],
        }.get(box, [])


def _count(which: Any) -> Any:
    return func.count().filter(which)
