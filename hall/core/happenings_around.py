"""What can happen around the line: counters, staff, the day, devices, slips."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening


@dataclass(frozen=True)
class CounterPaused(Happening):
    counter: str
    clerk: str
    reason: str


@dataclass(frozen=True)
class CounterResumed(Happening):
    counter: str
    clerk: str


@dataclass(frozen=True)
class ClerkSignedIn(Happening):
    counter: str | None
    clerk: str


@dataclass(frozen=True)
class ClerkSignedOut(Happening):
    counter: str | None
    clerk: str


@dataclass(frozen=True)
class SupportAsked(Happening):
    """Silent help for a counter (PROVISIONS C5); `ticket` the one at the window, if any."""

    counter: str
    clerk: str
    ticket: int | None


@dataclass(frozen=True)
class SupportAnswered(Happening):
    """Somebody came; `reason` says how it ended."""

    counter: str
    staff: str
    reason: str


@dataclass(frozen=True)
class DayOpened(Happening):
    """Opened by hand (again)."""

    day: str
    staff: str
    reason: str


@dataclass(frozen=True)
class DayClosed(Happening):
    """No more numbers on `day`; `staff` None when the clock did it.

    `abandoned` counts those who still had a number and were sent away with this: none while the
    hall is only closed for newcomers.
    """

    day: str
    staff: str | None
    reason: str
    abandoned: int = 0


@dataclass(frozen=True)
class DaySigned(Happening):
    """The opening self-test was seen by `staff`; `red` names what was not in order."""

    day: str
    staff: str
    red: tuple[str, ...]


@dataclass(frozen=True)
class AnnouncementMade(Happening):
    """Something is said to the whole hall; `phrase` names it, "" where they were own words, which
    stand in store.tables.announcements alone.
    """

    announcement: int
    phrase: str
    urgent: bool
    staff: str


@dataclass(frozen=True)
class AnnouncementEnded(Happening):
    """Ended by hand; by its time it ends without a fact."""

    announcement: int
    phrase: str
    staff: str


@dataclass(frozen=True)
class PinChanged(Happening):
    staff: str


@dataclass(frozen=True)
class OnlineHappening(Happening):
    """About the offer to do a service online instead of waiting (PROVISIONS A4)."""

    service: str
    device: str | None


@dataclass(frozen=True)
class OnlineOffered(OnlineHappening):
    """A visitor who opened the service at a kiosk was shown that it can be done online."""


@dataclass(frozen=True)
class OnlineAccepted(OnlineHappening):
    """The visitor asked for the QR that leads there."""


@dataclass(frozen=True)
class DeviceEnrolled(Happening):
    device: str
    name: str


@dataclass(frozen=True)
class DeviceChanged(Happening):
    device: str
    device_kind: str
    state: str
    detail: str


@dataclass(frozen=True)
class RemarkLeft(Happening):
    """Somebody said what they think of the hall; not a word of it stands here (K1)."""

    remark: int
    remark_kind: str


@dataclass(frozen=True)
class RemarkSeen(Happening):
    """A manager has read it."""

    remark: int
    staff: str


@dataclass(frozen=True)
class TicketRated(Happening):
    """A visitor said how the visit was, 5 (best) to 1; `by`: page or screen. No more (K1)."""

    ticket: int
    score: int
    by: str


@dataclass(frozen=True)
class SlipHappening(Happening):
    slip: int
    ticket: int
    number: str


@dataclass(frozen=True)
class SlipPrinted(SlipHappening):
    pass


@dataclass(frozen=True)
class SlipFailed(SlipHappening):
    detail: str


@dataclass(frozen=True)
class SlipUnconfirmed(SlipHappening):
    detail: str


@dataclass(frozen=True)
class SlipReprinted(SlipHappening):
    """A second slip was asked for; it will be marked as a reprint. `copy` counts from 1."""

    copy: int
