"""What is answered about inquiries on the wire; contacts only masked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class InquiryAnswer(BaseModel):
    """How an inquiry stands; staff are numbers."""

    model_config = ConfigDict(from_attributes=True)

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


class StepAnswer(BaseModel):
    """One line of the timeline."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    at: datetime
    staff: str
    kind: str
    words: str
    data: dict[str, Any]


class PartyAnswer(BaseModel):
    """A department that was asked to help."""

    model_config = ConfigDict(from_attributes=True)

    department: str
    asked_at: datetime
    reported_at: datetime | None
    staff: str | None


class CaseAnswer(BaseModel):
    """One inquiry whole."""

    inquiry: InquiryAnswer
    contact: dict[str, str] = Field(description="masked; empty where there is none")
    steps: list[StepAnswer]
    parties: list[PartyAnswer]
    may: list[str] = Field(description="the acts open to whoever asks, as things stand")


class LedgerAnswer(BaseModel):
    """A page of the ledger, the newest first."""

    total: int
    inquiries: list[InquiryAnswer]
    contacts: dict[int, dict[str, str]] = Field(description="masked, by inquiry")
    before: int | None = Field(description="ask for the next page with this; null: the last one")
