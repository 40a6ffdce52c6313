"""How long, and how sure: a range in whole five minutes, or nothing where we would only be
guessing.

A visitor is called after so many *turns* (people before them, and those who will overtake), at so
many counters that take turns at it. The sum of that many services is about gamma distributed (its
quantiles: Wilson and Hilferty, 1931). What the sum does not know (walking to the window, breaks,
helpers, no-shows) is learnt from the ranges themselves: each that was too short widens the next
ones a little, each that held narrows them by a tenth of that, so that in the long run nine in ten
hold whatever the hall is like (Gibbs and Candes, Adaptive conformal inference, 2021). Lines of
different length are wrong in different ways, and so are services: each length and class has its own
Mark, each service one that moves half as fast. Whoever finds a counter free is told, and teaches,
apart from those who must wait for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, exp, floor, inf, sqrt
from typing import Final

MINIMUM_SERVED: Final = 50
"""With fewer services to learn from, only the people ahead are shown (DESIGN, Wait)."""

LONGEST: Final = 6.0
"""A service of more times the mean teaches as one of so many: it was hardly all service."""

HOUR_ENOUGH: Final = 20.0
"""With fewer services learnt from in this hour of the day, the whole day's pace counts."""

WHOLE_DAY: Final = 60.0
"""The whole day weighs as much as so many services of one hour. So few vary by a tenth (a service
by 0.8 of its mean), as much as one hour is likely to differ from another.
"""

_P20: Final = -0.8416
_P90: Final = 1.2816
_STEP: Final = 5
_SHARE: Final = 0.9


@dataclass(frozen=True)
class Range:
    """Minutes from now; `low` is the P20 rounded down to five, `high` the P90 rounded up. `mark`
    says which of the Marks it was moved by, and so teaches.
    """

    low: int
    high: int
    mark: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Pace:
    """What is known of serving one service: how many were served, mean and variance of the seconds
    each took.
    """

    served: int = 0
    mean: float = 0.0
    variance: float = 0.0

    def capped(self, seconds: float) -> float:
        """What a service of so many seconds teaches: an outlier counts as LONGEST means."""
        return min(seconds, LONGEST * self.mean) if self.served >= MINIMUM_SERVED else seconds

    def and_one_of(self, seconds: float, memory: int = 200) -> Pace:
        """The pace after one more service. Old ones fade: a service counts for about `memory` later
        ones.
        """
        seconds = self.capped(seconds)
        served = self.served + 1
        weight = 1 / min(served, memory)
        off = seconds - self.mean
        mean = self.mean + weight * off
        variance = (1 - weight) * (self.variance + weight * off * off)
        return Pace(served, mean, variance)

    def times(self, factor: float) -> Pace:
        """The same, where everything takes `factor` times as long."""
        return Pace(self.served, self.mean * factor, self.variance * factor * factor)


@dataclass(frozen=True)
class Hour:
    """What is known of the services that began in one hour of the day: how many, earlier days
    counting less, and what they took together, each in means of the whole day as it then was.
    """

    served: float = 0.0
    took: float = 0.0

    def and_one_of(self, part: float, fades: float = 1.0) -> Hour:
        """The hour after one more service, of so many means; what was before has faded."""
        return Hour(self.served * fades + 1, self.took * fades + part)

    @property
    def factor(self) -> float:
        """How many times as long as the whole day's a service of this hour takes."""
        if self.served < HOUR_ENOUGH:
            return 1.0
        return (self.took + WHOLE_DAY) / (self.served + WHOLE_DAY)


SIZES: Final = (3, 10)
"""People ahead from which a line counts as longer; the Marks are those of short, middle, long."""

AT_ONCE: Final = 3
"""The Mark of those who find a counter free and nobody before them."""

OF_SERVICE: Final = 0.5
"""How fast the Mark of a service moves, beside that of a length: the latter learns from more."""

_MISSED: Final = 0.92
"""One range that was too short weighs as much as eleven and a half that held: a little more than
the nine in ten that are promised, for on busy days it is fewer.
"""
_BEFORE: Final = 0.23
"""So that one in five of all is called before the lower end: none of those told 0 is."""
_SMALLEST: Final = 0.02
_FIRST: Final = 0.3
_FREE: Final = 0.3
"""The part of a turn that passes before a free counter calls; its Mark puts right what it is."""


