"""How a slip is written where the printer sets the text itself: `FS &` and GB18030 bytes.

A hundredth of the bytes of a picture, which is what a slow serial line needs; but it looks as the
printer's own font looks, and printers differ in which characters they have.
"""

import segno

from hall.printing.commands import Written, qr
from hall.printing.ink import WIDE
from hall.printing.pen import Form
from hall.printing.sayings import INQUIRY, Sayings, Told, Words
from hall.printing.slip import Slip, said_in
from hall.printing.typed import ALIGN, LEADING, Columns, Typed
from hall.printing.typeface import Typeface

START = b"\x1bR\x00\x1c&"
"""ESC R 0: no Chinese yuan sign for the backslash; FS &: two bytes make a character."""


class Writer:
    """Writes slips for paper `width` dots wide; `words`: see `paper_words`."""

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

    def lay(self, form: Form) -> Written:
        """Another paper, likewise."""
        # An inquiry's number is long: on narrow paper only twice as large as the text.
        pen = Typed(self.typeface, self.width, strong=2 if self.width >= WIDE else 1)
        form.write(pen, Told(self.words, form.language, INQUIRY))
        return Written(START + b"".join(pen.parts), pen.rows)


class _Page(Typed):
    """One slip on its way: the same order as the picture has."""

    def __init__(self, writer: Writer, slip: Slip) -> None:
        super().__init__(writer.typeface, writer.width)
        self.slip = slip
        self.told = Sayings(writer.words, slip)
        self.first, self.second = self.told.first, self.told.second

    def head(self) -> None:
        slip = self.slip
        self.text(said_in(slip.hall, self.first), bold=True)
        self.tags(self.told.marks())
        self.number(slip.number)
        self.text(said_in(slip.service, self.first), 2, bold=True)
        self.text(said_in(slip.service, self.second))
        self.tags(self.told.turn())

    def place(self) -> None:
        self.band(self.told.where(self.first), self.told.where(self.second))
        for language, bold in ((self.first, True), (self.second, False)):
            ahead, wait = self.told.ahead(language), self.told.wait(language)
            free = self.columns - int(Columns(1).getlength(ahead + wait))
            if wait and free > 1:
                self.text(ahead + " " * free + wait, bold=bold, kept=True)
            else:
                self.text(ahead, bold=bold)
                self.text(wait, bold=bold)
        self.text(self.told.taken())

    def notice(self) -> None:
        materials, cost = self.told.materials(), self.told.cost()
        self.rule()
        if materials:
            self.text(self.told.say("materials", self.first), bold=True, align="left")
            for number, material in enumerate(materials, 1):
                self.item(f"{number}.", material)
        for line in cost:
            self.text(line, align="left")
        if materials or cost:
            self.rule()
        self.text(self.told.missed(), align="left")

    def foot(self) -> None:
        slip, say = self.slip, self.told.say
        if slip.url:
            side = int(segno.make_qr(slip.url, error="m", boost_error=False, mask=0).version) * 4
            dots = max(3, self.width * 4 // 10 // (side + 17))
            self.parts += [ALIGN["center"], qr(slip.url, dots), b"\n"]
            self.rows += (side + 17) * dots + LEADING
            self.text(say("scan", self.first), bold=True)
            self.text(say("scan", self.second))
        if slip.complaint_phone:
            self.text(self.told.both("complaint"))
            self.text(slip.complaint_phone, bold=True)
