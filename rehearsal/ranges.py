"""Whether the waits told are honest: `python -m rehearsal.ranges` prints how many were kept.

The real desk, its clock held, learns from some ordinary days; then it plays days it has not seen:
steady ones, days that grow into an overload, and days on which counters open late, close early, and
pause for short breaks and a meal (on the others every clerk stays).
Each visitor's range, as printed on the slip, is held against the minutes until the first call.
Beside it stands the usual shortcut, people ahead x mean / counters, as a range of the same kind
(the five minutes it falls into).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import floor
from statistics import median
from zoneinfo import ZoneInfo

from hall.settings.load import load
from hall.settings.schema import Settings
from rehearsal.arrivals import Curve
from rehearsal.clock import Clock
from rehearsal.day import OPENS, plan
from rehearsal.measure.figures import machine
from rehearsal.measure.ground import ROOT
from rehearsal.throwaway import throwaway
from rehearsal.told import Told, play

FIRST = date(2026, 3, 2)
KINDS = ("steady", "busy", "shifts")
USUAL: Curve = (
    *((0.0, 1.2), (0.05, 0.8), (0.3, 1.1), (0.45, 0.9), (0.6, 0.9), (0.9, 0.6)),
    (1.0, 0.0),
)
STEADY: Curve = ((0.0, 0.85), (0.95, 0.85), (1.0, 0.2))
BUSY: Curve = (
    *((0.0, 0.7), (0.15, 0.9), (0.25, 1.25), (0.38, 1.25), (0.5, 1.0), (0.9, 0.9)),
    (1.0, 0.0),
)
SHIFTS: Curve = ((0.0, 0.9), (0.1, 0.7), (0.3, 0.85), (0.6, 0.7), (0.95, 0.55), (1.0, 0.0))
CURVES = {"usual": USUAL, "steady": STEADY, "busy": BUSY, "shifts": SHIFTS}

HEAD = """\
| hall | days | class | called | waited | by upper end | under lower | width | at 20 | shortcut |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"""


WINDOWS = 8
"""Of the hall with one line; one counter more stays free for whoever tries."""


def one_line(settings: Settings) -> Settings:
    """A hall of one service of six minutes at WINDOWS counters."""
    service = settings.services[0].model_copy(update={"minutes": 6})
    counter, clerk = settings.counters[0], settings.staff[0]
    numbers = range(1, WINDOWS + 2)
    places = {"serves": (service.id,), "helps": ()}
    return settings.model_copy(
        update={
            "services": (service,),
            "counters": tuple(
                counter.model_copy(update={"id": str(each), **places}) for each in numbers
            ),
            "staff": tuple(
                clerk.model_copy(update={"number": str(100 + each)}) for each in numbers
            ),
        }
    )


@dataclass(frozen=True)
class Kept:
    """Of many: how many were called by the upper end, before the lower, by the shortcut's upper
    end; median minutes waited, and the median width told.
    """

    many: int
    by_high: float
    under_low: float
    naive: float
    waited: float
    width: float
    width_at_20: float
    """Of those who waited 15 to 25 minutes."""

    @classmethod
    def of(cls, told: Sequence[Told]) -> Kept:
        many = len(told)
        near = [one.high - one.low for one in told if 15 <= one.waited <= 25]
        return cls(
            many,
            sum(one.waited <= one.high for one in told) / many,
            sum(one.waited < one.low for one in told) / many,
            sum(one.waited <= 5 * floor(one.naive / 5) + 5 for one in told) / many,
            median(one.waited for one in told),
            median(one.high - one.low for one in told),
            median(near) if near else 0.0,
        )


def measure(settings: Settings, learn: int, days: int, seed: int) -> dict[str, list[Told]]:
    """Learn from so many usual days, then play so many of each kind; what was told on each kind.

    Kinds take turns, and what one day teaches the next one knows, as in a hall.
    """
    chosen = settings.model_copy(
        update={"hours": settings.hours.model_copy(update={"always_open": True})}
    )
    clock = Clock(datetime.combine(FIRST, OPENS, ZoneInfo(settings.hall.timezone)))
    found: dict[str, list[Told]] = {kind: [] for kind in KINDS}
    kinds = ["usual"] * learn + list(KINDS) * days
    with throwaway(chosen, clock) as (desk, book):
        for each, kind in enumerate(kinds):
            day = plan(chosen, FIRST + timedelta(days=each), seed + each, CURVES[kind])
            if kind in ("steady", "busy"):
                day = replace(day, seats=tuple(replace(seat, breaks=()) for seat in day.seats))
            told = play(desk, book, clock, day, kind, seed + each)
            found.setdefault(kind, []).extend(told)
    found.pop("usual", None)
    return found


def main(words: Sequence[str]) -> int:
    """Print the table; 1 when fewer than nine in ten were called by the upper end."""
    parser = argparse.ArgumentParser(prog="rehearsal.ranges", description=__doc__)
    parser.add_argument("--days", type=int, default=4, help="of each kind (4)")
    parser.add_argument("--learn", type=int, default=6, help="ordinary days before (6)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    settings = load(ROOT / "config.toml", {})
    print(f"{machine()}; {asked.learn} days learnt, seed {asked.seed}; minutes\n")
    print(HEAD)
    good = True
    for name, hall in (("config.toml", settings), ("one line", one_line(settings))):
        for kind, told in measure(hall, asked.learn, asked.days, asked.seed).items():
            for ticket_class in ("priority", "ordinary"):
                kept = Kept.of([one for one in told if one.ticket_class == ticket_class])
                good = good and kept.by_high >= 0.9
                print(row(name, kind, ticket_class, kept), flush=True)
    return 0 if good else 1


def row(hall: str, kind: str, ticket_class: str, kept: Kept) -> str:
    return (
        f"| {hall} | {kind} | {ticket_class} | {kept.many:,} | {kept.waited:.0f} "
        f"| {kept.by_high:.1%} | {kept.under_low:.1%} | {kept.width:.0f} "
        f"| {kept.width_at_20:.0f} | {kept.naive:.1%} |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
