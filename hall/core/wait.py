"""How long, and how sure: a range in whole five minutes, or nothing where we would only be
guessing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Final

MINIMUM_SERVED: Final = 50
"""With fewer services to learn from, only the people ahead are shown (DESIGN, Wait)."""

_P20: Final = -0.8416
_P90: Final = 1.2816
_STEP: Final = 5


@dataclass(frozen=True)
class Range:
    """Minutes from now; `low` is the P20 rounded down to five, `high` the P90 rounded up."""

    low: int
    high: int


@dataclass(frozen=True)
class Pace:
    """What is known of serving one service: how many were served, mean and variance of the seconds
    each took.
    """

    served: int = 0
    mean: float = 0.0
    variance: float = 0.0

    def and_one_of(self, seconds: float, memory: int = 200) -> Pace:
        """The pace after one more service. Old ones fade: a service counts for about `memory` later
        ones.
        """
        served = self.served + 1
        weight = 1 / min(served, memory)
        off = seconds - self.mean
        mean = self.mean + weight * off
        variance = (1 - weight) * (self.variance + weight * off * off)
        return Pace(served, mean, variance)


def estimate(
    ahead: int,
    windows: float,
    pace: Pace,
    *,
    overtakers_per_second: float = 0.0,
    room: int = 0,
) -> Range | None:
    """The range for somebody with `ahead` people before them at `windows` open counters.

    `windows` may be a fraction where counters are shared with other lines. Future priority arrivals
    (`overtakers_per_second`) lengthen it, by `room` people at most, as the rule m:1 promises.
    None with fewer than MINIMUM_SERVED services to learn from, or with no counter open.
    """
    if pace.served < MINIMUM_SERVED or windows <= 0 or pace.mean <= 0:
        return None
    each = pace.mean / windows
    turns = ahead + 1
    # Overtakers arrive while we wait, and make us wait longer: two rounds come close enough.
    passed = min(room, overtakers_per_second * turns * each)
    passed = min(room, overtakers_per_second * (turns + passed) * each)
    mean = (turns + passed) * each
    spread = (turns + passed) * each * each * max(pace.variance / pace.mean**2, 0.1)
    low, high = (_gamma_quantile(mean, spread, z) / 60 for z in (_P20, _P90))
    return Range(_STEP * floor(low / _STEP), max(_STEP, _STEP * ceil(high / _STEP)))


def _gamma_quantile(mean: float, variance: float, z: float) -> float:
    """Wilson and Hilferty's approximation: exact enough at five-minute steps, and needs no
    library.
    """
    shape = mean * mean / variance
    root = 1 - 1 / (9 * shape) + z * sqrt(1 / (9 * shape))
    return float(mean * max(root, 0.0) ** 3)
