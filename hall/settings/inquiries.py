"""The settings of inquiries: their categories, what is promised until when, and who is reminded."""

from datetime import time
from typing import Final, Literal

from pydantic import Field

from hall.settings.piece import Clock, Id, Piece, Prefixes, Text

Kind = Literal["handle", "ask", "look_up", "complain", "instruct", "report", "repair"]
"""What a visitor wants: a matter handled, a question answered, something looked up, to complain, to
pass on an instruction, to report something, a repair (PROVISIONS F1).
"""
Urgency = Literal["normal", "urgent"]
Hearer = Literal["person", "head", "leader"]


class Category(Piece):
    """What inquiries are about."""

    id: Id = Field(description="Short name, used by promises. Never change it later.")
    name: Text = Field(description="Its name.")
    department: Id | None = Field(
        None, description="The department proposed for it, by id; unset: none."
    )
    kinds: tuple[Kind, ...] = Field(
        (), strict=False, description="The kinds of inquiry it is offered for; empty: all."
    )
    urgent: bool = Field(False, description="Whether it counts as urgent from the start.")


class Promise(Piece):
    """By when an answer is owed. Of the rules that fit, the one with a category wins, then the one
    with a kind, then the one with an urgency.
    """

    kind: Kind | None = Field(None, description="Only for this kind; unset: for all.")
    category: Id | None = Field(None, description="Only for this category; unset: for all.")
    urgency: Urgency | None = Field(None, description="Only for this urgency; unset: for both.")
    minutes: int | None = Field(
        None, ge=1, le=4800, description="Within so many working minutes; either this or `days`."
    )
    days: int | None = Field(
        None,
        ge=1,
        le=90,
        description="By the end of the so-many-th working day; the day it is opened does not "
        "count.",
    )


class Shift(Piece):
    """One stretch of the office's working time, the same on every working day."""

    begin: Clock = Field(description="From, local, HH:MM.")
    end: Clock = Field(description="Until, on the same day, HH:MM.")

    @property
    def span(self) -> tuple[time, time]:
        """Both as times of day without zone."""
        return time.fromisoformat(self.begin), time.fromisoformat(self.end)


OFFICE_HOURS: Final = (Shift(begin="08:30", end="12:00"), Shift(begin="13:30", end="17:30"))


class Inquiries(Piece):
    """First inquiry: whoever receives a visitor first stays responsible until it is answered."""

    number_prefix: Prefixes = Field(
        "SW", description="The letters inquiry numbers begin with: SW-20261121-003."
    )
    calendar: Literal["china", "none"] = Field(
        "china",
        description="Working days. china: public holidays are none and make-up working days are; "
        "none: Monday to Friday.",
    )
    hours: tuple[Shift, ...] = Field(
        (),
        strict=False,
        description="When the office works; promises are counted in this time, whatever the hours "
        "of the hall. Empty: 08:30 to 12:00 and 13:30 to 17:30.",
    )
    categories: tuple[Category, ...] = Field(
        (), strict=False, description="What inquiries are about."
    )
    promises: tuple[Promise, ...] = Field(
        (), strict=False, description="By when an answer is owed."
    )
    default_days: int = Field(
        5, ge=0, le=90, description="Working days where none of these rules fits; 0: none promised."
    )
    ack_minutes: int = Field(
        60,
        ge=1,
        le=4800,
        description="Working minutes within which a hand-over is acknowledged, or assigned where "
        "nobody took it.",
    )
    look_seconds: int = Field(
        60, ge=1, le=600, description="Seconds between two looks for whom to remind."
    )
    ladder_half: tuple[Hearer, ...] = Field(
        ("person",),
        strict=False,
        description="Who hears when half of the time promised is over.",
    )
    ladder_most: tuple[Hearer, ...] = Field(
        ("person",), strict=False, description="Who hears when four fifths of it are over."
    )
    ladder_due: tuple[Hearer, ...] = Field(
        ("person", "head"), strict=False, description="Who hears when it is due."
    )
    ladder_late: tuple[Hearer, ...] = Field(
        ("person", "head", "leader"),
        strict=False,
        description="Who hears one working day later.",
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """Every category's id, in order."""
        return tuple(category.id for category in self.categories)
