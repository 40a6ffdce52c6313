"""A simulated morning at a few counters: what each visitor was told, and how long they waited."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from hall.core.line import Head, choose
from hall.core.ticket import TicketClass
from hall.core.wait import Pace, Range

Tell = Callable[[TicketClass, dict[TicketClass, int], Pace], Range | None]
"""What a newcomer of a class is told, given who waits before them and the pace learnt so far."""

M = 2
SPREAD = 0.4
"""Variance of a service over its squared mean: most take a while, a few take very long."""


@dataclass
class Visit:
    """One visitor: the range told at arrival, and the minutes it really took until the call."""

    ticket_class: TicketClass
    told: Range | None
    came: float
    waited: float = -1.0


@dataclass
class Morning:
    """So many counters, minutes a service, `load` of 1 just as many visitors as can be served."""

    seed: int
    tell: Tell
    load: float = 1.0
    counters: int = 3
    minutes: float = 4.0
    elders: float = 0.25
    busy: int = 0
    streak: int = 0
    pace: Pace = field(default_factory=Pace)
    visits: list[Visit] = field(default_factory=list)
    lines: dict[TicketClass, list[int]] = field(
        default_factory=lambda: {"priority": [], "ordinary": []}
    )

    def __post_init__(self) -> None:
        self.luck = random.Random(self.seed)
        for _ in range(60):
            self.pace = self.pace.and_one_of(self.service())

    def service(self) -> float:
        """The seconds of one service."""
        return self.luck.gammavariate(1 / SPREAD, self.minutes * 60 * SPREAD)

    def played(self, visitors: int = 150) -> list[Visit]:
        """Everyone who came, after the last has been called."""
        gap, came = self.minutes * 60 / self.counters / self.load, 0.0
        coming: list[tuple[float, float]] = []  # when, and the seconds of a service that ends then
        for _ in range(visitors):
            came += self.luck.expovariate(1 / gap)
            coming.append((came, 0.0))
        while coming:
            now, served = heapq.heappop(coming)
            if served:
                self.busy -= 1
                self.pace = self.pace.and_one_of(served)
            else:
                self.arrive(now)
            for seconds in self.call(now):
                heapq.heappush(coming, (now + seconds, seconds))
        return self.visits

    def arrive(self, now: float) -> None:
        """One more visitor, told what the rule says just then."""
        own: TicketClass = "priority" if self.luck.random() < self.elders else "ordinary"
        waiting = {c: len(line) for c, line in self.lines.items()}
        self.lines[own].append(len(self.visits))
        self.visits.append(Visit(own, self.tell(own, waiting, self.pace), now))

    def call(self, now: float) -> list[float]:
        """Every free counter calls who is next; the seconds each service will take."""
        begun = []
        while self.busy < self.counters:
            heads = {c: Head(line[0], line[0]) for c, line in self.lines.items() if line}
            choice = choose(heads, self.streak, m=M)
            if choice is None:
                break
            self.streak = choice.streak
            self.lines[choice.ticket_class].remove(choice.ticket)
            visit = self.visits[choice.ticket]
            visit.waited = (now - visit.came) / 60
            self.busy += 1
            begun.append(self.service())
        return begun


def mornings(tell: Tell, **how: float) -> list[Visit]:
    """The visitors of twenty-five mornings, always the same ones."""
    return [visit for seed in range(25) for visit in Morning(seed, tell, **how).played()]


def share(visits: list[Visit], ticket_class: TicketClass, end: str) -> float:
    """How many of a class were called by the upper end (`high`), or not before the `low` one."""
    told = [v for v in visits if v.ticket_class == ticket_class and v.told is not None]
    assert len(told) > 500, "too few visitors to mean anything"
    kept = [
        v for v in told if (v.waited <= v.told.high if end == "high" else v.waited >= v.told.low)
    ]
    return len(kept) / len(told)
