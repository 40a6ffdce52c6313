"""Reading what people are reminded of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from hall.core.ladder import ladder_of
from hall.desk.reading_core import ReadingCore
from hall.desk.reminding import OPEN, climbs
from hall.desk.seeing import not_about
from hall.store.reminders import reminders
from hall.store.tables import inquiries

LIMIT = 200
TOLD = ("complaint", "given", "helping", "answer")
"""Rungs that matter until the inquiry is closed, or they are put away."""
GLIMPSE = 80
"""Characters of the matter."""


@dataclass(frozen=True)
class ReminderView:
    """One thing somebody is reminded of: `rung` as in hall.core.ladder, a glimpse of the matter,
    and who is responsible now.
    """

    id: int
    inquiry: int
    number: str
    rung: str
    at: datetime
    due_at: datetime | None
    matter: str
    responsible: str


class ReminderReading(ReadingCore):
    """What can be asked about reminders."""

    def reminders(self, staff: str) -> list[ReminderView]:
        """What this person was reminded of and has not seen, the newest first; only what matters
        still: not closed, not taken, not promised anew meanwhile. Of each ladder of an inquiry the
        highest rung alone.
        """
        about = (
            inquiries.c[name]
            for name in ("state", "number", "due_at", "offered_at", "matter", "responsible")
        )
        asked = (
            select(reminders, *about)
            .join(inquiries, inquiries.c.id == reminders.c.inquiry)
            .where(reminders.c.hall == self._hall, reminders.c.staff == staff, OPEN)
            .where(not_about(staff))
            .where(reminders.c.seen_at.is_(None))
            .order_by(reminders.c.id.desc())
            .limit(LIMIT)
        )
        found: dict[tuple[int, str], ReminderView] = {}
        for row in self._connection.execute(asked):
            if _matters(row):
                of = (row.inquiry, ladder_of(row.rung)[0])
                view = ReminderView(
                    row.id, row.inquiry, row.number, row.rung, row.at, row.due_at,
                    row.matter[:GLIMPSE], row.responsible,
                )  # fmt: skip
                found.setdefault(of, view)
        return list(found.values())

    def open_inquiries(self) -> list[int]:
        """The ids of all that are not closed."""
        asked = select(inquiries.c.id).where(inquiries.c.hall == self._hall, OPEN)
        return sorted(self._connection.execute(asked).scalars())

    def to_climb(self, some: Collection[int]) -> list[int]:
        """Those of these inquiries of which somebody is to be reminded now."""
        found = climbs(self._desk, self._connection, self._hall, some, self.now)
        return list(dict.fromkeys(row.id for row, _ in found))


def _matters(row: Any) -> bool:
    if row.rung.startswith("ack"):
        return bool(row.state == "offered" and row.offered_at == row.basis)
    if row.rung.startswith("lost"):
        return bool(row.state == "unassigned")
    return bool(row.rung in TOLD or row.due_at == row.basis)
