"""What can happen to an inquiry (PROVISIONS F). No word that was said, no contact (K1)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening


@dataclass(frozen=True)
class InquiryHappening(Happening):
    """`inquiry` is its id, `staff` who did it."""

    inquiry: int
    number: str
    staff: str


@dataclass(frozen=True)
class InquiryOpened(InquiryHappening):
    """`first` is its first responsible person, for ever; `ticket` the one in hand, if any."""

    first: str
    responsible: str
    channel: str
    inquiry_kind: str
    category: str
    urgency: str
    ticket: int | None
    due: str | None


@dataclass(frozen=True)
class InquiryOffered(InquiryHappening):
    """Handed over, and nothing has moved yet."""

    to: str


@dataclass(frozen=True)
class InquiryTakenBack(InquiryHappening):
    """Before anybody took it."""


@dataclass(frozen=True)
class InquiryTaken(InquiryHappening):
    """The receiver has it now: responsibility has moved."""

    of: str


@dataclass(frozen=True)
class InquiryDeclined(InquiryHappening):
    """The receiver said no; the office decides."""


@dataclass(frozen=True)
class InquiryUnassigned(InquiryHappening):
    """Nobody knows whose it is; the office decides."""


@dataclass(frozen=True)
class InquiryAssigned(InquiryHappening):
    """By the office, finally."""

    to: str


@dataclass(frozen=True)
class InquiryReplied(InquiryHappening):
    """The visitor was told, or could not be reached."""

    reached: bool


@dataclass(frozen=True)
class InquiryExtended(InquiryHappening):
    """The visitor was told first."""

    due: str


@dataclass(frozen=True)
class InquiryConfirmed(InquiryHappening):
    """The visitor says that it was done (G3)."""


@dataclass(frozen=True)
class InquiryClosed(InquiryHappening):
    outcome: str


@dataclass(frozen=True)
class InquiryReopened(InquiryHappening):
    """With the time promised from then on."""

    due: str | None


@dataclass(frozen=True)
class InquiryNoted(InquiryHappening):
    """Something else was written down; `step` says what: note, meeting, decision, ..."""

    step: str


@dataclass(frozen=True)
class InquiryJoined(InquiryHappening):
    """Another department works on it (F6)."""

    department: str


@dataclass(frozen=True)
class InquiryReported(InquiryHappening):
    """That department has done its part."""

    department: str


@dataclass(frozen=True)
class NoticeGiven(InquiryHappening):
    """All that is missing was told at once (F9); `again` from the second on, which is a breach."""

    missing: int
    again: bool


@dataclass(frozen=True)
class InquiryCorrected(InquiryHappening):
    """Something written down before was wrong; the old words stand in the timeline."""

    field: str


@dataclass(frozen=True)
class FindingMade(InquiryHappening):
    """A manager states how a visitor was failed, and by whom (F12)."""

    fault: str
    of: str = ""


@dataclass(frozen=True)
class FindingWithdrawn(InquiryHappening):
    """It was wrong; `finding` is its step."""

    finding: int
    fault: str
    of: str


@dataclass(frozen=True)
class InquirySought(InquiryHappening):
    """Found at a counter by what the visitor in hand has with them, and shown there."""

    ticket: int
    counter: str


@dataclass(frozen=True)
class InquiryVisited(InquiryHappening):
    """The visitor came again about it, with this ticket."""

    ticket: int
    counter: str


@dataclass(frozen=True)
class InquiryDeferred(InquiryHappening):
    """The visitor of this ticket went without the answer; why stands in the timeline."""

    ticket: int
