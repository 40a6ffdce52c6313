"""The settings of voice and screens."""

from datetime import date, time
from typing import Literal

from pydantic import Field

from hall.settings.piece import Clock, Id, Piece, Text


class Quieter(Piece):
    """Hours of a softer voice, such as an evening in a residential street."""

    start: Clock = Field(description="From this time of day in the hall, HH:MM.")
    end: Clock = Field(description="Until this time; earlier than `start`: past midnight.")
    volume: int = Field(ge=0, le=100, description="Per cent of full level in these hours.")

    def holds(self, at: time) -> bool:
        """Whether `at`, a time of day without zone, lies in these hours."""
        start, end = time.fromisoformat(self.start), time.fromisoformat(self.end)
        return start <= at < end if start < end else at >= start or at < end


class Emergency(Piece):
    """An emergency text of this hall, beside the ones that every hall has."""

    id: Id = Field(description="Short name, also of its clip.")
    name: Text = Field(description="What stands on its key, in two to six characters.")
    text: Text = Field(description="What is shown and spoken.")


class Voice(Piece):
    """The spoken call."""

    enabled: bool = Field(True, description="Whether calls are spoken.")
    engine: Literal["auto", "espeak-ng", "loader", "none"] = Field(
        "auto",
        description="espeak-ng: the program on this PC; loader: the one installed with Shouwen; "
        "auto: the first of these that works; none: recorded clips and the chime only.",
    )
    languages: tuple[Literal["zh", "yue", "en"], ...] = Field(
        ("zh",),
        min_length=1,
        strict=False,
        description="Each call is said in each of these in turn: zh Mandarin, yue Cantonese, en.",
    )
    words_per_minute: int = Field(150, ge=80, le=300, description="How fast.")
    chime: bool = Field(True, description="A chime before each call.")
    volume: int = Field(100, ge=0, le=100, description="Per cent of full level; emergencies: 100.")
    quieter: tuple[Quieter, ...] = Field(
        (), strict=False, description="Hours of another volume; the first that holds counts."
    )
    clips: str = Field(
        "",
        description="Folder of recorded clips, seen from the config file's folder; what is "
        "complete there is played instead of the engine (docs/voice.md).",
    )
    emergencies: tuple[Emergency, ...] = Field(
        (), strict=False, description="Emergency texts of this hall's own."
    )
    emergency_minutes: int = Field(
        30, ge=1, le=240, description="An emergency text ends by itself after so many minutes."
    )

    @property
    def speaks(self) -> bool:
        """Whether there shall be more than a chime."""
        return self.enabled and (self.engine != "none" or bool(self.clips))

    def volume_at(self, at: time) -> int:
        """Per cent of full level at a time of day of the hall."""
        return next((each.volume for each in self.quieter if each.holds(at)), self.volume)


class Notice(Piece):
    """One line on the hall display, shown from `since` to `until`, both days included."""

    text: Text = Field(description="What it says.")
    since: date | None = Field(
        None, description="First day (YYYY-MM-DD, without quotes); unset: at once."
    )
    until: date | None = Field(None, description="Last day; unset: until removed.")
    open_only: bool = Field(
        False, description="Not while the hall is closed, such as how to take a number."
    )


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
    reprint_minutes: int = Field(
        2, ge=0, le=30, description="Minutes in which a kiosk prints its last slip again; 0: never."
    )
    reprint_times: int = Field(2, ge=1, le=9, description="So often for one number at most.")
    spoken: bool = Field(
        True, description="Whether a visitor may use it by ear and keypad; needs a speech engine."
    )
    spoken_volume: int = Field(
        60,
        ge=20,
        le=100,
        description="Per cent of full level at which the spoken mode begins with each visitor.",
    )
