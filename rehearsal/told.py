"""Days played at the real desk: who was told which wait, and how long it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from secrets import token_hex

from hall.core.ticket import TicketClass
from hall.desk import sessions
from hall.desk.day import turn_over
from hall.desk.desk import Desk
from hall.desk.views import Issued, TicketView
from hall.store.journal import Entry
from rehearsal.arrivals import Visitor
from rehearsal.clerk import Clerk
from rehearsal.clock import Clock
from rehearsal.day import Day
from rehearsal.door import Door
from rehearsal.stage import gather, rush
from rehearsal.throwaway import Throwaway

EVENING = timedelta(hours=3)
"""After the last visitor has come, until the last is served."""


@dataclass(frozen=True)
class Told:
    """One visitor who was told a range: minutes low, high and the shortcut's; minutes waited."""

    ticket_class: TicketClass
    low: int
    high: int
    naive: float
    waited: float


class Watched(Door):
    """A door that notes beside each number what the shortcut would have said."""

    def __init__(self, desk: Desk, day: Day) -> None:
        super().__init__(desk, day)
        self.naive: dict[int, float] = {}

    def _let_in(self, visitor: Visitor) -> Issued:
        issued = super()._let_in(visitor)
        floor, settings = self._desk.floor, self._desk.settings
        minutes = next(one.minutes for one in settings.services if one.id == visitor.service)
        with self._desk.read() as reading:
            opened = sum(
                view.state == "open" and visitor.service in floor.counters[view.id].serves
                for view in reading.counters()
            )
        self.naive[issued.id] = issued.ahead * minutes / max(1, opened)
        return issued


class Shift(Clerk):
    """A clerk who comes and goes: `hours` from and until which seconds of the day they work."""

    def __init__(self, hours: tuple[float, float], *whom: object) -> None:
        super().__init__(*whom)  # type: ignore[arg-type]
        self._hours = hours
        self._token = token_hex(32)

    def work(self) -> Iterator[float]:
        """An actor: comes, works, and goes home when no visitor is in hand."""
        comes, leaves = self._hours
        yield comes
        for rest in super().work():
            yield rest
            late = (self._desk.now() - self._day.opens).total_seconds() >= leaves
            if late and self._in_hand() is None:
                self._desk.act(sessions.sign_out, token_hash=self._token)
                return

    def _seated(self) -> bool:
        with self._desk.read() as reading:
            if reading.counter(self._seat.counter).clerk is not None:
                return True
        self._desk.act(
            sessions.sign_in,
            staff=self._seat.staff,
            counter=self._seat.counter,
            token_hash=self._token,
            expires_at=self._day.closes + timedelta(hours=8),
        )
        return True


def hours(kind: str, place: int, length: float) -> tuple[float, float]:
    """When the clerk at this place works: on days of shifts the second comes an hour late and the
    third leaves early; everybody else stays until the last visitor is served.
    """
    if kind == "shifts" and place == 1:
        return 3600.0, inf
    if kind == "shifts" and place == 2:
        return 0.0, length * 0.6
    return 0.0, inf


def play(desk: Desk, book: Throwaway, clock: Clock, day: Day, kind: str, seed: int) -> list[Told]:
    """Play one day at the desk; everybody who was told a range and then called."""
    clock.hold(day.opens)
    desk.act(turn_over)
    with desk.read() as reading:
        begun = reading.seq
    door = Watched(desk, day)
    clerks = [
        Shift(hours(kind, place, day.length), desk, day, seat, door.faces, seed)
        for place, seat in enumerate(day.seats)
    ]
    actors = [*(clerk.work() for clerk in clerks), door.work()]
    rush(gather(actors, day.opens), clock, day.closes + EVENING)
    book.turn()
    with desk.read() as reading:
        called = first_calls(reading.happenings(begun, limit=1_000_000))
        tickets = [reading.ticket_by_id(each) for each in called]
    return [
        _told(ticket, called[ticket.id], door.naive.get(ticket.id, 0.0))
        for ticket in tickets
        if ticket is not None and ticket.wait is not None
    ]


def first_calls(happenings: Iterable[Entry]) -> dict[int, datetime]:
    """When each ticket was called for the first time."""
    found: dict[int, datetime] = {}
    for each in happenings:
        if each.kind == "TicketCalled" and each.ticket is not None:
            found.setdefault(each.ticket, each.at)
    return found


def _told(ticket: TicketView, called: datetime, naive: float) -> Told:
    waited = (called - ticket.arrived_at).total_seconds() / 60
    assert ticket.wait is not None
    return Told(ticket.ticket_class, ticket.wait.low, ticket.wait.high, naive, waited)
