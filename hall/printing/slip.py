"""What stands on a slip, and nothing else; the facts, before they have a shape."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

Said = Mapping[str, str]
"""One text in every language of the hall: {"zh": ..., "en": ...}."""


@dataclass(frozen=True)
class Slip:
    """All that may be printed; on purpose no name, no phone, no reason for the priority."""

    hall: Said
    number: str
    service: Said
    priority: bool
    ahead: int
    wait: tuple[int, int] | None
    issued_at: datetime
    """In the hall's own time zone."""
    where: Said | None
    materials: tuple[Said, ...]
    fee: Said | None
    minutes: int | None
    rejoin_minutes: int
    rejoin_behind: int
    complaint_phone: str
    url: str
    reprint: bool = False
    language: str = "zh"
    low: bool = False
    """Will be called to a low counter: where to go, like the area."""
    test: bool = False
    """Nobody's: a technician looks whether paper comes out."""


def png(picture: Image.Image) -> bytes:
    """The picture as a PNG at the dots per inch of the paper, so that it has its true size."""
    stream = io.BytesIO()
    picture.save(stream, "PNG", dpi=(203, 203))
    return stream.getvalue()


def said_in(said: Said, language: str) -> str:
    """The text in `language`, or in Chinese, or in whatever there is."""
    return said.get(language) or said.get("zh") or next(iter(said.values()), "")
