"""Reads printed Chinese and Latin back from dots, glyph by glyph, knowing only the typeface."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
from PIL import Image, ImageDraw, ImageFont

DOT = 168
"""A dot is where the drawn grey is darker than this, as the paper has it."""
IN_WHITE = 256 - DOT
"""The same for white text on a black band, seen the other way round."""
UP, DOWN = 1.0, 0.3
"""How far ink reaches above and below the baseline, in ems."""


@dataclass
class Glyphs:
    """The known characters of `alphabet` at one size; `pitch`: rows from line to line."""

    size: int
    alphabet: str
    weight: int = 700
    dot: int = DOT
    drawn: dict[str, np.ndarray] = field(default_factory=dict)
    base: int | None = None
    """Rows from the top of the searched part to the first baseline: found once, then known."""

    def __post_init__(self) -> None:
        face = _face(self.size, self.weight)
        empty = _draw(face, "\U0010fffe", self.size, self.dot)
        for char in self.alphabet:
            ink = _draw(face, char, self.size, self.dot)
            left, _, right, _ = face.getbbox(char)
            hangs_over = left < 0 or right > face.getlength(char)
            if char.isspace() or hangs_over or (ink.shape == empty.shape and (ink == empty).all()):
                continue
            self.drawn[char] = ink

    def read(self, dots: np.ndarray, count: int) -> str:
        """The first `count` characters in `dots`, line after line, without spaces."""
        tries = range(round(self.size * 0.5), 2 * self.size) if self.base is None else [self.base]
        for base in tries:
            if (text := self._lines(dots, base, count)) is not None:
                self.base = base
                return text
        raise AssertionError("no text that this reader knows")

    def _lines(self, dots: np.ndarray, base: int, count: int) -> str | None:
        text = ""
        while len(text) < count:
            line = self._line(dots, base)
            if not line:
                return None
            text, base = text + line, base + round(self.size * 1.34)
        return text

    def _line(self, dots: np.ndarray, base: int) -> str | None:
        up, down = round(self.size * UP), round(self.size * DOWN)
        band = np.zeros((up + down, dots.shape[1] + 2 * self.size), bool)
        rows = dots[max(0, base - up) : base + down]
        band[max(0, up - base) : max(0, up - base) + len(rows), : dots.shape[1]] = rows
        inked, text, pen = band.any(axis=0), "", 0
        while inked[pen:].any():
            pen += int(inked[pen:].argmax())
            fits = [
                (ink.shape[1], char)
                for char, ink in self.drawn.items()
                if (band[:, pen : pen + ink.shape[1]] == ink).all()
            ]
            if not fits:
                return None
            wide, char = max(fits)
            text, pen = text + char, pen + wide
        return text


def _draw(face: ImageFont.FreeTypeFont, char: str, size: int, dot: int) -> np.ndarray:
    """The dots of one character from the top of its line to its foot, without white sides."""
    up, down = round(size * UP), round(size * DOWN)
    canvas = Image.new("L", (3 * size, up + down), 255)
    ImageDraw.Draw(canvas).text((size, up), char, fill=0, font=face, anchor="ls")
    ink = np.asarray(canvas) < dot
    columns = np.flatnonzero(ink.any(axis=0))
    return ink[:, columns[0] : columns[-1] + 1] if len(columns) else ink[:, :0]


@cache
def _face(size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = files("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
    face = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face
