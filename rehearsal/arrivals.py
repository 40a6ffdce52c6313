"""Who comes to a hall on a day, when and for what: from a seed alone, no clock and no desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from random import Random

from hall.settings.places import Counter
from hall.settings.schema import Settings

Curve = tuple[tuple[float, float], ...]

LOAD: Curve = (
    *((0.0, 4.2), (0.025, 2.0), (0.06, 1.0), (0.11, 1.0), (0.165, 1.4), (0.22, 1.15)),
    *((0.31, 0.9), (0.37, 0.45), (0.52, 0.4), (0.62, 0.95), (0.72, 0.95), (0.85, 0.7)),
    *((0.95, 0.3), (1.0, 0.0)),
)
"""(part of the opening time, visitors as a multiple of what the clerks can serve).

Those who stood at the door come in at once; the peak is at ten, the lull over midday (of 08:30 to
17:30: 0.165 is ten o'clock, 0.37 ten to twelve, 0.62 five past two).
"""

PRIORITY = 0.25
ENGLISH = 0.04
NO_SHOW = 0.04
SLOW = 0.08
"""Of those who come, how many only do so when they are called again."""
TRANSFER = 0.03
CANCEL = 0.015

VARIATION = 0.8
"""Standard deviation of a service time over its mean, as measured at counters of this kind."""

HANDOVER = 40.0
"""Seconds of a clerk between two visitors: calling, walking, greeting."""


@dataclass(frozen=True)
class Visitor:
    """One person's intentions; times in seconds, `at` since opening, the rest lengths."""

    at: float
    service: str
    priority: bool
    language: str
    walk: float | None
    """From the call to the window; None: never comes."""
    seconds: float
    """At the window."""
    onward: str | None
    """Another service this matter turns out to belong to; there it takes `seconds` again."""
    patience: float | None
    """After so long this visitor gives the number back; None: stays."""


def load(part: float, curve: Curve = LOAD) -> float:
    """How busy it is at this part (0 to 1) of the opening time: visitors over those served."""
    for (left, low), (right, high) in pairwise(curve):
        if left <= part <= right:
            return low + (high - low) * (part - left) / (right - left)
    return 0.0


def rates(settings: Settings, counters: Iterable[Counter]) -> dict[str, float]:
    """Visitors a minute for each service that keep these counters just busy.

    Each counter's time is shared evenly by what it serves. A service none of them serves still has
    a visitor now and then, whom somebody else must call.
    """
    minutes = {one.id: one.minutes + HANDOVER / 60 for one in settings.services if one.enabled}
    found = dict.fromkeys(minutes, 0.0)
    for counter in counters:
        served = [each for each in counter.serves if each in minutes]
        for each in served:
            found[each] += 1 / len(served) / minutes[each]
    return {each: rate or 0.1 / minutes[each] for each, rate in found.items()}


def service_seconds(minutes: float, chance: Random) -> float:
    """One lognormal service time around this mean, between 20 seconds and six times the mean."""
    spread = log(1 + VARIATION**2)
    drawn = exp(chance.gauss(log(minutes * 60) - spread / 2, sqrt(spread)))
    return min(max(drawn, 20.0), minutes * 360)


def visitors(
    settings: Settings,
    counters: Iterable[Counter],
    length: float,
    seed: int,
    curve: Curve = LOAD,
) -> tuple[Visitor, ...]:
    """Everybody of a day of `length` seconds at these counters, in order of arrival."""
    chance = Random(f"visitors {seed}")
    wanted = rates(settings, counters)
    every = sum(wanted.values()) / 60
    highest = every * max(most for _, most in curve)
    came, at = [], chance.expovariate(highest)
    while at < length:
        if chance.random() * highest < every * load(at / length, curve):
            came.append(_visitor(settings, wanted, at, chance))
        at += chance.expovariate(highest)
    return tuple(came)


def stranger(settings: Settings, service: str, chance: Random) -> Visitor:
    """The intentions of somebody whom nobody planned: a number taken by hand at the kiosk."""
    minutes = {each.id: each.minutes for each in settings.services}
    seconds = service_seconds(minutes.get(service, 5), chance)
    return Visitor(0.0, service, False, "zh", chance.uniform(8, 25), seconds, None, None)


def _visitor(settings: Settings, wanted: dict[str, float], at: float, chance: Random) -> Visitor:
    services = list(wanted)
    service = chance.choices(services, list(wanted.values()))[0]
    minutes = next(each.minutes for each in settings.services if each.id == service)
    others = [each for each in services if each != service]
    moves = chance.random() < TRANSFER and others
    return Visitor(
        at=at,
        service=service,
        priority=chance.random() < PRIORITY,
        language="en" if chance.random() < ENGLISH else "zh",
        walk=_walk(chance),
        seconds=service_seconds(minutes, chance),
        onward=chance.choice(others) if moves else None,
        patience=chance.uniform(240, 1500) if chance.random() < CANCEL else None,
    )


def _walk(chance: Random) -> float | None:
    if chance.random() < NO_SHOW:
        return None
    return chance.uniform(62, 110) if chance.random() < SLOW else chance.uniform(6, 35)
