"""The first-inquiry receipt: who is responsible to the visitor, and until when (F11, R1-3.2)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from hall.printing import letterhead
from hall.printing.letterhead import Person
from hall.printing.pen import Pen
from hall.printing.sayings import Told
from hall.printing.slip import Said, said_in


class Receipt(NamedTuple):
    """All that may be printed: no contact, and not the visitor's words; others see the paper."""

    hall: Said
    number: str
    kind: str
    category: Said | None
    service: Said | None
    opened_at: datetime
    """Like `due_at` in the hall's own time zone."""
    due_at: datetime | None
    first: Person
    now_with: Person | None
    """Whoever has it now, if that is not the first person."""
    complaint_phone: str
    language: str = "zh"
    reprint: bool = False

    def write(self, pen: Pen, told: Told) -> None:
        """The whole receipt."""
        marks = letterhead.marks(told, reprint=self.reprint)
        letterhead.head(pen, told, self.hall, "receipt", self.number, marks)
        pen.rule()
        self._matter(pen, told)
        pen.rule()
        letterhead.contact(pen, told, "first", self.first)
        if self.due_at is not None:
            promised = (letterhead.due(told, each, self.due_at) for each in told.languages)
            pen.band(*promised)
        if self.now_with is not None:
            if self.due_at is None:
                pen.rule()
            letterhead.contact(pen, told, "now_with", self.now_with)
        letterhead.foot(pen, told, self.complaint_phone, "keep")

    def _matter(self, pen: Pen, told: Told) -> None:
        language = told.first
        pen.line(told.say("opened", language, at=letterhead.moment(self.opened_at)))
        pen.line(told.say("matter", language, kind=told.say(f"kind_{self.kind}", language)))
        if self.category:
            pen.line(told.say("category", language, category=said_in(self.category, language)))
        if self.service:
            pen.line(told.say("service", language, service=said_in(self.service, language)))
