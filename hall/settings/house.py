"""The settings of the house itself: who it is, when it is open, what it promises."""

from datetime import time
from typing import Literal

from pydantic import Field

from hall.settings.piece import Clock, Id, Piece, Text, Zone

Language = Literal["zh", "en"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Hall(Piece):
    """The hall and how to reach it."""

    id: Id = Field(
        description="Short name in the store, which several halls may share. Never change it later."
    )
    name: Text = Field(description="Its name on every screen and slip.")
    address: Text = Field(description="Where it is.")
    timezone: Zone = Field(
        "Asia/Shanghai", description="Its time zone; the business day is counted in it."
    )
    language: Language = Field("zh", description="The language that pages open in.")
    complaint_phone: str = Field(
        min_length=1, description="The complaint phone, made public on kiosk, slip and display."
    )


class Opening(Piece):
    """One stretch of opening time; a day with a lunch break has two."""

    day: Day = Field(description="The day of the week.")
    open: Clock = Field(description="Opening time, local, HH:MM.")
    close: Clock = Field(description="Closing time on the same day, HH:MM.")

    @property
    def opens_at(self) -> time:
        """`open` as a time of day without zone."""
        return time.fromisoformat(self.open)

    @property
    def closes_at(self) -> time:
        """`close` as a time of day without zone."""
        return time.fromisoformat(self.close)


class Hours(Piece):
    """When the hall gives out numbers."""

    always_open: bool = Field(
        True, description="Open around the clock; the weekly timetable is then not used."
    )
    calendar: Literal["none", "china"] = Field(
        "none",
        description="china: closed on public holidays; open on make-up working days, a Saturday by "
        "Friday's hours and a Sunday by Monday's; none: the weekly timetable alone.",
    )
    weekly: tuple[Opening, ...] = Field((), strict=False, description="The weekly timetable.")
    last_ticket_minutes: int = Field(
        15, ge=0, description="Minutes before closing at which the last number is given."
    )
    stop_when_full: bool = Field(
        False,
        description="Give no more numbers of a service once those who wait fill the time left.",
    )


class Promises(Piece):
    """What the hall promises in public; both are measured."""

    respond_minutes: int = Field(
        10, ge=1, description="A visitor is received within so many minutes. Provisional."
    )
    satisfaction_percent: int = Field(
        95,
        ge=0,
        le=100,
        description="So many of a hundred rated visits are satisfied. Provisional.",
    )
