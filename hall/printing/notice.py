"""The one-time notice: everything that is still missing, said at once (F9, R1-3.3.1)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from hall.printing import letterhead
from hall.printing.letterhead import Person
from hall.printing.pen import Pen
from hall.printing.sayings import Told
from hall.printing.slip import Said, said_in

ENDS = "。．，；,.; "
"""What a clerk may have typed at the end of a reason that stands inside a sentence."""


class Item(NamedTuple):
    """One paper of the service's checklist."""

    name: Said
    missing: bool


class Notice(NamedTuple):
    """All that may be printed; `remark` is the clerk's own, and shown to the visitor before."""

    hall: Said
    number: str
    """Of the inquiry; "" where there is none."""
    service: Said
    items: tuple[Item, ...]
    fee: Said | None
    time_limit: Said | None
    remark: str
    second: bool
    """Not the first one in the same inquiry: a breach, which has a `reason` and is marked."""
    reason: str
    clerk: Person
    given_at: datetime
    complaint_phone: str
    language: str = "zh"
    reprint: bool = False

    def write(self, pen: Pen, told: Told) -> None:
        """The whole notice."""
        marks = letterhead.marks(told, reprint=self.reprint)
        marks = [*([told.both("second")] if self.second else []), *marks]
        letterhead.head(pen, told, self.hall, "notice", self.number, marks)
        pen.rule()
        pen.line(said_in(self.service, told.first), "strong")
        pen.line(said_in(self.service, told.second), "small")
        self._list(pen, told)
        self._terms(pen, told)
        pen.rule()
        letterhead.contact(pen, told, "clerk", self.clerk)
        given = letterhead.moment(self.given_at)
        pen.line(told.say("given", told.first, at=given))
        letterhead.foot(pen, told, self.complaint_phone, "ready")

    def _list(self, pen: Pen, told: Told) -> None:
        """What is missing first: that is what the visitor has to do. Of the rest nobody says that
        it was seen: it is what the service asks for as well.
        """
        for missing, code in ((True, "missing"), (False, "others")):
            items = [item for item in self.items if item.missing == missing]
            if not items:
                continue
            pen.rule()
            pen.line(told.say(code, told.first, count=len(items)), "bold" if missing else "small")
            for item in items:
                name = said_in(item.name, told.first)
                if missing:
                    pen.box(name)
                else:
                    pen.item("·", name)

    def _terms(self, pen: Pen, told: Told) -> None:
        language, lines = told.first, []
        if self.fee:
            lines.append(told.say("fee", language, fee=said_in(self.fee, language)))
        if self.time_limit:
            lines.append(told.say("limit", language, limit=said_in(self.time_limit, language)))
        if self.remark:
            lines.append(told.say("remark", language, text=self.remark))
        if self.second:
            lines.append(told.say("sorry", language, reason=self.reason.rstrip(ENDS)))
        if lines:
            pen.rule()
        for line in lines:
            pen.line(line)
