"""Reading the papers of inquiries: what became of them, and what stands on the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, literal_column, or_, select

from hall.core.directory import Directory
from hall.desk.directory import directory_at
from hall.desk.reading_core import ReadingCore
from hall.desk.views_inquiry import InquiryView, StepView
from hall.desk.views_prints import PrintView
from hall.store.tables import inquiries, inquiry_steps, prints


@dataclass(frozen=True)
class Printable:
    """All that a paper may be made of, as it is now; `steps` is the one it tells of and whatever
    came after it, `directory` who is where.
    """

    inquiry: InquiryView
    steps: list[StepView]
    directory: Directory


_NOT_OUT = prints.c.state != literal_column("'ok'")
"""Written out: only then is the index of what has not come out used."""


class PrintReading(ReadingCore):
    """What can be asked about papers of inquiries."""

    def prints(self, inquiry: int) -> list[PrintView]:
        """Every paper of an inquiry, the newest first; whether somebody may see it is for
        `inquiry` to say.
        """
        asked = select(prints).where(prints.c.hall == self._hall, prints.c.inquiry == inquiry)
        found = self._connection.execute(asked.order_by(prints.c.id.desc()))
        return [PrintView.of(row) for row in found]

    def prints_due(self, printer: str, since: datetime, attempts: int) -> list[PrintView]:
        """What this printer owes: what waits, then what failed, was asked for after `since` and
        has attempts left; oldest first.
        """
        again = and_(
            prints.c.state == "failed",
            prints.c.asked_at >= since,
            prints.c.attempts < attempts,
        )
        asked = select(prints).where(
            prints.c.hall == self._hall,
            prints.c.printer == printer,
            _NOT_OUT,
            or_(prints.c.state == "waiting", again),
        )
        rows = self._connection.execute(asked.order_by(prints.c.state.desc(), prints.c.id))
        return [PrintView.of(row) for row in rows]

    def prints_left(self) -> list[PrintView]:
        """What waits, or was at a printer when somebody last looked, of every printer."""
        asked = select(prints).where(
            prints.c.hall == self._hall,
            _NOT_OUT,
            prints.c.state.in_(("waiting", "printing")),
        )
        return [PrintView.of(row) for row in self._connection.execute(asked.order_by(prints.c.id))]

    def printable(self, inquiry: int, step: int) -> Printable:
        """What a paper of this inquiry that tells of this step is made of."""
        mine = inquiry_steps.c.hall == self._hall, inquiry_steps.c.inquiry == inquiry
        row = self._connection.execute(
            select(inquiries).where(inquiries.c.hall == self._hall, inquiries.c.id == inquiry)
        ).one()
        told = select(inquiry_steps).where(*mine, inquiry_steps.c.id >= step)
        steps = self._connection.execute(told.order_by(inquiry_steps.c.id)) if step else ()
        return Printable(
            InquiryView.of(row),
            [StepView(one.id, one.at, one.staff, one.kind, one.words, one.data) for one in steps],
            directory_at(self._desk, self._connection, self.now),
        )
