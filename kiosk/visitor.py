"""What a visitor may know of the own number: where it stands in the line, and where to go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from hall.core.floor import Floor
from hall.core.ticket import State
from hall.core.wait import Range
from hall.desk.reading import Reading
from hall.desk.views import TicketView
from hall.settings.areas import wait_area
from hall.settings.schema import Settings


class Text(BaseModel):
    """Words in every language."""

    model_config = ConfigDict(extra="allow")
    zh: str
    en: str


class Minutes(BaseModel):
    """A waiting range in minutes; the upper end is kept nine times in ten."""

    low: int
    high: int

    @classmethod
    def of(cls, wait: Range | None) -> Minutes | None:
        """From the engine's range; None where it would only be a guess."""
        return None if wait is None else cls(low=wait.low, high=wait.high)


class Named(BaseModel):
    """A service or a counter: its id and its name."""

    id: str
    name: Text


class Passed(BaseModel):
    """So many people who came later went before; numbers of people, never who."""

    why: Literal[
        "lift", "priority", "ordinary_turn", "visitors_first", "own_line", "sent", "chosen",
        "walk_up", "rejoined", "after_missed", "other",
    ] = Field(description="the rule or the decision; a key of [ticket.overtaken]")  # fmt: skip
    count: int
    counter: Named | None = Field(description="chosen: which counter called out of turn")


class Sent(BaseModel):
    """For whom alone this visitor waits."""

    to: Literal["low", "counter", "person"]
    counter: Named | None = Field(description="that counter; of a person: where they sit now")


class Rated(BaseModel):
    """What the hall asks of this visitor, and what was said so far; no clerk ever sees it (K1)."""

    score: int | None = Field(description="5 (best) to 1; null: nothing was said")
    reason: str = Field(description="why a bad one, a key of [ticket.rating.reasons], or empty")
    until: datetime | None = Field(description="until when it may be changed; null: nothing said")
    open: bool = Field(description="whether it may be said or changed now")


class VisitorView(BaseModel):
    """A ticket as its visitor sees it: no clerk's name, no other visitor, no reason."""

    number: str
    service: Named
    priority: bool
    state: State
    ahead: int | None = Field(description="people ahead in the own line; null when not waiting")
    wait: Minutes | None
    counter: Named | None = Field(description="where to go, held: where to wait; else null")
    wait_area: Text | None
    issued_at: datetime
    called_at: datetime | None
    calls: int = Field(description="how often it was called; one more is a recall")
    rejoin_until: datetime | None = Field(
        description="missed: until when it may come back; null: not any more today"
    )
    moved: bool = Field(description="waits in another service's line than the number was taken for")
    sent: Sent | None = Field(description="waits for a low counter, one counter or one person")
    overtaken: list[Passed] = Field(description="who came later and yet went before, by reason")
    rating: Rated | None = Field(description="after the visit, where the hall asks; else null")
    at: datetime = Field(description="the moment all this was true")


def view_of(settings: Settings, floor: Floor, reading: Reading, ticket: TicketView) -> VisitorView:
    """The visitor's view now; `ahead` and `wait` are of this moment, not of arrival."""
    waits = ticket.state == "waiting"
    forecast = reading.forecast_of(ticket) if waits else None
    called = ticket.state in ("called", "serving", "held") and ticket.counter is not None
    return VisitorView(
        number=ticket.number,
        service=_service(floor, ticket.service),
        priority=ticket.ticket_class == "priority",
        state=ticket.state,
        ahead=forecast.ahead if forecast else None,
        wait=Minutes.of(forecast.wait) if forecast else None,
        counter=_counter(floor, ticket.counter) if called else None,
        wait_area=waits_in(settings, ticket),
        issued_at=ticket.arrived_at,
        called_at=ticket.called_at,
        calls=ticket.calls,
        rejoin_until=None if reading.ended() else _rejoin_until(settings, ticket),
        moved=waits and not ticket.number.startswith(_prefix(floor, ticket)),
        sent=_sent(floor, reading, ticket.seat) if waits else None,
        overtaken=[
            Passed.model_validate(
                {"why": each.why, "count": each.count, "counter": _counter(floor, each.counter)}
            )
            for each in reading.overtaken(ticket)
        ],
        rating=_rating(settings, reading, ticket),
        at=reading.now,
    )


def _rating(settings: Settings, reading: Reading, ticket: TicketView) -> Rated | None:
    if ticket.state != "done" or not settings.rating.page:
        return None
    said = reading.rating_of(ticket.id)
    if said is None:
        return Rated(score=None, reason="", until=None, open=True)
    until = said.at + timedelta(minutes=settings.rating.change_minutes)
    return Rated(score=said.score, reason=said.reason, until=until, open=reading.now <= until)


def _prefix(floor: Floor, ticket: TicketView) -> str:
    found = floor.services.get(ticket.service)
    return found.prefix if found else ""


def _sent(floor: Floor, reading: Reading, seat: str) -> Sent | None:
    """A seat in words a visitor may read; which person it is stays with the staff."""
    kind, _, which = seat.partition(":")
    if kind == "low":
        return Sent(to="low", counter=None)
    if kind == "counter":
        return Sent(to="counter", counter=_counter(floor, which))
    if kind == "staff":
        where = next((one.id for one in reading.counters() if one.clerk == which), None)
        return Sent(to="person", counter=_counter(floor, where))
    return None


def _rejoin_until(settings: Settings, ticket: TicketView) -> datetime | None:
    if ticket.state != "missed" or ticket.ended_at is None:
        return None
    return ticket.ended_at + timedelta(minutes=settings.line.rejoin_minutes)


def _service(floor: Floor, service: str) -> Named:
    found = floor.services.get(service)
    return Named(id=service, name=Text(**found.name) if found else Text(zh=service, en=service))


def _counter(floor: Floor, counter: str | None) -> Named | None:
    found = floor.counters.get(counter or "")
    return Named(id=found.id, name=Text(**found.name)) if found else None


def waits_in(settings: Settings, ticket: TicketView) -> Text | None:
    """Where to wait for the call; None: anywhere in the hall."""
    found = wait_area(settings, ticket.service, low=ticket.low)
    return Text(**found.as_dict()) if found else None
