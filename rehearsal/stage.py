"""Where actors act: an hour at once under a held clock, or live, each in a thread of its own.

An actor is a generator that does its acts at the desk and yields how many seconds of the hall's
time it rests before the next. So the same company can play the time before the doors open in a
moment, and then go on, from where each one stood, before everybody's eyes.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count

from hall.store.handoff import Event, Runtime
from rehearsal.clock import Clock

Actor = Iterator[float]
Waiting = list[tuple[datetime, int, Actor]]
"""When each actor acts next; the number keeps those of one moment in their order."""


def gather(actors: Iterable[Actor], moment: datetime) -> Waiting:
    """Everybody, about to act for the first time."""
    order = count()
    return [(moment, next(order), actor) for actor in actors]


def rush(waiting: Waiting, clock: Clock, until: datetime) -> Waiting:
    """Play until a moment, as fast as the desk can; answers who acts when after that."""
    order = count(len(waiting))
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= until:
        moment, _, actor = heapq.heappop(waiting)
        clock.hold(moment)
        rest = next(actor, None)
        if rest is not None:
            after = moment + timedelta(seconds=max(0.0, rest))
            heapq.heappush(waiting, (after, next(order), actor))
    clock.hold(until)
    return sorted(waiting)


def play(waiting: Waiting, clock: Clock, runtime: Runtime, stopped: Event) -> list[Event]:
    """Play on live, everybody in a thread of their own, until `stopped`; each rings when home.

    The clock must be running.
    """
    return [_set_out(actor, moment, clock, runtime, stopped) for moment, _, actor in waiting]


def _set_out(
    actor: Actor, moment: datetime, clock: Clock, runtime: Runtime, stopped: Event
) -> Event:
    home = runtime.event()

    def act() -> None:
        try:
            rest: float | None = (moment - clock()).total_seconds()
            while rest is not None and not stopped.wait(max(0.0, rest) / clock.rate):
                rest = next(actor, None)
        finally:
            home.set()

    runtime.spawn(act)
    return home
