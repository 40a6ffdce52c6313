"""What happens to a visitor's contact: kept, read, emptied. Never a word of it (K1)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening
from hall.core.happenings_inquiry import InquiryHappening


@dataclass(frozen=True)
class ContactGiven(InquiryHappening):
    """Given or corrected after the inquiry was opened, or taken away."""


@dataclass(frozen=True)
class ContactSeen(InquiryHappening):
    """Somebody read it unmasked; why stands in the timeline."""


@dataclass(frozen=True)
class PhoneSought(Happening):
    """Somebody looked for the inquiries of a phone; which one only its mark in the store says."""

    staff: str


@dataclass(frozen=True)
class ContactsScrubbed(Happening):
    """The time for which contacts and words are kept was over for so many inquiries."""

    count: int


@dataclass(frozen=True)
class RemarksScrubbed(Happening):
    """The words of so many remarks were kept long enough."""

    count: int


@dataclass(frozen=True)
class LedgerExported(Happening):
    """Somebody took the ledger away; `plain` with contacts unmasked, why stands in the store."""

    export: int
    staff: str
    rows: int
    plain: bool
