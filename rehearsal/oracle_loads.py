"""Who comes, for the oracles: a steady stream, and the overloaded morning. From a seed alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, log, sqrt
from random import Random

from rehearsal.oracle import Job

Lengths = Callable[[Random], float]
"""Draws one service time, in seconds."""

COUNTERS = 4
MEAN = 360.0
"""Seconds of a service in the overloaded morning."""
VARIATION = 0.8
MORNING = ((3600.0, 0.7), (5400.0, 1.25), (3600.0, 0.8))
"""The overloaded morning, three and a half hours: (seconds, load of the four counters)."""


def exponential(mean: float) -> Lengths:
    """Service times without memory."""
    return lambda chance: chance.expovariate(1 / mean)


def lognormal(mean: float, variation: float) -> Lengths:
    """Service times as people have them; `variation` is standard deviation over mean."""
    spread = log(1 + variation**2)
    middle, width = log(mean) - spread / 2, sqrt(spread)
    return lambda chance: exp(chance.gauss(middle, width))


def stream(
    people: int, every: float, lengths: Sequence[Lengths], share: float, seed: int
) -> list[Job]:
    """A Poisson stream, one visitor in `every` seconds. `lengths` of (ordinary, priority)."""
    chance = Random(f"stream {seed}")
    ordinary, priority = lengths
    at, jobs = 0.0, []
    for _ in range(people):
        at += chance.expovariate(1 / every)
        first = chance.random() < share
        jobs.append(Job(at, (priority if first else ordinary)(chance), first))
    return jobs


def morning(share: float, seed: int) -> list[Job]:
    """Four counters, services of six minutes: load 0.7, then 1.25 for 90 minutes, then 0.8.

    The same seed brings the same people at the same times whatever the share; only who of them
    takes the priority key changes.
    """
    chance = Random(f"morning {seed}")
    length = lognormal(MEAN, VARIATION)
    jobs: list[Job] = []
    start = 0.0
    for seconds, load in MORNING:
        at = start
        while (at := at + chance.expovariate(COUNTERS * load / MEAN)) < start + seconds:
            jobs.append(Job(at, length(chance), chance.random() < share))
        start += seconds
    return jobs
