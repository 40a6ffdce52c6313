"""The pen that draws: a picture, alike on every printer."""

from collections.abc import Callable
from dataclasses import dataclass

from hall.printing.pen import Side, Weight
from hall.printing.sheet import Sheet
from hall.printing.typeface import BOLD, Font, Typeface

WIDE = 576
"""Dots across 80 mm paper (72 mm at 8 dots to the millimetre)."""
NARROW = 384
"""Dots across 58 mm paper (48 mm)."""
SMALL_WEIGHT = 500
"""A little above regular: small strokes must survive being turned into dots."""


@dataclass(frozen=True)
class Sizes:
    """Dots: of the em of each kind of text, of the margin, of the code's side."""

    body: int
    strong: int
    small: int
    margin: int
    code: int


def sizes_of(width: int) -> Sizes:
    """The sizes for paper `width` dots wide."""
    return Sizes(28, 36, 22, 20, 210) if width >= WIDE else Sizes(24, 28, 19, 8, 176)


class Ink:
    """A Pen on paper `width` dots wide; `sheet` is what it has drawn so far."""

    def __init__(self, typeface: Typeface, width: int) -> None:
        self.sizes = sizes_of(width)
        self.sheet = Sheet(width, self.sizes.margin)
        self.typeface = typeface
        self.body = typeface.font(self.sizes.body)
        self.bold = typeface.font(self.sizes.body, BOLD)
        self.strong = typeface.font(self.sizes.strong, BOLD)
        self.small = typeface.font(self.sizes.small, SMALL_WEIGHT)

    def line(self, text: str, weight: Weight = "body", side: Side = "left") -> None:
        self.sheet.text(text, self._font(weight), side)

    def tags(self, texts: list[str]) -> None:
        for text in texts:
            self.sheet.gap(8)
            self.sheet.tag(text, self.bold)

    def number(self, number: str) -> None:
        letters = "" if "-" in number else number.rstrip("0123456789")
        self.sheet.gap(self.sizes.body)
        self.sheet.headline(letters, number[len(letters) :], self._largest(number))
        self.sheet.gap(self.sizes.small)

    def band(self, first: str, second: str) -> None:
        self.sheet.gap(self.sizes.small)
        self.sheet.band([(first, self.strong), (second, self.small)], 10)
        self.sheet.gap(self.sizes.margin)

    def item(self, mark: str, text: str, weight: Weight = "body") -> None:
        self._marked(lambda: self.sheet.text(mark, self._font(weight), "left"), text, weight)

    def box(self, text: str) -> None:
        self._marked(lambda: self.sheet.box(self.sizes.body), text, "bold")

    def rule(self) -> None:
        self.sheet.gap(self.sizes.margin)
        self.sheet.rule()
        self.sheet.gap(self.sizes.margin)

    def _font(self, weight: Weight) -> Font:
        fonts = {"strong": self.strong, "bold": self.bold, "small": self.small}
        return fonts.get(weight, self.body)

    def _largest(self, number: str) -> Font:
        """The largest bold font in which the number fits with its gap."""
        trial = self.typeface.font(100, BOLD)
        ems = trial.getlength(number) / 100 + 0.16
        return self.typeface.font(min(int(self.sheet.inner / ems), self.sheet.width * 3 // 8), BOLD)

    def _marked(self, mark: Callable[[], None], text: str, weight: Weight) -> None:
        top, indent = self.sheet.y, round(self.body.getlength("10. "))
        mark()
        self.sheet.y = top
        left = self.sheet.margin + indent
        width = self.sheet.inner - indent
        self.sheet.text(text, self._font(weight), "left", left=left, width=width)
