"""What the exported ledger says beside each inquiry's own row: read once for a whole bunch (G5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select

from hall.desk.reading_core import ReadingCore
from hall.store.tables import inquiries, inquiry_parties, inquiry_steps, tickets


@dataclass(frozen=True)
class Beside:
    """`ticket` is the number of the ticket it was opened from; `acknowledged_at` when it was last
    taken over; `parties` the departments that help; `findings` those that stand.
    """

    ticket: str = ""
    acknowledged_at: datetime | None = None
    parties: tuple[str, ...] = ()
    findings: int = 0
    reopened: int = 0


class ExportReading(ReadingCore):
    """Three questions for a bunch, however many inquiries it has."""

    def beside(self, wanted: Sequence[int]) -> dict[int, Beside]:
        """By inquiry, of all that are asked for."""
        numbers, helpers = self._numbers(wanted), self._helpers(wanted)
        counted = {
            row.inquiry: (row.taken_at, int(row.findings), int(row.reopened))
            for row in self._counted(wanted)
        }
        found = {}
        for one in wanted:
            taken_at, findings, reopened = counted.get(one, (None, 0, 0))
            helping = tuple(helpers.get(one, ()))
            found[one] = Beside(numbers.get(one, ""), taken_at, helping, findings, reopened)
        return found

    def _counted(self, wanted: Sequence[int]) -> Iterable[Any]:
        steps = inquiry_steps.c
        stands = case((steps.kind == "finding", 1), (steps.kind == "withdrawn", -1), else_=0)
        asked = (
            select(
                steps.inquiry,
                func.max(case((steps.kind == "taken", steps.at))).label("taken_at"),
                func.sum(stands).label("findings"),
                func.sum(case((steps.kind == "reopened", 1), else_=0)).label("reopened"),
            )
            .where(steps.hall == self._hall, steps.inquiry.in_(wanted))
            .where(steps.kind.in_(("taken", "finding", "withdrawn", "reopened")))
            .group_by(steps.inquiry)
        )
        return self._connection.execute(asked)

    def _numbers(self, wanted: Sequence[int]) -> dict[int, str]:
        asked = (
            select(inquiries.c.id, tickets.c.number)
            .join(tickets, (tickets.c.id == inquiries.c.ticket) & (tickets.c.hall == self._hall))
            .where(inquiries.c.hall == self._hall, inquiries.c.id.in_(wanted))
        )
        return {row.id: row.number for row in self._connection.execute(asked)}

    def _helpers(self, wanted: Sequence[int]) -> dict[int, list[str]]:
        parties = inquiry_parties.c
        asked = (
            select(parties.inquiry, parties.department)
            .where(parties.hall == self._hall, parties.inquiry.in_(wanted))
            .order_by(parties.asked_at, parties.department)
        )
        found: dict[int, list[str]] = {}
        for one, department in self._connection.execute(asked):
            found.setdefault(one, []).append(department)
        return found
