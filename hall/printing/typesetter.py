"""How a slip is laid out; pure: facts in, a black-and-white picture out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image

from hall.printing.sheet import Sheet
from hall.printing.slip import Slip, said_in
from hall.printing.typeface import BOLD, Font, Typeface

WIDE = 576
"""Dots across 80 mm paper (72 mm at 8 dots to the millimetre)."""
NARROW = 384
"""Dots across 58 mm paper (48 mm)."""
SMALL_WEIGHT = 500
"""A little above regular: small strokes must survive being turned into dots."""

_APART = re.compile(r"^(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])$")
"""Where a Latin letter or figure would touch the Chinese around it."""


@dataclass(frozen=True)
class _Sizes:
    """Dots: of the em of each kind of text, of the margin, of the code's side."""

    body: int
    strong: int
    small: int
    margin: int
    code: int


class Typesetter:
    """Lays slips out for paper `width` dots wide; `words` are the [slip] sections by language."""

    def __init__(self, words: Mapping[str, Mapping[str, Any]], width: int = WIDE) -> None:
        self.words = words
        self.width = width
        self.sizes = _Sizes(28, 36, 22, 20, 210) if width >= WIDE else _Sizes(24, 28, 19, 8, 176)
        self.typeface = Typeface()

    def set(self, slip: Slip) -> Image.Image:
        """The slip as a 1-bit picture, `width` dots wide and as long as it needs to be."""
        page = _Page(self, slip)
        page.head()
        page.turn()
        page.place()
        page.notice()
        page.foot()
        return page.sheet.finish()


