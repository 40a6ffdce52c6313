"""How a slip is laid out; pure: facts in, a black-and-white picture out."""

from dataclasses import dataclass

from PIL import Image

from hall.printing.sayings import Sayings, Words
from hall.printing.sheet import Sheet
from hall.printing.slip import Slip, said_in
from hall.printing.typeface import BOLD, Font, Typeface

WIDE = 576
"""Dots across 80 mm paper (72 mm at 8 dots to the millimetre)."""
NARROW = 384
"""Dots across 58 mm paper (48 mm)."""
SMALL_WEIGHT = 500
"""A little above regular: small strokes must survive being turned into dots."""


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

    def __init__(self, words: Words, width: int = WIDE) -> None:
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
        self.told = Sayings(setter.words, slip)
        self.sizes = setter.sizes
        self.sheet = Sheet(setter.width, setter.sizes.margin)
        self.typeface = setter.typeface
        self.first, self.second = self.told.first, self.told.second
        self.body = self.typeface.font(self.sizes.body)
        self.bold = self.typeface.font(self.sizes.body, BOLD)
        self.strong = self.typeface.font(self.sizes.strong, BOLD)
        self.small = self.typeface.font(self.sizes.small, SMALL_WEIGHT)

    def head(self) -> None:
        self.sheet.gap(self.sizes.margin)
        self.sheet.text(said_in(self.slip.hall, self.first), self.bold)
        self._tags(self.told.marks())

    def turn(self) -> None:
        """The number and what it is for, with the words that mark how it goes on."""
        slip = self.slip
        letters = slip.number.rstrip("0123456789")
        digits = slip.number[len(letters) :]
        self.sheet.gap(self.sizes.body)
        self.sheet.headline(letters, digits, self._largest(slip.number))
        self.sheet.gap(self.sizes.small)
        self.sheet.text(said_in(slip.service, self.first), self.strong)
        self.sheet.text(said_in(slip.service, self.second), self.small)
        self._tags(self.told.turn())
        self.sheet.gap(self.sizes.small)

    def place(self) -> None:
        """Where to wait, for how long, since when."""
        where = self.told.where
        self.sheet.band([(where(self.first), self.strong), (where(self.second), self.small)], 10)
        self.sheet.gap(self.sizes.margin)
        self._patience()
        self.sheet.gap(6)
        self.sheet.text(self.told.taken(), self.body)

    def _patience(self) -> None:
        """How many are ahead and how long it may take: side by side where the paper has room."""
        rows = [(self.first, self.bold), (self.second, self.small)]
        said = [(self.told.ahead(one), self.told.wait(one), font) for one, font in rows]
        beside = all(wait and self.sheet.fits(ahead, wait, font) for ahead, wait, font in said)
        for ahead, wait, font in said:
            if beside:
                self.sheet.pair(ahead, wait, font)
                continue
            self.sheet.text(ahead, font)
            self.sheet.text(wait, font)

    def notice(self) -> None:
        """The papers, the fee and the time, told once and in full; and what a missed call means."""
        materials, cost = self.told.materials(), self.told.cost()
        self._rule()
        if materials:
            self.sheet.text(self.told.say("materials", self.first), self.bold, "left")
            for number, material in enumerate(materials, 1):
                self._item(f"{number}.", material)
        for line in cost:
            self.sheet.text(line, self.body, "left")
        if materials or cost:
            self._rule()
        self.sheet.text(self.told.missed(), self.body, "left")

    def foot(self) -> None:
        """The code to follow the line by, and whom to tell if something is wrong."""
        slip, sheet, say = self.slip, self.sheet, self.told.say
        sheet.gap(6)
        top = sheet.y
        side = sheet.code(slip.url, self.sizes.code) if slip.url else 0
        left = max(sheet.margin, side)
        room = {"left": left, "width": sheet.width - sheet.margin - left}
        sheet.gap(self.sizes.small)
        if slip.url:
            sheet.text(say("scan", self.first), self.bold, "left", **room)
            sheet.text(say("scan", self.second), self.small, "left", **room)
            sheet.gap(self.sizes.small // 2)
        if slip.complaint_phone:
            sheet.text(self.told.both("complaint"), self.small, "left", **room)
            sheet.text(slip.complaint_phone, self.bold, "left", **room)
        sheet.gap(max(0, top + side - sheet.y))
        sheet.gap(self.sizes.margin)

    def _tags(self, texts: list[str]) -> None:
        for text in texts:
            self.sheet.gap(8)
            self.sheet.tag(text, self.bold)

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

    def _rule(self) -> None:
        self.sheet.gap(self.sizes.margin)
        self.sheet.rule()
        self.sheet.gap(self.sizes.margin)
