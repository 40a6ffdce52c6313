"""Everything that can happen in the hall, as past-tense facts; the journal keeps each as kind and
data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Happening:
    """A fact. Its class name is its kind in the journal; ids are whole numbers, times stand in the
    row.
    """

    @property
    def kind(self) -> str:
        return type(self).__name__

    def data(self) -> dict[str, Any]:
        """The fact as JSON; personal data never stands in one (PROVISIONS K1)."""
        return dict(vars(self))  # asdict would copy deeply, and every act waits for this


@dataclass(frozen=True)
class TicketHappening(Happening):
    ticket: int
    number: str
    service: str


@dataclass(frozen=True)
class TicketTaken(TicketHappening):
    ticket_class: str
    device: str | None
    staff: str | None
    ahead: int
    wait: tuple[int, int] | None


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
    counter: str
    clerk: str
    seconds: int


@dataclass(frozen=True)
class TicketMissed(TicketHappening):
    counter: str
    clerk: str
    calls: int


@dataclass(frozen=True)
class TicketRejoined(TicketHappening):
    """A missed visitor came back in time and stands `behind` others of the same class."""

    behind: int


@dataclass(frozen=True)
class TicketTransferred(TicketHappening):
    """`service` is the new one; number, arrival and first clerk are those of before."""

    counter: str
    clerk: str
    from_service: str


@dataclass(frozen=True)
class TicketCancelled(TicketHappening):
    pass


@dataclass(frozen=True)
class TicketAbandoned(TicketHappening):
    """The day ended before this number was served; never counted as served."""


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
class PinChanged(Happening):
    staff: str


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
