"""An independent reader of ESC/POS: from the bytes a printer got back to paper, number and code."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

DOTS_10_MM = 80
LETTERS_AND_DIGITS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
SHAPE = (40, 60)


@dataclass
class Command:
    """One command: its name, its argument, the dots of a raster."""

    name: str
    value: int = 0
    raster: np.ndarray | None = None
    data: bytes = b""


@dataclass
class Typed:
    """One line that the printer set itself, and how large."""

    text: str
    size: int
    bold: bool
    centred: bool
    reversed: bool


@dataclass
class Paper:
    """What came out of the printer between two cuts; `dots` is true where there is ink."""

    dots: np.ndarray
    width: int
    typed: list[Typed] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    """What the codes say that the printer drew itself."""

    def picture(self) -> Image.Image:
        """The paper as a picture, with the white edge a code reader expects."""
        grey = Image.fromarray(np.where(self.dots, 0, 255).astype("uint8"))
        framed = Image.new("L", (grey.width + 40, grey.height + 40), 255)
        framed.paste(grey, (20, 20))
        return framed

    def url(self) -> str:
        """What the QR code says."""
        if self.codes:
            (said,) = self.codes
            return said
        (found,) = zxingcpp.read_barcodes(self.picture(), formats=zxingcpp.BarcodeFormat.QRCode)
        return found.text

    def number_rows(self) -> tuple[int, int]:
        """The rows of the number: the first ink from the top that is over 10 mm high."""
        for top, bottom in runs(self.dots.any(axis=1)):
            if bottom - top >= DOTS_10_MM:
                return top, bottom
        raise AssertionError("no number on this paper")

    def number_block(self) -> np.ndarray:
        """The dots of the number."""
        top, bottom = self.number_rows()
        return self.dots[top:bottom]

    def below_number(self) -> np.ndarray:
        """The dots of all that follows the number."""
        return self.dots[self.number_rows()[1] :]

    def number(self) -> str:
        """The number as a person reads it: the largest line, or glyph by glyph."""
        if self.typed:
            return max(self.typed, key=lambda line: line.size).text
        block = self.number_block()
        return "".join(closest(block[:, left:right]) for left, right in runs(block.any(axis=0)))


@dataclass
class Printed:
    """Everything a stream of bytes did."""

    papers: list[Paper] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def read(data: bytes) -> Printed:
    """All slips in `data`; AssertionError at the first byte no ESC/POS printer would understand."""
    printed, hand = Printed(), Hand()
    while data:
        command, data = next_command(data)
        assert command is not None, f"half a command: {data[:12]!r}"
        printed.names.append(command.name)
        hand.do(command)
        if command.name == "cut":
            printed.papers.append(hand.tear_off())
    return printed


class Hand:
    """What a printer keeps in mind between two commands."""

    def __init__(self) -> None:
        self.bands: list[np.ndarray] = []
        self.typed: list[Typed] = []
        self.codes: list[str] = []
        self.kept = self.line = b""
        self.set: dict[str, int] = {}

    def do(self, command: Command) -> None:
        """Carry out one command."""
        if command.raster is not None:
            assert not self.line, "a picture in the middle of a line of text"
            self.bands.append(command.raster)
        elif command.name == "reset":
            self.set, self.line = {}, b""
        elif command.name == "text":
            self.line += command.data
        elif command.name == "line feed":
            self._end_line()
        elif command.name == "code":
            self._code(command.data)
        else:
            self.set[command.name] = command.value

    def _end_line(self) -> None:
        if not self.line:
            return
        assert max(self.line) < 0x80 or "chinese" in self.set, "Chinese without FS &"
        size = self.set.get("size", 0)
        assert size >> 4 == size & 7, "drawn out of shape"
        flags = [bool(self.set.get(name, 0) & 1) for name in ("bold", "align", "reverse")]
        self.typed.append(Typed(self.line.decode("gb18030"), 1 + (size & 7), *flags))
        self.line = b""

    def _code(self, data: bytes) -> None:
        assert data[:1] == b"1", "no QR code"
        if data[1:3] == b"P0":
            self.kept = data[3:]
        elif data[1:3] == b"Q0":
            self.codes.append(self.kept.decode("ascii"))
        elif data[1:2] == b"C":
            assert 3 <= data[2] <= 16, "modules too small to be read"

    def tear_off(self) -> Paper:
        """The paper up to the cut."""
        assert not self.line, "text without an end of line stays in the printer"
        bands = self.bands or [np.zeros((0, 8), bool)]
        dots = np.concatenate(bands)
        paper = Paper(dots, dots.shape[1], self.typed, self.codes)
        self.bands, self.typed, self.codes = [], [], []
        return paper


PLAIN = (
    (b"\x10\x04", "status", 1),
    (b"\x1b@", "reset", 0),
    (b"\x1bd", "feed", 1),
    (b"\x1bR", "country", 1),
    (b"\x1ba", "align", 1),
    (b"\x1bE", "bold", 1),
    (b"\x1d!", "size", 1),
    (b"\x1dB", "reverse", 1),
    (b"\x1c&", "chinese", 0),
    (b"\x1da", "automatic status", 1),
    (b"\x1dr", "confirm", 1),
    (b"\x1dV", "cut", 1),
    (b"\n", "line feed", 0),
)
"""Commands of fixed length: code, name, number of arguments."""


def next_command(data: bytes) -> tuple[Command | None, bytes]:
    """The first command of `data` and the rest; None when it is not complete yet."""
    for code, name, arguments in PLAIN:
        if data.startswith(code):
            end = len(code) + arguments
            if len(data) < end:
                return None, data
            return Command(name, data[end - 1] if arguments else 0), data[end:]
    if data.startswith(b"\x1dv0"):
        return _raster(data)
    if data.startswith(b"\x1d(k"):
        end = 5 + int.from_bytes(data[3:5], "little")
        return (Command("code", data=data[5:end]), data[end:]) if len(data) >= end else (None, data)
    if data and data[0] >= 0x20:
        end = next((at for at, byte in enumerate(data) if byte < 0x20), len(data))
        return Command("text", data=data[:end]), data[end:]
    assert len(data) < 3, f"not ESC/POS: {data[:12]!r}"
    return None, data


def _raster(data: bytes) -> tuple[Command | None, bytes]:
    if len(data) < 8:
        return None, data
    across, rows = data[4] + 256 * data[5], data[6] + 256 * data[7]
    end = 8 + across * rows
    if len(data) < end:
        return None, data
    bits = np.unpackbits(np.frombuffer(data[8:end], dtype="uint8")).reshape(rows, across * 8)
    return Command("raster", data[3], bits.astype(bool)), data[end:]


def runs(inked: np.ndarray) -> list[tuple[int, int]]:
    """From where to where there is ink without a break."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(int), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def closest(glyph: np.ndarray) -> str:
    """The letter or digit that looks most like this ink."""
    tight = glyph[glyph.any(axis=1)]
    form, slant = _form(tight)
    return min(
        LETTERS_AND_DIGITS,
        key=lambda char: (
            np.abs(_known(char)[0] - form).mean() + abs(_known(char)[1] - slant)  # shape, width
        ),
    )


def _form(ink: np.ndarray) -> tuple[np.ndarray, float]:
    picture = Image.fromarray((ink * 255).astype("uint8")).resize(SHAPE)
    return np.asarray(picture) / 255, ink.shape[1] / ink.shape[0]


@cache
def _known(char: str) -> tuple[np.ndarray, float]:
    path = files("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
    font = ImageFont.truetype(str(path), 200)
    font.set_variation_by_axes([700])
    canvas = Image.new("L", (300, 300), 0)
    ImageDraw.Draw(canvas).text((40, 20), char, fill=255, font=font)
    return _form(np.asarray(canvas.crop(canvas.getbbox())) > 127)
