"""What an inquiry is: through which door it came, what kind it is, how it is numbered (F1)."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, get_args

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


def contact_of(given: dict[str, str]) -> dict[str, str]:
    """What was really said, tidied: no blanks around, nothing empty, nothing too long."""
    tidy = {name: " ".join(given.get(name, "").split())[: LONGEST[name]] for name in CONTACT}
    return {name: text for name, text in tidy.items() if text}
