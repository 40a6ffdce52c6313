"""A queue played event by event: counters that free up, visitors who come, a line that decides.

The line is either the published rule itself (RuleLine: hall.core.line.choose, nothing else of the
house) for runs of a hundred thousand visitors, or the real desk (oracle_desk.py). Both are driven
by the same loop, so that what theory says of one may be asked of the other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Literal, NamedTuple, Protocol

from hall.core.line import Head, Policy, choose
from hall.core.ticket import TicketClass

GIVEN_UP = 90.0
"""Seconds a counter waits for somebody who does not come."""

Step = Literal["come", "begin", "end", "missed"]
Event = tuple[float, int, Step, int]
"""When, in which order among those of one moment, what, and who (come) or where (the rest)."""


class Job(NamedTuple):
    """One visitor; all times in seconds. They are played in the order given, which is by `at`."""

    at: float
    seconds: float
    priority: bool = False
    walk: float | None = 0.0
    """From the call to the window; None: never comes."""
    service: str = ""


class Line(Protocol):
    """Who decides. `who` is a place in the list of jobs, `counter` one in the list of counters."""

    def come(self, at: float, who: int) -> None: ...
    def next(self, at: float, counter: int) -> int | None: ...
    def begin(self, at: float, counter: int) -> None: ...
    def missed(self, at: float, counter: int) -> None: ...


class RuleLine:
    """One pool under the rule of hall.core.line; it remembers nothing but the streak."""

    def __init__(self, jobs: Sequence[Job], policy: Policy, m: int = 2) -> None:
        self._waiting: dict[TicketClass, deque[int]] = {"priority": deque(), "ordinary": deque()}
        self._class: list[TicketClass] = ["priority" if j.priority else "ordinary" for j in jobs]
        self._policy, self._m, self._streak = policy, m, 0

    def come(self, at: float, who: int) -> None:
        self._waiting[self._class[who]].append(who)

    def next(self, at: float, counter: int) -> int | None:
        heads = {each: Head(line[0], line[0]) for each, line in self._waiting.items() if line}
        choice = choose(heads, self._streak, policy=self._policy, m=self._m)
        if choice is None:
            return None
        self._streak = choice.streak
        return self._waiting[choice.ticket_class].popleft()

    def begin(self, at: float, counter: int) -> None:
        """Nobody asks."""

    def missed(self, at: float, counter: int) -> None:
        """Nobody asks."""


class Playing:
    """Everybody under way: events to come, idle counters, who is at which."""

    def __init__(self, jobs: Sequence[Job], counters: Sequence[frozenset[str]], line: Line) -> None:
        self.waited = [0.0] * len(jobs)
        self._jobs, self._counters, self._line = jobs, counters, line
        self._events: list[Event] = [(job.at, who, "come", who) for who, job in enumerate(jobs)]
        heapify(self._events)
        self._order = len(jobs)
        self._idle = list(range(len(counters)))
        self._hands = [0] * len(counters)

    def to_the_end(self, deal: Iterator[float] | None) -> None:
        """Until nobody is left; `deal` gives the service times, else each job has its own."""
        line, events = self._line, self._events
        while events:
            at, _, step, what = heappop(events)
            if step == "come":
                line.come(at, what)
                self._call_in(at, self._jobs[what].service)
            elif step == "begin":
                line.begin(at, what)
                own = self._jobs[self._hands[what]].seconds
                self._later(at + (own if deal is None else next(deal)), "end", what)
            else:
                if step == "missed":
                    line.missed(at, what)
                if not self._free(at, what):
                    self._idle.append(what)

    def _later(self, at: float, step: Step, counter: int) -> None:
        self._order += 1
        heappush(self._events, (at, self._order, step, counter))

    def _call_in(self, at: float, service: str) -> None:
        """Somebody came: the counter that is idle for longest calls, if it may."""
        for counter in self._idle:
            if service in self._counters[counter] and self._free(at, counter):
                self._idle.remove(counter)
                return

    def _free(self, at: float, counter: int) -> bool:
        """Call the next one here; answers whether there was one."""
        who = self._line.next(at, counter)
        if who is None:
            return False
        job = self._jobs[who]
        self.waited[who], self._hands[counter] = at - job.at, who
        if job.walk is None:
            self._later(at + GIVEN_UP, "missed", counter)
        else:
            self._later(at + job.walk, "begin", counter)
        return True


def play(
    jobs: Sequence[Job],
    counters: Sequence[frozenset[str]],
    line: Line,
    *,
    dealt: Iterable[float] | None = None,
) -> list[float]:
    """Play everybody to the end; answers how long each waited to be called, in seconds.

    A counter is the set of services it calls. It calls the next one the moment it is free, and an
    idle counter calls whoever comes; of several, the one idle for longest. With `dealt` the service
    times are dealt in the order in which services begin, whoever it is: then the number of people
    waiting at each moment is the same under every policy.
    """
    playing = Playing(jobs, counters, line)
    playing.to_the_end(None if dealt is None else iter(dealt))
    return playing.waited


def rule(
    jobs: Sequence[Job],
    counters: int,
    policy: Policy,
    m: int = 2,
    dealt: Iterable[float] | None = None,
) -> list[float]:
    """The same in one pool of so many counters, under the rule itself."""
    every = frozenset({job.service for job in jobs})
    return play(jobs, [every] * counters, RuleLine(jobs, policy, m), dealt=dealt)
