"""The guide slip: where to go now, and who has been told that the visitor comes (F3)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from hall.printing import letterhead
from hall.printing.letterhead import Person
from hall.printing.pen import Pen
from hall.printing.sayings import Told
from hall.printing.slip import Said, said_in


class Guide(NamedTuple):
    """All that may be printed; nothing of the visitor but the number of the inquiry."""

    hall: Said
    number: str
    receiver: Person
    told: str
    """Who there was told that the visitor comes; `told_at` when, in the hall's own time zone, where
    that does not say so itself.
    """
    told_at: datetime | None
    first: Person
    complaint_phone: str
    language: str = "zh"
    reprint: bool = False

    def write(self, pen: Pen, told: Told) -> None:
        """The whole slip."""
        marks = letterhead.marks(told, reprint=self.reprint)
        letterhead.head(pen, told, self.hall, "guide", self.number, marks)
        pen.band(*(letterhead.place(told, self.receiver, each) for each in told.languages))
        self._receiver(pen, told)
        pen.rule()
        letterhead.contact(pen, told, "first", self.first)
        letterhead.foot(pen, told, self.complaint_phone, "show")

    def _receiver(self, pen: Pen, told: Told) -> None:
        """In both languages: whoever reads only one may have to show it at the door."""
        receiver = self.receiver
        pen.line(told.both("receiver"), "small")
        pen.line(letterhead.named(told, receiver), "strong")
        if (other := said_in(receiver.name, told.second)) != said_in(receiver.name, told.first):
            pen.line(other, "small")
        if receiver.phone:
            pen.line(told.say("phone", told.first, phone=receiver.phone))
        if self.told_at:
            about = {"who": self.told, "time": f"{self.told_at:%H:%M}"}
            pen.line(told.say("told_at", told.first, **about), "bold")
        elif self.told:
            pen.line(told.say("told", told.first, who=self.told), "bold")
