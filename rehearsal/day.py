"""A whole day as intentions: who comes, who sits where, who leaves the counter when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hall.settings.places import Counter
from hall.settings.schema import Settings
from rehearsal.arrivals import LOAD, Curve, Visitor, visitors

OPENS, CLOSES = time(8, 30), time(17, 30)
"""For a hall without a timetable."""

REASONS = ("break", "papers", "system", "meeting", "handover")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Break:
    """A counter stops calling for a while; `at` in seconds since opening."""

    at: float
    seconds: float
    reason: str


@dataclass(frozen=True)
class Seat:
    """A clerk's place for the day, and when they leave it."""

    counter: str
    staff: str
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Day:
    """One day of one hall; the same settings, date and seed give the same day."""

    opens: datetime
    length: float
    """Seconds."""
    seats: tuple[Seat, ...]
    visitors: tuple[Visitor, ...]
    spare_counter: str | None
    """The counter left free for somebody who wants to try, if the hall has more than one."""
    spare_clerk: str | None
    """A clerk without a counter of their own."""

    @property
    def closes(self) -> datetime:
        """When the last visitor has come."""
        return self.opens + timedelta(seconds=self.length)


def plan(settings: Settings, today: date, seed: int, curve: Curve = LOAD) -> Day:
    """The day of this hall: every counter but the last has a clerk, as far as there are clerks."""
    opens, closes = hours(settings, today)
    counters, clerks, spare = _staffed(settings)
    length = (closes - opens).total_seconds()
    chance = Random(f"breaks {seed}")
    seats = tuple(
        Seat(counter.id, clerk, _breaks(place, len(counters), length, chance))
        for place, (counter, clerk) in enumerate(zip(counters, clerks, strict=True))
    )
    free = [each.id for each in settings.counters if each not in counters]
    return Day(
        opens,
        length,
        seats,
        visitors(settings, counters, length, seed, curve),
        free[-1] if free else None,
        spare,
    )


def hours(settings: Settings, today: date) -> tuple[datetime, datetime]:
    """From the first opening to the last closing of that weekday's timetable."""
    zone = ZoneInfo(settings.hall.timezone)
    spans = [each for each in settings.hours.weekly if each.day == DAYS[today.weekday()]]
    first = min((each.opens_at for each in spans), default=OPENS)
    last = max((each.closes_at for each in spans), default=CLOSES)
    return datetime.combine(today, first, zone), datetime.combine(today, last, zone)


def _staffed(settings: Settings) -> tuple[list[Counter], list[str], str | None]:
    """The counters that have a clerk, those clerks, and the clerk who has none."""
    clerks = [each.number for each in settings.staff if "clerk" in each.roles]
    counters = list(settings.counters[:-1] or settings.counters)
    if len(counters) < len(settings.counters):
        counters = counters[: len(clerks) - 1]  # somebody must be left for the free counter
    counters = counters[: len(clerks)]
    spare = clerks[len(counters)] if len(clerks) > len(counters) else None
    return counters, clerks[: len(counters)], spare


def _breaks(place: int, places: int, length: float, chance: Random) -> tuple[Break, ...]:
    """A short break before and after noon and a meal between, one clerk after another."""
    turn = (place + chance.uniform(0.2, 0.8)) / places
    morning = Break(length * (0.06 + 0.28 * turn), chance.uniform(180, 480), chance.choice(REASONS))
    meal = Break(length * (0.36 + 0.2 * turn), length * chance.uniform(0.05, 0.07), "meal")
    afternoon = Break(
        length * (0.64 + 0.28 * turn), chance.uniform(180, 480), chance.choice(REASONS)
    )
    return morning, meal, afternoon