@dataclass(frozen=True)
class Mark:
    """What is learnt from the ranges told: by what factor (its logarithm) to move each end."""

    seen: int = 0
    low: float = 0.0
    high: float = 0.0

    def after(self, told: Range, waited: float, weight: float = 1.0) -> Mark:
        """The mark after one more visitor was called, `waited` minutes after being told."""
        step = weight * max(_SMALLEST, _FIRST / (1 + self.seen / 4))
        high = self.high + step * (_MISSED if waited > told.high else _MISSED - 1)
        low = self.low
        if told.low or waited < _STEP:  # a low end of 0 is kept by everybody and teaches nothing
            low += step * (_BEFORE - 1 if waited < told.low else _BEFORE)
        return Mark(self.seen + 1, min(max(low, -2.0), 0.7), min(max(high, -1.0), 1.5))


NO_MARK: Final = Mark()
UNMARKED: Final = (NO_MARK, NO_MARK, NO_MARK, NO_MARK)


@dataclass(frozen=True)
class Ahead:
    """What stands before a visitor.

    `told` is the number of people they read; `turns` how many are called before them by all the
    counters that count, `room` how many more may overtake by the rule, `share` the part of future
    visitors who would; `at_once`: a counter is free for this visitor now.
    """

    told: int
    turns: float
    room: float = 0.0
    share: float = 0.0
    at_once: bool = False

    @property
    def mark(self) -> int:
        """Which of the Marks this visitor belongs to."""
        return AT_ONCE if self.at_once else sum(self.told >= least for least in SIZES)


def estimate(
    ahead: Ahead, windows: float, pace: Pace, marks: Sequence[Mark] = UNMARKED, own: Mark = NO_MARK
) -> Range | None:
    """The range for somebody behind all that at `windows` counters, where a turn takes `pace`.

    None with fewer than MINIMUM_SERVED services to learn from, or with no counter open. More people
    ahead never make it shorter, whatever the Marks: a long line is told at least what a shorter one
    would be. `own` is the Mark of the service.
    """
    if pace.served < MINIMUM_SERVED or windows <= 0 or pace.mean <= 0:
        return None
    each = pace.mean / windows
    if ahead.at_once:
        low, high = _ends(_FREE, each, pace)
        return _rounded(low * exp(marks[AT_ONCE].low), high * exp(marks[AT_ONCE].high), AT_ONCE)
    lows, highs = [], []
    for least, top, mark in zip((0, *SIZES), (*SIZES, inf), marks[:AT_ONCE], strict=True):
        if ahead.told >= least:
            part = min(1.0, top / ahead.told) if ahead.told else 1.0
            low, high = _ends(_turns(ahead, part), each, pace)
            lows.append(low * exp(mark.low + own.low))
            highs.append(high * exp(mark.high + own.high))
    return _rounded(max(lows), max(highs), ahead.mark)


def _rounded(low: float, high: float, mark: int) -> Range:
    most = max(_STEP, _STEP * ceil(high / 60 / _STEP))
    return Range(min(_STEP * floor(low / 60 / _STEP), most - _STEP), most, mark)


def _turns(ahead: Ahead, part: float) -> float:
    """How many are called until this part of the line is, and the visitor after it."""
    turns = ahead.turns * part + 1
    # Whoever overtakes makes us wait longer, and so lets more overtake: the sum of that series.
    share = min(ahead.share, _SHARE)
    return turns + min(ahead.room, turns * share / (1 - share))


def _ends(turns: float, each: float, pace: Pace) -> tuple[float, float]:
    """P20 and P90 in seconds of so many turns."""
    mean = turns * each
    spread = turns * each * each * max(pace.variance / pace.mean**2, 0.1)
    return _gamma_quantile(mean, spread, _P20), _gamma_quantile(mean, spread, _P90)


def _gamma_quantile(mean: float, variance: float, z: float) -> float:
    """Wilson and Hilferty's approximation: exact enough at five-minute steps, and needs no
    library.
    """
    shape = mean * mean / variance
    root = 1 - 1 / (9 * shape) + z * sqrt(1 / (9 * shape))
    return float(mean * max(root, 0.0) ** 3)
