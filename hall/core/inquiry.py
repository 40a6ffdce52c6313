"""What an inquiry is: through which door it came, what kind it is, how it is numbered (F1)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final, Literal, get_args

from hall.core.legible import legible

Channel = Literal["visit", "phone", "letter"]
Kind = Literal["handle", "ask", "look_up", "complain", "instruct", "report", "repair"]
Urgency = Literal["normal", "urgent"]
Fault = Literal["refused_to_receive", "passed_about", "late", "careless", "rude", "unanswered"]
"""Six ways of failing a visitor; a manager states one as a finding, nothing scores it (F12)."""

CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
URGENCIES: Final[tuple[Urgency, ...]] = get_args(Urgency)
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)

CONTACT: Final = ("name", "phone", "unit", "address")
"""What may be known of a visitor, each only if it is needed."""

LONGEST: Final = {"name": 40, "phone": 40, "unit": 80, "address": 200}
"""Characters."""


def number(prefix: str, day: date, seq: int) -> str:
    """SW-20261121-003: counts from 1 on each business day, never used twice."""
    return f"{prefix}-{day:%Y%m%d}-{seq:03d}"


_SAID: Final = re.compile(r"(?:([A-Z]+)-?)?((?:\d\d){1,4})(?:-(\d{1,4})|(\d{3}))")
BACK: Final = 800
"""Days back in which the end of a number is looked for; with the whole date, any day."""


def numbers_said(prefix: str, said: str, today: date) -> tuple[str, ...]:
    """The numbers, the newest first, that somebody may mean who reads "21-003" from a receipt.

    At least the day of the month and the count must be said: 003 alone is anybody's. Blanks, other
    dashes and full width are understood, and none is needed before the last three digits. The date
    is said by its end, 21, 1121, 261121 or whole: no phone looks like that.
    """
    plain = re.sub(r"[^0-9A-Z]+", "-", unicodedata.normalize("NFKC", said).upper()).strip("-")
    found = _SAID.fullmatch(plain)
    if found is None:
        return ()
    letters, day, count = found[1] or prefix, found[2], int(found[3] or found[4])
    if len(day) == 8:
        days = [day] if _is_day(day) else []
    else:
        days = [f"{today - timedelta(back):%Y%m%d}" for back in range(BACK)]
    return tuple(f"{letters}-{each}-{count:03d}" for each in days if each.endswith(day))


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def contact_of(given: dict[str, str]) -> dict[str, str]:
    """What was really said, tidied: no blanks around, nothing empty, nothing too long."""
    lines = {name: " ".join(legible(given.get(name, "")).split()) for name in CONTACT}
    tidy = {name: line[: LONGEST[name]] for name, line in lines.items()}
    return {name: text for name, text in tidy.items() if text}
