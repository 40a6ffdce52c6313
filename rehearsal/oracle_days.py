"""Whole days of a real hall, driven through the real desk as fast as it can: a year in minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from time import perf_counter

from sqlalchemy import select

from hall.core.line import Policy
from hall.desk.desk import Desk
from hall.settings.schema import Settings
from hall.store.tables import tickets
from rehearsal.clock import Clock
from rehearsal.day import Day, plan
from rehearsal.oracle import Job, play
from rehearsal.oracle_desk import DeskLine
from rehearsal.throwaway import throwaway

FIRST = date(2026, 3, 2)
"""A Monday; a year of days is taken from here on, Saturdays and Sundays left out."""


@dataclass
class Found:
    """The waits of one class, in minutes, and whether the range told had been enough."""

    waits: list[float] = field(default_factory=list)
    told: int = 0
    """How many were told a range."""
    kept: int = 0
    """How many of those were called by its upper end."""


@dataclass(frozen=True)
class Played:
    """What so many days gave, and what they cost."""

    priority: Found
    ordinary: Found
    days: int
    acts: int
    seconds: float


def working_days(count: int) -> Iterator[date]:
    """So many Mondays to Fridays."""
    at = FIRST
    while count:
        if at.weekday() < 5:
            yield at
            count -= 1
        at += timedelta(days=1)


def through_the_desk(
    settings: Settings, policy: Policy, days: int, seed: int, share: float
) -> Played:
    """Play so many days of this hall under a policy; the same seed brings the same visitors."""
    hall = under(settings, policy)
    plans = [plan(hall, when, seed * 1000 + at) for at, when in enumerate(working_days(days))]
    clock = Clock(plans[0].opens - timedelta(days=1))
    began = perf_counter()
    with throwaway(hall, clock) as (desk, book):
        for at, day in enumerate(plans):
            _one_day(desk, clock, day, jobs_of(hall, day, share, Random(f"share {seed} {at}")))
            book.turn()
        seconds = perf_counter() - began
        found = _waits(desk)
        return Played(found["priority"], found["ordinary"], days, book.acts, seconds)


def under(settings: Settings, policy: Policy) -> Settings:
    """The same hall with another policy, its doors always open: the arrivals know the hours."""
    line = settings.line.model_copy(update={"policy": policy})
    hours = settings.hours.model_copy(update={"always_open": True})
    return settings.model_copy(update={"line": line, "hours": hours})


def jobs_of(settings: Settings, day: Day, share: float, chance: Random) -> list[Job]:
    """The day's visitors, with another share of priority; nobody moves on or gives up."""
    called = {service for counter in _callable(settings, day) for service in counter}
    return [
        Job(one.at, one.seconds, chance.random() < share, one.walk, one.service)
        for one in day.visitors
        if one.service in called
    ]


def _callable(settings: Settings, day: Day) -> list[frozenset[str]]:
    counters = {each.id: each for each in settings.counters}
    places = [counters[seat.counter] for seat in day.seats]
    return [frozenset([*place.serves, *place.helps]) for place in places]


def _one_day(desk: Desk, clock: Clock, day: Day, jobs: list[Job]) -> None:
    line = DeskLine(desk, clock, day.opens, jobs)
    line.sit_down([(seat.counter, seat.staff) for seat in day.seats])
    play(jobs, _callable(desk.settings, day), line)
    line.go_home()


def _waits(desk: Desk) -> dict[str, Found]:
    """As the store has them: from the number taken to the first call."""
    found = {"priority": Found(), "ordinary": Found()}
    with desk.book.read() as connection:
        for row in connection.execute(_ALL.where(tickets.c.hall == desk.book.hall)):
            minutes = (row.called_at - row.arrived_at).total_seconds() / 60
            one = found[row.ticket_class]
            one.waits.append(minutes)
            if row.wait_high is not None:
                one.told += 1
                one.kept += minutes <= row.wait_high
    return found


_ALL = select(
    tickets.c.ticket_class, tickets.c.arrived_at, tickets.c.called_at, tickets.c.wait_high
)
