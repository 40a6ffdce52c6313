"""The pen that types: `FS &` and GB18030 bytes, set by the printer in its own font."""

from hall.printing.commands import raster
from hall.printing.pen import Side, Weight
from hall.printing.sheet import Sheet
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

ALIGN = {"left": b"\x1ba\x00", "center": b"\x1ba\x01"}
EMPTY = "□"
"""A character that every printer has."""


class Columns:
    """Measures text in columns, each character `size` times as wide."""

    def __init__(self, size: int) -> None:
        self.size = size

    def getlength(self, text: str) -> float:
        return float(sum(1 + (char > "~") for char in text) * self.size)


class Typed:
    """A Pen on paper `width` dots wide; `parts` is what it has written, `rows` how high."""

    def __init__(self, typeface: Typeface, width: int, strong: int = 2) -> None:
        """`strong`: how many times as large the strong text is."""
        self.strong = strong
        self.width = width
        self.columns = width // COLUMN
        self.typeface = typeface
        self.parts: list[bytes] = []
        self.rows = 0

    def line(self, text: str, weight: Weight = "body", side: Side = "left") -> None:
        size = self.strong if weight == "strong" else 1
        self.text(text, size, bold=weight in ("strong", "bold"), align=side)

    def tags(self, texts: list[str]) -> None:
        for text in texts:
            self.text(text, bold=True, tag=True)

    def number(self, number: str) -> None:
        most = (self.columns - 1) // max(1, len(number))
        self.text(number, min(LARGEST, max(1, most)), bold=True)

    def band(self, first: str, second: str) -> None:
        self.rule()
        self.text(first, self.strong, bold=True)
        self.text(second)
        self.rule()

    def item(self, mark: str, text: str, weight: Weight = "body") -> None:
        shift = int(Columns(1).getlength(mark)) + 1
        self.text(f"{mark} {text}", bold=weight == "bold", align="left", indent=shift)

    def box(self, text: str) -> None:
        self.item(EMPTY, text, "bold")

    def rule(self) -> None:
        self.text("-" * self.columns)

    def text(
        self,
        text: str,
        size: int = 1,
        *,
        bold: bool = False,
        align: Side = "center",
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
        lines = [text] if kept else wrap(said, Columns(size), self.columns - indent, balanced=True)
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


def has(text: str) -> bool:
    """Whether printers have all of `text`: ASCII and GBK, the part of GB18030 in two bytes."""
    return len(text.encode("gbk", "replace")) == sum(1 + (char > "~") for char in text)
