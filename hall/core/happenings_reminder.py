"""What the ladder did: somebody was reminded of an inquiry, and somebody has seen it."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happenings_inquiry import InquiryHappening


@dataclass(frozen=True)
class InquiryReminded(InquiryHappening):
    """`rung` of hall.core.ladder was reached and these staff hear of it; `staff` is "": nobody did
    it but the clock.
    """

    rung: str
    to: tuple[str, ...]
    due: str | None


@dataclass(frozen=True)
class ReminderSeen(InquiryHappening):
    """`staff` has seen it."""

    rung: str
