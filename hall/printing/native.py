"""How a slip is written where the printer sets the text itself: `FS &` and GB18030 bytes.

A hundredth of the bytes of a picture, which is what a slow serial line needs; but it looks as the
printer's own font looks, and printers differ in which characters they have.
"""

import segno

from hall.printing.commands import Written, qr, raster
from hall.printing.sayings import Sayings, Words
from hall.printing.sheet import Sheet
from hall.printing.slip import Slip, said_in
from hall.printing.typeface import BOLD, Typeface, clean, wrap

COLUMN = 12
"""Dots of a Latin letter of the printer's font A; a Chinese character takes two columns."""
CELL = 24
LEADING = 34
"""Dots of a character's height, and from line to line."""
LARGEST = 8
"""`GS !` makes a character up to eight times as large."""
MARGIN = 8
SMALL_WEIGHT = 500

START = b"\x1bR\x00\x1c&"
"""ESC R 0: no Chinese yuan sign for the backslash; FS &: two bytes make a character."""
ALIGN = {"left": b"\x1ba\x00", "center": b"\x1ba\x01"}


class Writer:
    """Writes slips for paper `width` dots wide; `words` are the [slip] sections by language."""

    def __init__(self, words: Words, width: int) -> None:
        self.words = words
        self.width = width
        self.typeface = Typeface()

    def set(self, slip: Slip) -> Written:
        """The slip as the printer's own text."""
        page = _Page(self, slip)
        page.head()
        page.place()
        page.notice()
        page.foot()
        return Written(START + b"".join(page.parts), page.rows)


def has(text: str) -> bool:
    """Whether printers have all of `text`: ASCII and GBK, the part of GB18030 in two bytes."""
    return len(text.encode("gbk", "replace")) == sum(1 + (char > "~") for char in text)


class _Columns:
    """Measures text in columns, each character `size` times as wide."""

    def __init__(self, size: int) -> None:
        self.size = size

    def getlength(self, text: str) -> float:
        return float(sum(1 + (char > "~") for char in text) * self.size)


class _Page:
    """One slip on its way: the same order as the picture has."""

    def __init__(self, writer: Writer, slip: Slip) -> None:
        self.slip = slip
        self.width = writer.width
        self.columns = writer.width // COLUMN
        self.typeface = writer.typeface
        self.told = Sayings(writer.words, slip)
        self.first, self.second = self.told.first, self.told.second
        self.parts: list[bytes] = []
        self.rows = 0

    def head(self) -> None:
        slip, most = self.slip, (self.columns - 1) // max(1, len(self.slip.number))
        self._text(said_in(slip.hall, self.first), bold=True)
        self._tags(self.told.marks())
        self._text(slip.number, min(LARGEST, max(1, most)), bold=True)
        self._text(said_in(slip.service, self.first), 2, bold=True)
        self._text(said_in(slip.service, self.second))
        self._tags(self.told.turn())

    def place(self) -> None:
        self._rule()
        self._text(self.told.where(self.first), 2, bold=True)
        self._text(self.told.where(self.second))
        self._rule()
        for language, bold in ((self.first, True), (self.second, False)):
            ahead, wait = self.told.ahead(language), self.told.wait(language)
            free = self.columns - int(_Columns(1).getlength(ahead + wait))
            if wait and free > 1:
                self._text(ahead + " " * free + wait, bold=bold, kept=True)
            else:
                self._text(ahead, bold=bold)
                self._text(wait, bold=bold)
        self._text(self.told.taken())

    def notice(self) -> None:
        materials, cost = self.told.materials(), self.told.cost()
        self._rule()
        if materials:
            self._text(self.told.say("materials", self.first), bold=True, align="left")
            for number, material in enumerate(materials, 1):
                self._text(f"{number}. {material}", align="left", indent=len(f"{number}. "))
        for line in cost:
            self._text(line, align="left")
        if materials or cost:
            self._rule()
        self._text(self.told.missed(), align="left")

    def foot(self) -> None:
        slip, say = self.slip, self.told.say
        if slip.url:
            side = int(segno.make_qr(slip.url, error="m", boost_error=False, mask=0).version) * 4
            dots = max(3, self.width * 4 // 10 // (side + 17))
            self.parts += [ALIGN["center"], qr(slip.url, dots), b"\n"]
            self.rows += (side + 17) * dots + LEADING
            self._text(say("scan", self.first), bold=True)
            self._text(say("scan", self.second))
        if slip.complaint_phone:
            self._text(self.told.both("complaint"))
            self._text(slip.complaint_phone, bold=True)

    def _text(
        self,
        text: str,
        size: int = 1,
        *,
        bold: bool = False,
        align: str = "center",
        indent: int = 0,
        kept: bool = False,
        tag: bool = False,
    ) -> None:
        """One text in as many lines as it needs; as a picture if the printer lacks a character."""
        said = clean(text)
        if not said:
            return
        if not has(said):
            self._drawn(said, size, bold, align)
            return
        lines = [text] if kept else wrap(said, _Columns(size), self.columns - indent, balanced=True)
        style = b"\x1bE" + bytes((bold,)) + b"\x1d!" + bytes((0x11 * (size - 1),))
        for at, line in enumerate(lines):
            shown = f" {line} " if tag else " " * (indent if at else 0) + line
            self.parts += [
                ALIGN[align],
                style,
                b"\x1dB" + bytes((tag,)),
                shown.encode("gb18030"),
                b"\n",
            ]
            self.rows += max(LEADING, CELL * size)

    def _drawn(self, text: str, size: int, bold: bool, align: str) -> None:
        sheet = Sheet(self.width, MARGIN)
        font = self.typeface.font(CELL * size, BOLD if bold else SMALL_WEIGHT)
        sheet.text(text, font, "left" if align == "left" else "center")
        picture = sheet.finish()
        self.parts += [ALIGN["left"], raster(picture)]
        self.rows += picture.height

    def _tags(self, texts: list[str]) -> None:
        for text in texts:
            self._text(text, bold=True, tag=True)

    def _rule(self) -> None:
        self._text("-" * self.columns)
