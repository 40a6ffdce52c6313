"""The settings of paper, voice and screens."""

from datetime import date
from typing import Literal

from pydantic import Field

from hall.settings.house import Language
from hall.settings.piece import Clock, Id, Piece, Text


class Printer(Piece):
    """The slip printer."""

    kind: Literal["picture", "network", "file", "none"] = Field(
        "picture",
        description="picture: slips as PNG files under var/slips; network: ESC/POS over TCP; "
        "file: ESC/POS into a file or device; none: no paper.",
    )
    host: str = Field("", description="Address of a network printer.")
    port: int = Field(9100, ge=1, le=65535, description="Its TCP port.")
    path: str = Field("", description="File or device of a file printer, such as /dev/usb/lp0.")
    width_dots: Literal[384, 576] = Field(
        576, description="Printable width in dots: 576 for 80 mm paper, 384 for 58 mm."
    )
    timeout_seconds: float = Field(
        3.0, gt=0, le=30, description="Seconds to wait for the printer before it counts as silent."
    )
    keep_pictures: int = Field(
        500, ge=1, description="So many slip pictures are kept; older ones are removed."
    )
    attempts: int = Field(
        3, ge=1, le=10, description="Attempts at a slip that certainly did not come out."
    )


class Voice(Piece):
    """The spoken call."""

    enabled: bool = Field(True, description="Whether calls are spoken.")
    engine: Literal["auto", "espeak-ng", "loader", "none"] = Field(
        "auto",
        description="espeak-ng: the program on this PC; loader: the one installed with Shouwen; "
        "auto: the first of these that works; none: chime only.",
    )
    language: Language = Field("zh", description="The language calls are spoken in.")
    words_per_minute: int = Field(150, ge=80, le=300, description="How fast.")
    chime: bool = Field(True, description="A chime before each call.")


class Notice(Piece):
    """One line on the hall display, shown from `since` to `until`, both days included."""

    text: Text = Field(description="What it says.")
    since: date | None = Field(
        None, description="First day (YYYY-MM-DD, without quotes); unset: at once."
    )
    until: date | None = Field(None, description="Last day; unset: until removed.")


class Fee(Piece):
    """One row of the fee table, shown from `since` to `until`, both days included."""

    item: Text = Field(description="What is paid for.")
    price: Text = Field(description="The price with its unit.")
    since: date | None = Field(None, description="First day of this price; unset: at once.")
    until: date | None = Field(None, description="Its last day; unset: until removed.")


class QuietTime(Piece):
    """A time of every day at which the display asks for quiet."""

    begin: Clock = Field(description="From, local, HH:MM.")
    end: Clock = Field(description="Until, HH:MM; earlier than `begin`: on the next day.")


class Display(Piece):
    """The hall display and the counter screens."""

    area: Id = Field(
        "main",
        description="The area a display shows when its address names none; all: every area.",
    )
    recent: int = Field(5, ge=1, le=12, description="So many earlier calls stay on the display.")
    notices: tuple[Notice, ...] = Field((), strict=False, description="The notices line.")
    fees: tuple[Fee, ...] = Field(
        (),
        strict=False,
        description="The fee table, shown in turn with who waits while nobody is being called.",
    )
    quiet_times: tuple[QuietTime, ...] = Field(
        (), strict=False, description="When the display asks for quiet."
    )
    show_clerk: bool = Field(
        True, description="Whether counter screens show the clerk's number and name."
    )


class Kiosk(Piece):
    """The kiosk where visitors take a number."""

    idle_seconds: int = Field(
        60,
        ge=30,
        description="Seconds untouched until it starts afresh; it warns 20 seconds before.",
    )
    done_seconds: int = Field(12, ge=5, description="Seconds the given number stays on the kiosk.")
    pace_numbers: int = Field(
        10,
        ge=0,
        description="So many numbers one kiosk gives within `pace_seconds`; then it asks for a "
        "moment's patience. 0: no limit. Staff who are signed in are never slowed down.",
    )
    pace_seconds: int = Field(60, ge=5, le=600, description="The time those are counted in.")
