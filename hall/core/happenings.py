"""Everything that can happen in the hall, as past-tense facts; the journal keeps each as kind and
data. Here: what happens to tickets.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening
from hall.core.happenings_around import (
    AnnouncementEnded,
    AnnouncementMade,
    ClerkSignedIn,
    ClerkSignedOut,
    CounterPaused,
    CounterResumed,
    DayClosed,
    DayOpened,
    DaySigned,
    DeviceChanged,
    DeviceEnrolled,
    OnlineAccepted,
    OnlineHappening,
    OnlineOffered,
    PinChanged,
    RemarkLeft,
    RemarkSeen,
    SlipFailed,
    SlipHappening,
    SlipPrinted,
    SlipReprinted,
    SlipUnconfirmed,
    SupportAnswered,
    SupportAsked,
    TicketRated,
)
from hall.core.happenings_directory import DirectoryChanged, StaffAway, StaffBack

__all__ = [
    "AnnouncementEnded", "AnnouncementMade", "ClerkSignedIn", "ClerkSignedOut", "CounterPaused",
    "CounterResumed", "DayClosed", "DayOpened", "DaySigned", "DeviceChanged", "DeviceEnrolled",
    "DirectoryChanged", "Happening", "OnlineAccepted", "OnlineHappening", "OnlineOffered",
    "PinChanged", "PressUndone", "QuestionAnswered", "RemarkLeft", "RemarkSeen", "ServiceAdded",
    "ServiceBegun", "ServiceFinished", "SlipFailed", "SlipHappening", "SlipPrinted",
    "SlipReprinted", "SlipUnconfirmed", "StaffAway", "StaffBack", "SupportAnswered", "SupportAsked",
    "TicketAbandoned", "TicketCalled", "TicketCancelled", "TicketHappening", "TicketHeld",
    "TicketLifted", "TicketMissed", "TicketRated", "TicketRecalled", "TicketReclassed",
    "TicketRejoined", "TicketReturned", "TicketTaken", "TicketTakenBack", "TicketTransferred",
]  # fmt: skip


@dataclass(frozen=True)
class TicketHappening(Happening):
    ticket: int
    number: str
    service: str


@dataclass(frozen=True)
class TicketTaken(TicketHappening):
    """`seat` as in store.tables.tickets: "low" for whoever asked for an accessible counter."""

    ticket_class: str
    device: str | None
    staff: str | None
    ahead: int
    wait: tuple[int, int] | None
    seat: str = ""


@dataclass(frozen=True)
class TicketCalled(TicketHappening):
    """`why` is one of core.line.Why: every call says why this one."""

    counter: str
    clerk: str
    why: str


@dataclass(frozen=True)
class TicketRecalled(TicketHappening):
    counter: str
    clerk: str
    calls: int


@dataclass(frozen=True)
class ServiceBegun(TicketHappening):
    """`first` is true when this clerk became the first clerk, responsible from here on (R0-4)."""

    counter: str
    clerk: str
    first: bool


@dataclass(frozen=True)
class ServiceFinished(TicketHappening):
    """`outcome` is one of core.ticket.OUTCOMES."""

    counter: str
    clerk: str
    seconds: int
    outcome: str = "done"


@dataclass(frozen=True)
class ServiceAdded(TicketHappening):
    """The same visit goes on with `service`; the one before took `seconds`."""

    counter: str
    clerk: str
    from_service: str
    seconds: int


@dataclass(frozen=True)
class TicketHeld(TicketHappening):
    """`hold_kind`: away (called away), ask (a superior is asked), support (moved aside). What is
    asked stands in store.tables.questions alone.
    """

    counter: str
    clerk: str
    hold_kind: str
    reason: str


@dataclass(frozen=True)
class QuestionAnswered(TicketHappening):
    """A superior answered what `counter` asked with the ticket on hold; not a word of it here."""

    counter: str
    staff: str


@dataclass(frozen=True)
class TicketTakenBack(TicketHappening):
    """A held visitor is served on."""

    counter: str
    clerk: str


@dataclass(frozen=True)
class TicketReturned(TicketHappening):
    """Out of a counter's hand, back to the old place in line."""

    counter: str
    clerk: str
    reason: str
    seat: str = ""


@dataclass(frozen=True)
class TicketLifted(TicketHappening):
    """Urgent: before all others, by a member of staff who said why (PROVISIONS B1)."""

    staff: str
    reason: str


@dataclass(frozen=True)
class TicketReclassed(TicketHappening):
    """Priority granted or taken back by staff; the place in line stays."""

    staff: str
    ticket_class: str


@dataclass(frozen=True)
class PressUndone(TicketHappening):
    """`verb` (next, no_show, finish) was undone; `state` is where the ticket is again."""

    counter: str
    clerk: str
    verb: str
    state: str


@dataclass(frozen=True)
class TicketMissed(TicketHappening):
    counter: str
    clerk: str
    calls: int


@dataclass(frozen=True)
class TicketRejoined(TicketHappening):
    """A missed visitor came back in time and stands `behind` others of the same class; `staff` did
    it for them, or a kiosk, `device`, where the number was typed.
    """

    behind: int
    staff: str | None = None
    device: str | None = None
    seat: str = ""


@dataclass(frozen=True)
class TicketTransferred(TicketHappening):
    """`service` is the new one; number, arrival and first clerk are those of before. `seat` as in
    store.tables.tickets: where a counter or a person was named.
    """

    counter: str
    clerk: str
    from_service: str
    reason: str = ""
    seat: str = ""


@dataclass(frozen=True)
class TicketCancelled(TicketHappening):
    pass


@dataclass(frozen=True)
class TicketAbandoned(TicketHappening):
    """The day ended before this number was served; never counted as served.

    `staff` and `reason` where a person ended the day; by itself it ends with neither.
    """

    staff: str | None = None
    reason: str = ""
