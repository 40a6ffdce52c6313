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


@dataclass
class Paper:
    """What came out of the printer between two cuts; `dots` is true where there is ink."""

    dots: np.ndarray
    width: int

    def picture(self) -> Image.Image:
        """The paper as a picture, with the white edge a code reader expects."""
        grey = Image.fromarray(np.where(self.dots, 0, 255).astype("uint8"))
        framed = Image.new("L", (grey.width + 40, grey.height + 40), 255)
        framed.paste(grey, (20, 20))
        return framed

    def url(self) -> str:
        """What the QR code says."""
        (found,) = zxingcpp.read_barcodes(self.picture(), formats=zxingcpp.BarcodeFormat.QRCode)
        return found.text

    def number_block(self) -> np.ndarray:
        """The rows of the number: the first ink from the top that is over 10 mm high."""
        for top, bottom in runs(self.dots.any(axis=1)):
            if bottom - top >= DOTS_10_MM:
                return self.dots[top:bottom]
        raise AssertionError("no number on this paper")

    def number(self) -> str:
        """The number as a person reads it, glyph by glyph."""
        block = self.number_block()
        return "".join(closest(block[:, left:right]) for left, right in runs(block.any(axis=0)))


@dataclass
class Printed:
    """Everything a stream of bytes did."""

    papers: list[Paper] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def read(data: bytes) -> Printed:
    """All slips in `data`; AssertionError at the first byte no ESC/POS printer would understand."""
    printed = Printed()
    bands: list[np.ndarray] = []
    while data:
        command, data = next_command(data)
        assert command is not None, f"half a command: {data[:12]!r}"
        printed.names.append(command.name)
        if command.raster is not None:
            bands.append(command.raster)
        if command.name == "cut":
            dots = np.concatenate(bands)
            printed.papers.append(Paper(dots, dots.shape[1]))
            bands = []
    return printed


def next_command(data: bytes) -> tuple[Command | None, bytes]:
    """The first command of `data` and the rest; None when it is not complete yet."""
    for code, name, arguments in (
        (b"\x10\x04", "status", 1),
        (b"\x1b@", "reset", 0),
        (b"\x1bd", "feed", 1),
        (b"\x1da", "automatic status", 1),
        (b"\x1dr", "confirm", 1),
        (b"\x1dV", "cut", 1),
    ):
        if data.startswith(code):
            end = len(code) + arguments
            if len(data) < end:
                return None, data
            return Command(name, data[end - 1] if arguments else 0), data[end:]
    if data.startswith(b"\x1dv0"):
        return _raster(data)
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
