"""A clerk of a rehearsed hall: calls, waits, serves, sends on, takes a break."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import timedelta
from random import Random
from secrets import token_hex
from typing import Any

from hall.core.refusals import Refusal
from hall.desk import calls, counters, recalling, sending, serving, sessions
from hall.desk.desk import Desk
from hall.desk.views import TicketView, Turn
from rehearsal.arrivals import Visitor, stranger
from rehearsal.day import Break, Day, Seat

IDLE = 15.0
"""Seconds until a clerk without visitors looks again."""

RECALL = 45.0
"""Seconds until somebody who does not come is called again."""

AWAY = 120.0
"""Seconds until a clerk whose place is taken looks again."""


class Clerk:
    """Sits at one counter for the day, unless somebody who tries the hall has taken it."""

    def __init__(
        self, desk: Desk, day: Day, seat: Seat, faces: Mapping[int, Visitor], seed: int
    ) -> None:
        self._desk = desk
        self._day = day
        self._seat = seat
        self._faces = faces
        self._chance = Random(f"clerk {seat.counter} {seed}")
        self._breaks = list(seat.breaks)

    def work(self) -> Iterator[float]:
        """An actor (stage.py): does its acts and yields the seconds to rest before the next."""
        while True:
            try:
                if not self._seated():
                    yield AWAY
                    continue
                yield from self._next()
            except Refusal:  # taken away in between, or the store was busy
                yield IDLE

    def _act(self, verb: Callable[..., Any], **what: Any) -> Turn:
        turn: Turn = self._desk.act(
            verb, counter=self._seat.counter, staff=self._seat.staff, **what
        )
        return turn

    def _seated(self) -> bool:
        """At the counter, signing in if it is free and this clerk sits nowhere else."""
        with self._desk.read() as reading:
            views = reading.counters()
        here = {view.clerk for view in views if view.id == self._seat.counter}
        if self._seat.staff in here:
            return True
        if here != {None} or self._seat.staff in {view.clerk for view in views}:
            return False
        self._desk.act(
            sessions.sign_in,
            staff=self._seat.staff,
            counter=self._seat.counter,
            token_hash=token_hex(32),
            expires_at=self._day.closes + timedelta(days=1),
        )
        return True

    def _next(self) -> Iterator[float]:
        hand = self._in_hand()
        if hand is not None and hand.state == "called":
            yield from self._receive(hand)
            return
        elapsed = (self._desk.now() - self._day.opens).total_seconds()
        if self._breaks and self._breaks[0].at <= elapsed:
            yield from self._pause(self._breaks.pop(0), hand)
        turn = self._act(calls.next_ticket)
        if turn.ticket is None:
            yield IDLE
        else:
            yield from self._receive(turn.ticket)

    def _pause(self, rest: Break, hand: TicketView | None) -> Iterator[float]:
        if hand is not None:
            self._act(serving.finish)
        self._act(counters.pause, reason=rest.reason)
        yield rest.seconds
        self._act(counters.resume)

    def _in_hand(self) -> TicketView | None:
        with self._desk.read() as reading:
            return reading.counter(self._seat.counter).in_hand

    def _receive(self, ticket: TicketView) -> Iterator[float]:
        face = self._faces.get(ticket.id) or self._stranger(ticket)
        came = yield from self._await(face)
        if not came:
            self._act(recalling.no_show)
            return
        self._act(serving.begin)
        yield face.seconds
        if face.onward and ticket.service == face.service:
            self._act(sending.transfer, service=face.onward)
        elif self._chance.random() < 0.3:
            self._act(serving.finish)
            yield self._chance.uniform(10, 60)  # paper work; else `next` finishes this one

    def _await(self, face: Visitor) -> Generator[float, None, bool]:
        """Until the visitor is at the window; calls again meanwhile. Answers whether they came."""
        walk = float("inf") if face.walk is None else face.walk
        waited = 0.0
        for _ in range(min(self._chance.randint(2, 3), self._desk.settings.line.recall_limit)):
            if walk <= waited + RECALL:
                yield walk - waited
                return True
            yield RECALL
            waited += RECALL
            self._act(recalling.recall)
        yield RECALL / 2
        return False

    def _stranger(self, ticket: TicketView) -> Visitor:
        return stranger(self._desk.settings, ticket.service, self._chance)
