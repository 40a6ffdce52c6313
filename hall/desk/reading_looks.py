"""Reading who looked at contacts of visitors: opened one, looked for a phone, took the ledger away
(K1; PIPL art. 51, 54).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Select, literal_column, or_, select

from hall.desk.reading_core import ReadingCore
from hall.store.exports import phone_searches
from hall.store.tables import exports, inquiries, inquiry_steps, journal

SCRUBS: Final = ("ContactsScrubbed", "RemarksScrubbed")
ABOUT: Final = 50
"""Rows of an export are told so roughly: a count to the last one would say whether there is one
more than the reader may see.
"""
SEEN: Final[Any] = literal_column("'seen'")
"""Spelt as a literal: only then is the index of these steps used."""


@dataclass(frozen=True)
class LookView:
    """One look: `seen` a contact was read, `sought` a phone was looked for, `taken` the ledger was
    exported, `taken_plain` with contacts. `why` is "" where none was asked, or it is no longer
    kept; `inquiries` are the ids and numbers that were read or found, `rows` how many an export had
    at most.
    """

    at: datetime
    staff: str
    kind: Literal["seen", "sought", "taken", "taken_plain"]
    why: str
    inquiries: list[tuple[int, str]]
    rows: int


@dataclass(frozen=True)
class ScrubView:
    """On a business day so many inquiries and remarks were emptied."""

    day: str
    inquiries: int
    remarks: int


class LookReading(ReadingCore):
    """What a manager can ask about looks. Nobody learns of a look at what is about themself."""

    def looks(self, viewer: str, limit: int, before: datetime | None = None) -> list[LookView]:
        """The newest first; `before` is the time of the last one that was seen."""
        until = before or self.now + timedelta(seconds=1)
        found = [
            *self._seen_by(viewer, until, limit),
            *self._sought(viewer, until, limit),
            *self._taken(until, limit),
        ]
        return sorted(found, key=lambda one: one.at, reverse=True)[:limit]

    def scrubs(self, viewer: str, limit: int) -> list[ScrubView]:
        """The last days on which something was emptied, the newest first; without what is about
        the viewer.
        """
        counts: dict[str, dict[str, int]] = {}
        for kind in SCRUBS:
            mine = (journal.c.hall == self._hall) & (journal.c.kind == kind)
            asked = select(journal.c.day, journal.c.data).where(mine)
            rows = self._connection.execute(asked.order_by(journal.c.seq.desc()).limit(50 * limit))
            for row in rows:
                of_day = counts.setdefault(row.day, dict.fromkeys(SCRUBS, 0))
                of_day[kind] += int(row.data["count"])
        for day, hidden in self._hidden(viewer).items():
            if day in counts:
                counts[day]["ContactsScrubbed"] -= hidden
        days = sorted((day for day in counts if any(counts[day].values())), reverse=True)[:limit]
        return [ScrubView(day, *(counts[day][kind] for kind in SCRUBS)) for day in days]

    def _hidden(self, viewer: str) -> Counter[str]:
        """How many that are about the viewer were emptied, by business day."""
        mine = (inquiries.c.hall == self._hall) & (inquiries.c.about == viewer)
        asked = select(inquiries.c.scrubbed_at).where(mine, inquiries.c.scrubbed_at.is_not(None))
        found = self._connection.execute(asked).scalars()
        return Counter(self._desk.day(each) for each in found)

    def _seen_by(self, viewer: str, until: datetime, limit: int) -> list[LookView]:
        step = inquiry_steps.c
        asked = (
            select(step.at, step.staff, step.words, inquiries.c.id, inquiries.c.number)
            .join(inquiries, inquiries.c.id == step.inquiry)
            .where(step.hall == self._hall, step.kind == SEEN, step.at < until)
            .where(_not_about(viewer))
            .order_by(step.at.desc())
            .limit(limit)
        )
        return [
            LookView(row.at, row.staff, "seen", row.words, [(row.id, row.number)], 0)
            for row in self._connection.execute(asked)
        ]

    def _sought(self, viewer: str, until: datetime, limit: int) -> list[LookView]:
        table = phone_searches.c
        asked = select(table.at, table.staff, table.mark).where(
            table.hall == self._hall, table.at < until
        )
        rows = self._connection.execute(asked.order_by(table.id.desc()).limit(limit)).all()
        marks = {row.mark for row in rows if row.mark}
        named: dict[str, list[tuple[int, str]]] = {}
        for one in self._connection.execute(self._marked(marks, viewer)):
            named.setdefault(one.phone_mark, []).append((one.id, one.number))
        return [
            LookView(row.at, row.staff, "sought", "", named.get(row.mark, []), 0) for row in rows
        ]

    def _marked(self, marks: set[str], viewer: str) -> Select[Any]:
        asked = select(inquiries.c.phone_mark, inquiries.c.id, inquiries.c.number)
        return asked.where(
            inquiries.c.hall == self._hall, inquiries.c.phone_mark.in_(marks), _not_about(viewer)
        ).order_by(inquiries.c.id)

    def _taken(self, until: datetime, limit: int) -> list[LookView]:
        table = exports.c
        asked = select(exports).where(table.hall == self._hall, table.at < until)
        return [
            LookView(
                row.at,
                row.staff,
                "taken_plain" if row.plain else "taken",
                row.reason,
                [],
                -(-row.rows // ABOUT) * ABOUT,
            )
            for row in self._connection.execute(asked.order_by(table.id.desc()).limit(limit))
        ]


def _not_about(viewer: str) -> Any:
    return or_(inquiries.c.about.is_(None), inquiries.c.about != viewer)
