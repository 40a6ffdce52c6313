"""What a clerk's act says and answers on the wire."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from hall.core.ticket import State, TicketClass
from hall.desk.views import CounterView, TicketView, Turn


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class CallBody(_Said):
    """Which waiting ticket to call, out of turn."""

    ticket: int = Field(ge=1, le=2**53, description="a ticket's id, as the scene gives it")


class TransferBody(_Said):
    """To which service the visitor in hand goes."""

    service: str = Field(min_length=1, max_length=32)


class PauseBody(_Said):
    """Why the counter pauses: a code of common.pause, or a few words of the clerk's own."""

    reason: str = Field(
        max_length=200,  # the desk itself says reason_needed; this tells programs what it wants
        json_schema_extra={"minLength": 1, "maxLength": 60, "pattern": r"[^\s\x1c-\x1f]"},
    )


class HandAnswer(BaseModel):
    """A ticket as its clerk sees it; never its token, which is the visitor's."""

    id: int
    number: str
    service: str
    ticket_class: TicketClass
    state: State
    arrived_at: datetime
    called_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    counter: str | None
    clerk: str | None
    first_clerk: str | None
    first_served_at: datetime | None
    calls: int
    why: str | None


class SeatAnswer(BaseModel):
    """A counter: open, paused or closed, and who sits there."""

    id: str
    state: str
    reason: str
    clerk: str | None
    since: datetime | None


class TurnAnswer(BaseModel):
    """The ticket the act was about (null: nobody waits) and the counter after it."""

    ticket: HandAnswer | None
    counter: SeatAnswer


def turn_answer(turn: Turn) -> TurnAnswer:
    """A verb's answer as it goes on the wire."""
    ticket = None if turn.ticket is None else _hand(turn.ticket)
    return TurnAnswer(ticket=ticket, counter=_seat(turn.counter))


def _hand(ticket: TicketView) -> HandAnswer:
    return HandAnswer.model_validate(ticket, from_attributes=True)


def _seat(counter: CounterView) -> SeatAnswer:
    return SeatAnswer.model_validate(counter, from_attributes=True)
