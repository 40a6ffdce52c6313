"""What is answered about inquiries on the wire; contacts only masked."""

from __future__ import annotations

from pydantic import BaseModel, Field

from hall.desk.views_inquiry import InquiryView, PartyView, StepView
from hall.desk.views_prints import PrintView


class ContactAnswer(BaseModel):
    """How the visitor is reached, in plain words; "" where nothing is known."""

    name: str = ""
    phone: str = ""
    unit: str = ""
    address: str = ""


class CaseAnswer(BaseModel):
    """One inquiry whole."""

    inquiry: InquiryView
    ticket: str = Field(description='the number of the ticket it was opened from; "" without one')
    contact: dict[str, str] = Field(description="masked; empty where there is none")
    steps: list[StepView]
    parties: list[PartyView]
    may: list[str] = Field(
        description="what whoever asks may do now, by the last words of its addresses;"
        " `decide`: a note that is a decision"
    )


class LedgerAnswer(BaseModel):
    """A page of the ledger, the newest first."""

    total: int
    inquiries: list[InquiryView]
    contacts: dict[int, dict[str, str]] = Field(description="masked, by inquiry")
    before: int | None = Field(description="ask for the next page with this; null: the last one")


class PrintsAnswer(BaseModel):
    """The papers of an inquiry, the newest first."""

    prints: list[PrintView] = Field(
        description="`ok` with detail `kept`: there is a picture at prints/{token}.png"
    )
