"""The real desk as a line of oracle.py: every step is an act, under a held clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from secrets import token_hex

from hall.desk import calls, recalling, serving, sessions, tickets
from hall.desk.desk import Desk
from hall.desk.views import Turn
from rehearsal.clock import Clock
from rehearsal.oracle import Job

Seats = Sequence[tuple[str, str]]
"""Who works: (counter, staff number)."""


class DeskLine:
    """take, next (which finishes), begin and no_show at the desk, as clerks press them."""

    def __init__(self, desk: Desk, clock: Clock, opens: datetime, jobs: Sequence[Job]) -> None:
        self._desk, self._clock, self._opens, self._jobs = desk, clock, opens, jobs
        self._seats: Seats = ()
        self._tokens: list[str] = []
        self._who: dict[int, int] = {}

    def sit_down(self, seats: Seats) -> None:
        """Everybody signs in for the day."""
        self._clock.hold(self._opens)
        until, self._seats = self._opens + timedelta(hours=23), seats
        for counter, staff in seats:
            token = token_hex(32)
            self._desk.act(
                sessions.sign_in, staff=staff, counter=counter, token_hash=token, expires_at=until
            )
            self._tokens.append(token)

    def go_home(self) -> None:
        """Everybody signs out, after the last visitor."""
        for token in self._tokens:
            self._desk.act(sessions.sign_out, token_hash=token)

    def come(self, at: float, who: int) -> None:
        self._hold(at)
        job = self._jobs[who]
        issued = self._desk.act(tickets.take, service=job.service, priority=job.priority)
        self._who[issued.id] = who

    def next(self, at: float, counter: int) -> int | None:
        turn = self._press(calls.next_ticket, at, counter)
        return None if turn.ticket is None else self._who[turn.ticket.id]

    def begin(self, at: float, counter: int) -> None:
        self._press(serving.begin, at, counter)

    def missed(self, at: float, counter: int) -> None:
        self._press(recalling.no_show, at, counter)

    def _press(self, verb: Callable[..., Turn], at: float, counter: int) -> Turn:
        self._hold(at)
        place, staff = self._seats[counter]
        turn: Turn = self._desk.act(verb, counter=place, staff=staff)
        return turn

    def _hold(self, at: float) -> None:
        self._clock.hold(self._opens + timedelta(seconds=at))
