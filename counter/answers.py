"""What a clerk's act answers on the wire."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from hall.core.ticket import State, TicketClass
from hall.desk.views import CounterView, TicketView, Turn


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


class ErrandAnswer(BaseModel):
    """A number for an errand of the house; `ahead` counts every visitor who waits there."""

    id: int
    number: str
    service: str
    ahead: int
    issued_at: datetime


def turn_answer(turn: Turn) -> TurnAnswer:
    """A verb's answer as it goes on the wire."""
    ticket = None if turn.ticket is None else hand_answer(turn.ticket)
    return TurnAnswer(ticket=ticket, counter=_seat(turn.counter))


def hand_answer(ticket: TicketView) -> HandAnswer:
    """A ticket as it goes on the wire."""
    return HandAnswer.model_validate(ticket, from_attributes=True)


def _seat(counter: CounterView) -> SeatAnswer:
    return SeatAnswer.model_validate(counter, from_attributes=True)
