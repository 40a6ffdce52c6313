"""A strip of paper that grows downwards: lines of text, bands, rules and codes."""

from typing import Literal

import segno
from PIL import Image, ImageDraw

from hall.printing.typeface import Font, wrap

Align = Literal["left", "center", "right"]

WHITE, BLACK = 255, 0
INK_FROM = 168
"""Greys darker than this become a dot: over half, since thermal paper thins what is thin."""
LEADING = 1.34
MASK = 2
"""One of the eight of ISO/IEC 18004, which every reader reads; trying all takes as long as the rest
of the slip.
"""
ROOM = 512


class Sheet:
    """White paper `width` dots wide; every method puts something under what is there already."""

    def __init__(self, width: int, margin: int) -> None:
        self.width = width
        self.margin = margin
        self.inner = width - 2 * margin
        self.y = 0
        self._paper = Image.new("L", (width, 2 * ROOM), WHITE)
        self._pen = ImageDraw.Draw(self._paper)

    def gap(self, dots: int) -> None:
        """Leaves `dots` rows white."""
        self._make_room(dots)
        self.y += dots

    def text(
        self,
        text: str,
        font: Font,
        align: Align = "center",
        left: int | None = None,
        width: int | None = None,
    ) -> None:
        """Sets `text` in as many lines as it needs, between `left` and `left + width`."""
        left = self.margin if left is None else left
        width = self.inner if width is None else width
        for line in wrap(text, font, width, balanced=True):
            self._line(line, font, align, left, width, BLACK)

    def fits(self, one: str, other: str, font: Font) -> bool:
        """Whether both texts can stand on one line with a clear gap."""
        return font.getlength(one + other) + font.size <= self.inner

    def pair(self, one: str, other: str, font: Font) -> None:
        """Two short texts on one line, to the left and to the right."""
        top = self.y
        self.text(one, font, "left")
        self.y = top
        self.text(other, font, "right")

    def band(self, texts: list[tuple[str, Font]], pad: int) -> None:
        """A black band over the whole paper with `texts` in white."""
        lines = [
            (line, font)
            for text, font in texts
            for line in wrap(text, font, self.inner - 2 * pad, True)
        ]
        height = sum(_leading(font) for _, font in lines) + 2 * pad
        self._make_room(height)
        right, bottom = self.width - self.margin - 1, self.y + height - 1
        self._pen.rectangle((self.margin, self.y, right, bottom), fill=BLACK)
        self.y += pad
        for line, font in lines:
            self._line(line, font, "center", self.margin, self.inner, WHITE)
        self.y += pad

    def tag(self, text: str, font: Font) -> None:
        """A short word in white on a black label, in the middle."""
        pad = int(font.size) // 3
        wide = round(font.getlength(text)) + 2 * pad
        high = _leading(font) + 2 * (pad // 4)
        self._make_room(high)
        left = (self.width - wide) // 2
        self._pen.rounded_rectangle((left, self.y, left + wide, self.y + high), pad, fill=BLACK)
        self.y += pad // 4
        self._line(text, font, "center", left, wide, WHITE)
        self.y += pad // 4 + 1

    def headline(self, letters: str, digits: str, font: Font) -> None:
        """The number: its letters, a thin gap, its digits; exactly as high as its ink."""
        gap = round(font.size * 0.14) if letters and digits else 0
        first = round(font.getlength(letters))
        left = (self.width - first - gap - round(font.getlength(digits))) // 2
        _, top, _, bottom = (round(edge) for edge in font.getbbox(letters + digits, anchor="ls"))
        self._make_room(bottom - top)
        base = self.y - top
        self._pen.text((left, base), letters, fill=BLACK, font=font, anchor="ls")
        self._pen.text((left + first + gap, base), digits, fill=BLACK, font=font, anchor="ls")
        self.y += bottom - top

    def rule(self, dash: int = 8) -> None:
        """A dashed line from margin to margin."""
        self._make_room(2)
        for left in range(self.margin, self.width - self.margin, 2 * dash):
            right = min(left + dash, self.width - self.margin) - 1
            self._pen.rectangle((left, self.y, right, self.y + 1), fill=BLACK)
        self.y += 2

    def code(self, url: str, most: int) -> int:
        """A QR of `url` (ISO/IEC 18004, level M, quiet zone of 4) at the left edge.

        Returns its side in dots, at most `most` unless the url is very long. The paper does not
        move on: what stands beside it is put next.
        """
        code = segno.make_qr(url, error="m", boost_error=False, mask=MASK)
        side = int(code.symbol_size(scale=1, border=4)[0])
        scale = max(2, most // side)
        self._make_room(side * scale)
        modules = bytes(
            BLACK if dark else WHITE for row in code.matrix_iter(border=4) for dark in row
        )
        dots = Image.frombytes("L", (side, side), modules)
        dots = dots.resize((side * scale, side * scale), Image.Resampling.NEAREST)
        self._paper.paste(dots, (0, self.y))
        return side * scale

    def box(self, size: int) -> None:
        """An empty box, as high as a character of `size`, at the left margin."""
        side, stroke = round(size * 0.8), max(2, size // 12)
        self._make_room(_leading_of(size))
        left, top = self.margin, self.y + round(size * 1.05 + size * 0.1) - side
        edges = (left, top, left + side, top + side)
        self._pen.rectangle(edges, outline=BLACK, width=stroke)
        self.y += _leading_of(size)

    def finish(self) -> Image.Image:
        """The paper so far as a 1-bit picture (1 = white)."""
        dots = [WHITE if grey >= INK_FROM else BLACK for grey in range(256)]
        return self._paper.crop((0, 0, self.width, self.y)).point(dots, "1")

    def _line(self, line: str, font: Font, align: Align, left: int, width: int, ink: int) -> None:
        self._make_room(_leading(font))
        free = width - font.getlength(line)
        x = left + round({"left": 0.0, "center": free / 2, "right": free}[align])
        base = self.y + round(font.size * 1.05)
        self._pen.text((x, base), line, fill=ink, font=font, anchor="ls")
        self.y += _leading(font)

    def _make_room(self, dots: int) -> None:
        if self.y + dots + ROOM <= self._paper.height:
            return
        longer = Image.new("L", (self.width, self._paper.height + dots + 2 * ROOM), WHITE)
        longer.paste(self._paper, (0, 0))
        self._paper, self._pen = longer, ImageDraw.Draw(longer)


def _leading(font: Font) -> int:
    return _leading_of(font.size)


def _leading_of(size: float) -> int:
    return round(size * LEADING)
