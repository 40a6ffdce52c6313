"""The one typeface of the slip, in the sizes and weights asked for, and how its lines break."""

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Protocol

from PIL import ImageFont

REGULAR = 400
BOLD = 700
KEPT_LENGTHS = 4096
KEPT_LINES = 64
"""How much of what was measured and drawn each font remembers: most of a slip is on every slip."""
STEPS = 48
"""Balanced lines are looked for in steps of this part of the paper's width."""
LARGE = 64
"""From this size on (dots) nothing drawn is kept: only numbers are so large, and each comes once.
"""

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_UNIT = re.compile(rf"\d+ [{_CJK}]|\s+|[{_CJK}]|[^\s{_CJK}]+")
_NEVER_FIRST = "，。、；：！？）》」』】〉…—·,.;:!?)]}%”’"
_NEVER_LAST = "（《「『【〈([{“‘"
_BREATHS = "，。、；：！？）》」』】〉,.;:!?)]}"
_NOBODY_HAS_THIS = "\U0010fffe"


class Ruler(Protocol):
    """What knows how long a text is, in dots or in columns."""

    def getlength(self, text: str) -> float:
        """The length of `text` on one line."""
        ...


class Font(ImageFont.FreeTypeFont):
    """One size and weight; remembers what it has measured and drawn, which halves a slip's time."""

    def __init__(self, file: str, size: int, weight: int) -> None:
        super().__init__(file, size, layout_engine=ImageFont.Layout.BASIC)
        self.set_variation_by_axes([weight])
        self._length = lru_cache(KEPT_LENGTHS)(super().getlength)
        self._drawn = lru_cache(KEPT_LINES if size < LARGE else 0)(super().getmask2)

    def getlength(self, text: Any, *args: Any, **kwargs: Any) -> float:
        """The length of `text` in dots."""
        return self._length(text, *args, **kwargs)

    def getmask2(self, text: Any, *args: Any, **kwargs: Any) -> Any:
        """The ink of `text` and where it stands; Pillow reads it, and never changes it."""
        return self._drawn(text, *args, **kwargs)


class Typeface:
    """Noto Sans SC, opened once; fonts are kept by size and weight.

    FreeType faces are not safe to share between threads: one Typeface belongs to one follower.
    """

    def __init__(self) -> None:
        self._file = str(files("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf")
        self._fonts: dict[tuple[int, int], Font] = {}

    def font(self, size: int, weight: int = REGULAR) -> Font:
        """The font at `size` dots to the em."""
        kept = self._fonts.get((size, weight))
        if kept is None:
            kept = self._fonts[size, weight] = Font(self._file, size, weight)
        return kept

    def missing(self, text: str) -> str:
        """The characters of `text` that would come out as an empty box, in order, each once."""
        font = self.font(28)
        box = bytes(font.getmask(_NOBODY_HAS_THIS))
        return "".join(
            char
            for char in dict.fromkeys(clean(text))
            if char != " " and bytes(font.getmask(char)) == box
        )


def clean(text: str) -> str:
    """`text` as it can stand on paper: single spaces, nothing a printer cannot show."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def wrap(text: str, font: Ruler, width: int, balanced: bool = False) -> list[str]:
    """The lines of `text` that fit in `width` dots.

    `balanced` ones are about equally long, and end at a mark where they can.

    Chinese breaks between any two characters, except before a closing or after an opening mark
    (GB/T 15834) and between a figure and what it counts; Latin words stay whole unless one alone is
    wider than the paper.
    """
    length = font.getlength
    units = [
        (part, length(part))
        for unit in _units(clean(text))
        for part in ([unit] if length(unit) <= width else list(unit))
    ]
    lines = _fill(units, width)
    if not balanced or len(lines) < 2:
        return lines
    longest = max(wide for _, wide in units)
    even = sum(wide for _, wide in units) / len(lines)
    step = max(1, width // STEPS)
    tried = (_fill(units, narrow) for narrow in range(int(max(even, longest)), width, step))
    return max([*(one for one in tried if len(one) == len(lines)), lines], key=_well_broken)


def _well_broken(lines: list[str]) -> int:
    """How many lines end where one would breathe."""
    return sum(line[-1] in _BREATHS or after[0] in _NEVER_LAST for line, after in pairwise(lines))


def _fill(units: list[tuple[str, float]], width: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for unit, length in units:
        if line.strip() and used + length > width and not unit.isspace():
            lines.append(line.strip())
            line, used = "", 0.0
        if line or not unit.isspace():
            line, used = line + unit, used + length
    return [*lines, line.strip()] if line.strip() else lines


def _units(text: str) -> list[str]:
    """What must not be torn apart: words, and characters with the marks that cling to them."""
    units: list[str] = []
    for unit in _UNIT.findall(text):
        clings = bool(units) and (unit[0] in _NEVER_FIRST or units[-1][-1] in _NEVER_LAST)
        if clings and not unit.isspace():
            units[-1] += unit
        else:
            units.append(unit)
    return units
