"""The ESC/POS commands a slip is made of, as bytes; no device.

Written out here because python-escpos takes as long for one picture as the whole rest of the slip.
"""

from dataclasses import dataclass

from PIL import Image

BAND_ROWS = 256
"""Rows of dots in one raster command: small printers choke on a whole slip at once."""
RESET = b"\x1b@"
CUT = b"\x1bd\x06\x1dV\x00"
"""Feed what stands between head and blade, then cut."""

_INVERTED = bytes(255 - byte for byte in range(256))


@dataclass(frozen=True)
class Written:
    """A slip as bytes already; `height` in rows of dots, as near as can be told."""

    data: bytes
    height: int


Page = Image.Image | Written
"""A slip on its way to a printer: a 1-bit picture, or the printer's own text."""


def encode(page: Page) -> bytes:
    """The whole slip as every ESC/POS printer understands it: reset, what stands on it, cut."""
    return RESET + (page.data if isinstance(page, Written) else raster(page)) + CUT


def raster(picture: Image.Image) -> bytes:
    """A 1-bit picture (1 = white), its width a multiple of 8, as `GS v 0` bands."""
    across = picture.width // 8
    dots = picture.tobytes().translate(_INVERTED)
    bands = []
    for top in range(0, picture.height, BAND_ROWS):
        rows = min(BAND_ROWS, picture.height - top)
        bands.append(b"\x1dv0\x00" + across.to_bytes(2, "little") + rows.to_bytes(2, "little"))
        bands.append(dots[top * across : (top + rows) * across])
    return b"".join(bands)


def qr(url: str, dots: int) -> bytes:
    """The printer draws the code of `url` itself (`GS ( k`, model 2, level M), `dots` a module."""
    data = url.encode("ascii")
    size = (len(data) + 3).to_bytes(2, "little")
    return b"".join(
        (
            b"\x1d(k\x04\x001A2\x00",
            b"\x1d(k\x03\x001C" + bytes((dots,)),
            b"\x1d(k\x03\x001E1",
            b"\x1d(k" + size + b"1P0" + data,
            b"\x1d(k\x03\x001Q0",
        )
    )
