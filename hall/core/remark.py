"""A remark left at the kiosk: what kind it is, what it is about, and how long it may be."""

from __future__ import annotations

from typing import Final, Literal

RemarkKind = Literal["praise", "suggestion", "complaint"]
RemarkAbout = Literal["staff", "waiting", "service", "fees", "hall", "other"]

KINDS: Final[tuple[RemarkKind, ...]] = ("praise", "suggestion", "complaint")
ABOUTS: Final[tuple[RemarkAbout, ...]] = ("staff", "waiting", "service", "fees", "hall", "other")

LONGEST: Final = 300
"""Characters of a remark; whoever has more to say is heard by a person."""


def tidy(text: str) -> str:
    """The text as it is kept: without control characters (PostgreSQL refuses NUL), its lines and
    inner blanks as they were written.
    """
    return "".join(c for c in text if c == "\n" or c.isprintable()).strip()
