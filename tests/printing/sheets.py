"""Reads the papers of inquiries back from what the printer got: number, texts, boxes."""

import numpy as np

from hall.printing.ink import NARROW, WIDE, sizes_of
from hall.printing.typed import MARGIN, has
from tests.printing.glyphs import IN_WHITE, Glyphs
from tests.printing.reader import Paper, closest, runs

WEIGHTS = {"bold": 700, "strong": 700, "body": 400, "small": 500}


class Known:
    """The characters of `alphabet` in every size and weight that a picture has."""

    def __init__(self, alphabet: str) -> None:
        self.glyphs = {
            (width, weight): Glyphs(self._size(width, weight), alphabet, number)
            for width in (WIDE, NARROW)
            for weight, number in WEIGHTS.items()
        }
        self.drawn = {bold: Glyphs(24, alphabet, 700 if bold else 500) for bold in (True, False)}
        """What the text mode has drawn because the printer lacks a character."""
        self.white = {
            width: Glyphs(self._size(width, "strong"), alphabet, dot=IN_WHITE)
            for width in (WIDE, NARROW)
        }
        every = (*self.white.values(), *self.glyphs.values(), *self.drawn.values())
        self.alphabet = "".join(c for c in alphabet if all(c in each.drawn for each in every))

    def says(self, paper: Paper, text: str, weight: str, left: int = 0) -> list[int]:
        """The rows at which `text` begins in this weight, `left` dots from the margin, and is whole
        however it is broken.
        """
        start = sizes_of(paper.width).margin + left
        return found(self.glyphs[paper.width, weight], paper.dots[:, start:], text)

    def stands(self, paper: Paper, text: str, *, bold: bool) -> bool:
        """Whether a text can be read on a typed paper: set, or drawn where a character is rare."""
        if has(text):
            return bare(text) in said(paper)
        return bool(found(self.drawn[bold], paper.dots[:, MARGIN:], text))

    def in_the_band(self, paper: Paper, text: str) -> bool:
        """Whether the black band begins with `text`, in its middle."""
        margin = sizes_of(paper.width).margin
        inside = paper.dots[:, margin:-margin]
        black = np.flatnonzero(inside.all(axis=1))
        said = self.white[paper.width].read(~inside[black[0] : black[-1]], len(bare(text)))
        return said[: len(bare(text))] == bare(text)

    @staticmethod
    def _size(width: int, weight: str) -> int:
        sizes = sizes_of(width)
        return {"strong": sizes.strong, "small": sizes.small}.get(weight, sizes.body)


def found(glyphs: Glyphs, dots: np.ndarray, text: str) -> list[int]:
    """The baselines at which `text` can be read, from the left edge on, in these dots."""
    text = bare(text)
    ink = glyphs.drawn[text[0]]
    padded = np.pad(dots, ((2 * glyphs.size, glyphs.size), (0, 0)))
    bases = set()
    for shift in range(glyphs.size * 2 // 3):  # so much white a character may have first
        part = padded[:, shift : shift + ink.shape[1]]
        if part.shape[1] < ink.shape[1]:
            break
        windows = np.lib.stride_tricks.sliding_window_view(part, ink.shape)[:, 0]
        bases |= set(np.flatnonzero((windows == ink).all(axis=(1, 2))).tolist())
    up = round(glyphs.size) - 2 * glyphs.size
    return [base + up for base in sorted(bases) if reads(glyphs, dots, base + up, text)]


def reads(glyphs: Glyphs, dots: np.ndarray, base: int, text: str) -> bool:
    """Whether the lines from this baseline on begin with `text`."""
    said = glyphs._lines(dots, base, len(text))
    return said is not None and said[: len(text)] == text


def boxed(paper: Paper, base: int) -> bool:
    """Whether an empty box stands in front of the line with this baseline."""
    sizes = sizes_of(paper.width)
    band = paper.dots[base - sizes.body : base + sizes.body // 2, sizes.margin :]
    rows, columns = (np.flatnonzero(band[:, : sizes.body].any(axis=axis)) for axis in (1, 0))
    box = band[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    edges = (box[0], box[-1], box[:, 0], box[:, -1])
    if box.shape[0] <= sizes.body // 2 or not all(edge.all() for edge in edges):
        return False
    return not box[4:-4, 4:-4].any()


def number(paper: Paper) -> str:
    """The inquiry's number as a person reads it: the largest line that is no label."""
    if paper.typed:
        size = max(line.size for line in paper.typed)
        return "".join(line.text for line in paper.typed if line.size == size)
    lines = [(bottom - top, top, bottom) for top, bottom in runs(paper.dots.any(axis=1))]
    _, top, bottom = max(line for line in lines if _is_text(paper.dots[line[1] : line[2]]))
    block = paper.dots[top:bottom]
    return "".join(_sign(block[:, left:right]) for left, right in runs(block.any(axis=0)))


def _sign(glyph: np.ndarray) -> str:
    rows = np.flatnonzero(glyph.any(axis=1))
    return "-" if rows[-1] - rows[0] < glyph.shape[0] // 4 else closest(glyph)


def _is_text(rows: np.ndarray) -> bool:
    """Not a label or a band: those are mostly black."""
    columns = np.flatnonzero(rows.any(axis=0))
    return bool(rows[:, columns[0] : columns[-1] + 1].mean() < 0.5)


def said(paper: Paper) -> str:
    """All that the printer set itself, as one text without spaces."""
    return bare("".join(line.text for line in paper.typed))


def bare(text: str) -> str:
    """Without spaces: a line may end where one stood."""
    return "".join(text.split())
