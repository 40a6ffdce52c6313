"""How a slip is laid out; pure: facts in, a black-and-white picture out."""

from PIL import Image

from hall.printing.ink import WIDE, Ink, sizes_of
from hall.printing.pen import Form
from hall.printing.sayings import INQUIRY, Sayings, Told, Words
from hall.printing.slip import Slip, said_in
from hall.printing.typeface import Typeface


class Typesetter:
    """Lays slips out for paper `width` dots wide; `words`: see `paper_words`."""

    def __init__(self, words: Words, width: int = WIDE) -> None:
        self.words = words
        self.width = width
        self.sizes = sizes_of(width)
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

    def lay(self, form: Form) -> Image.Image:
        """Another paper, likewise."""
        ink = Ink(self.typeface, self.width)
        ink.sheet.gap(ink.sizes.margin)
        form.write(ink, Told(self.words, form.language, INQUIRY))
        ink.sheet.gap(ink.sizes.margin)
        return ink.sheet.finish()


class _Page(Ink):
    """One slip on its way onto paper: its own language first, the other one smaller beneath."""

    def __init__(self, setter: Typesetter, slip: Slip) -> None:
        super().__init__(setter.typeface, setter.width)
        self.slip = slip
        self.told = Sayings(setter.words, slip)
        self.first, self.second = self.told.first, self.told.second

    def head(self) -> None:
        self.sheet.gap(self.sizes.margin)
        self.sheet.text(said_in(self.slip.hall, self.first), self.bold)
        self.tags(self.told.marks())

    def turn(self) -> None:
        """The number and what it is for, with the words that mark how it goes on."""
        slip = self.slip
        self.number(slip.number)
        self.sheet.text(said_in(slip.service, self.first), self.strong)
        self.sheet.text(said_in(slip.service, self.second), self.small)
        self.tags(self.told.turn())

    def place(self) -> None:
        """Where to wait, for how long, since when."""
        self.band(self.told.where(self.first), self.told.where(self.second))
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
        self.rule()
        if materials:
            self.sheet.text(self.told.say("materials", self.first), self.bold, "left")
            for number, material in enumerate(materials, 1):
                self.item(f"{number}.", material)
        for line in cost:
            self.sheet.text(line, self.body, "left")
        if materials or cost:
            self.rule()
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
