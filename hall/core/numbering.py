"""Numbers: A001 and so on, and the business day in which counting starts over."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def number(prefix: str, seq: int, digits: int = 3) -> str:
    """The number as people read it: prefix and at least `digits` figures (A001; after A999 comes
    A1000).
    """
    if seq < 1:
        raise ValueError("numbers start at 1")
    return f"{prefix}{seq:0{digits}d}"


def business_day(now: datetime, zone: ZoneInfo) -> date:
    """The local calendar day of `now` (aware). A UTC date would start over at 8 in the morning in
    China.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    return now.astimezone(zone).date()
