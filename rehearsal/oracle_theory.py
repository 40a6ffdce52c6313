"""What queueing theory says of a line, in closed form, to hold the simulated one against.

Time is in whatever unit the mean service time is given in. Sources: Erlang (1917) for the chance of
having to wait; Cobham, Operations Research 2 (1954) 70-76, for several servers and classes that do
not interrupt each other; Kleinrock, Queueing Systems II (1976) 3.4, for the conservation law.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial


def must_wait(counters: int, offered: float) -> float:
    """Erlang C: the chance that a newcomer waits; `offered` load is arrivals x mean service.

    ValueError when the counters cannot keep up, for then the line grows without end.
    """
    if offered >= counters:
        raise ValueError(f"{counters} counters cannot serve a load of {offered}")
    busy = offered**counters / factorial(counters) * counters / (counters - offered)
    return busy / (sum(offered**k / factorial(k) for k in range(counters)) + busy)


def mean_wait(counters: int, offered: float, service: float) -> float:
    """The mean wait of everybody, first come, first served, with exponential services."""
    return must_wait(counters, offered) * service / (counters - offered)


def mean_waits(counters: int, offered: Sequence[float], service: float) -> list[float]:
    """Cobham: the mean wait of each class, the most urgent first; `offered` load by class.

    A class that goes before another never interrupts a service that has begun.
    """
    remaining = must_wait(counters, sum(offered)) * service / counters
    found, before = [], 0.0
    for load in offered:
        share = load / counters
        found.append(remaining / (1 - before) / (1 - before - share))
        before += share
    return found