class _Page:
    """One slip on its way onto paper: its own language first, the other one smaller beneath."""

    def __init__(self, setter: Typesetter, slip: Slip) -> None:
        self.slip = slip
        self.sizes = setter.sizes
        self.sheet = Sheet(setter.width, setter.sizes.margin)
        self.typeface = setter.typeface
        self.first = slip.language if slip.language in setter.words else "zh"
        self.second = "en" if self.first == "zh" else "zh"
        self.words = setter.words
        self.body = self.typeface.font(self.sizes.body)
        self.bold = self.typeface.font(self.sizes.body, BOLD)
        self.strong = self.typeface.font(self.sizes.strong, BOLD)
        self.small = self.typeface.font(self.sizes.small, SMALL_WEIGHT)

    def say(self, code: str, language: str, **about: object) -> str:
        return str(self.words[language][code]).format(**about)

    def both(self, code: str) -> str:
        """A single word in both languages, for those who read only one."""
        return f"{self.say(code, self.first)} {self.say(code, self.second)}"

    def head(self) -> None:
        self.sheet.gap(self.sizes.margin)
        self.sheet.text(said_in(self.slip.hall, self.first), self.bold)
        if self.slip.reprint:
            self.sheet.gap(6)
            self.sheet.tag(self.both("reprint"), self.bold)

    def turn(self) -> None:
        """The number, what it is for, and that it goes ahead if it does: never why."""
        slip = self.slip
        letters = slip.number.rstrip("0123456789")
        digits = slip.number[len(letters) :]
        self.sheet.gap(self.sizes.body)
        self.sheet.headline(letters, digits, self._largest(slip.number))
        self.sheet.gap(self.sizes.small)
        self.sheet.text(said_in(slip.service, self.first), self.strong)
        self.sheet.text(said_in(slip.service, self.second), self.small)
        if slip.priority:
            self.sheet.gap(6)
            self.sheet.tag(self.both("priority"), self.bold)
        self.sheet.gap(self.sizes.small)

    def place(self) -> None:
        """Where to wait, for how long, since when."""
        slip = self.slip
        self.sheet.band(
            [(self._where(self.first), self.strong), (self._where(self.second), self.small)], 10
        )
        self.sheet.gap(self.sizes.margin)
        self._patience()
        self.sheet.gap(6)
        self.sheet.text(
            self.say("taken", self.first, at=f"{slip.issued_at:%Y-%m-%d %H:%M}"), self.body
        )

    def _patience(self) -> None:
        """How many are ahead and how long it may take: side by side where the paper has room."""
        rows = [(self.first, self.bold), (self.second, self.small)]
        asked = self.slip.wait is not None
        beside = asked and all(
            self.sheet.fits(self._ahead(one), self._wait(one), font) for one, font in rows
        )
        for language, font in rows:
            if beside:
                self.sheet.pair(self._ahead(language), self._wait(language), font)
                continue
            self.sheet.text(self._ahead(language), font)
            if asked:
                self.sheet.text(self._wait(language), font)

    def notice(self) -> None:
        """The papers, the fee and the time, told once and in full; and what a missed call means."""
        slip = self.slip
        self._rule()
        if slip.materials:
            self.sheet.text(self.say("materials", self.first), self.bold, "left")
            for number, material in enumerate(slip.materials, 1):
                self._item(f"{number}.", said_in(material, self.first))
        cost = [self.say("fee", self.first, fee=said_in(slip.fee, self.first))] if slip.fee else []
        if slip.minutes:
            cost.append(self.say("minutes", self.first, minutes=slip.minutes))
        for line in cost:
            self.sheet.text(line, self.body, "left")
        if slip.materials or cost:
            self._rule()
        if slip.rejoin_minutes:
            about = {"minutes": slip.rejoin_minutes, "behind": slip.rejoin_behind}
            self.sheet.text(self.say("rejoin", self.first, **about), self.body, "left")

    def foot(self) -> None:
        """The code to follow the line by, and whom to tell if something is wrong."""
        slip, sheet = self.slip, self.sheet
        sheet.gap(6)
        top = sheet.y
        side = sheet.code(slip.url, self.sizes.code) if slip.url else 0
        left = max(sheet.margin, side)
        room = {"left": left, "width": sheet.width - sheet.margin - left}
        sheet.gap(self.sizes.small)
        if slip.url:
            sheet.text(self.say("scan", self.first), self.bold, "left", **room)
            sheet.text(self.say("scan", self.second), self.small, "left", **room)
            sheet.gap(self.sizes.small // 2)
        if slip.complaint_phone:
            sheet.text(self.both("complaint"), self.small, "left", **room)
            sheet.text(slip.complaint_phone, self.bold, "left", **room)
        sheet.gap(max(0, top + side - sheet.y))
        sheet.gap(self.sizes.margin)

    def _largest(self, number: str) -> Font:
        """The largest bold font in which the number fits with its gap."""
        trial = self.typeface.font(100, BOLD)
        ems = trial.getlength(number) / 100 + 0.16
        return self.typeface.font(min(int(self.sheet.inner / ems), self.sheet.width * 3 // 8), BOLD)

    def _item(self, mark: str, text: str) -> None:
        top, indent = self.sheet.y, round(self.body.getlength("10. "))
        self.sheet.text(mark, self.body, "left")
        self.sheet.y = top
        left = self.sheet.margin + indent
        self.sheet.text(text, self.body, "left", left=left, width=self.sheet.inner - indent)

    def _where(self, language: str) -> str:
        where = self.slip.where
        if where is None:
            return self.say("where_hall", language)
        return self.say("where", language, area=_APART.sub(" ", said_in(where, language)))

    def _ahead(self, language: str) -> str:
        code = {0: "ahead_none", 1: "ahead_one"}.get(self.slip.ahead, "ahead")
        return self.say(code, language, count=self.slip.ahead)

    def _wait(self, language: str) -> str:
        low, high = self.slip.wait or (0, 0)
        return self.say("wait" if low else "wait_upto", language, low=low, high=high)

    def _rule(self) -> None:
        self.sheet.gap(self.sizes.margin)
        self.sheet.rule()
        self.sheet.gap(self.sizes.margin)
