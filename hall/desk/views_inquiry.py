"""Inquiries as the staff see them: how one stands, its timeline. No contact stands in any of them
but masked: whoever wants to read it asks for it, with a reason (hall/desk/contacts.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class InquiryView:
    """How an inquiry stands; staff are numbers, `department` is the responsible person's."""

    id: int
    number: str
    channel: str
    kind: str
    category: str
    urgency: str
    language: str
    matter: str
    has_contact: bool
    about: str | None
    ticket: int | None
    service: str | None
    opened_at: datetime
    opened_by: str
    first: str
    responsible: str
    department: str
    state: str
    offered_to: str | None
    offered_at: datetime | None
    assigned: bool
    told: int
    tried: int
    outcome: str | None
    result: str
    due_at: datetime | None
    extended: int
    notices: int
    dispatched_at: datetime | None
    confirmed_at: datetime | None
    closed_at: datetime | None
    scrubbed_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> InquiryView:
        """From a row of the inquiries table."""
        return cls(
            row.id, row.number, row.channel, row.kind, row.category, row.urgency, row.language,
            row.matter, row.contact is not None, row.about, row.ticket, row.service,
            row.opened_at, row.opened_by, row.first, row.responsible, row.department, row.state,
            row.offered_to, row.offered_at, bool(row.assigned), row.told, row.tried, row.outcome,
            row.result, row.due_at, row.extended, row.notices, row.dispatched_at,
            row.confirmed_at, row.closed_at, row.scrubbed_at,
        )  # fmt: skip

    def is_overdue(self, now: datetime) -> bool:
        """Promised by a time that is over."""
        return self.state != "closed" and self.due_at is not None and now > self.due_at


@dataclass(frozen=True)
class StepView:
    """One line of the timeline; `words` is "" where nothing was said, or no longer kept."""

    id: int
    at: datetime
    staff: str
    kind: str
    words: str
    data: dict[str, Any]


@dataclass(frozen=True)
class PartyView:
    """A department that was asked to help; `staff` is who reported for it."""

    department: str
    asked_at: datetime
    reported_at: datetime | None
    staff: str | None
