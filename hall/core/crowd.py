"""What stands between a visitor and a window: the counters that call this line, the other lines
they call, and how many of those come first by the published rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from hall.core.line import Policy
from hall.core.ticket import TicketClass
from hall.core.wait import Ahead

Lengths = Mapping[str, Mapping[TicketClass, int]]

OPEN: Final = 1.0
PAUSED: Final = 0.5
"""A paused counter is worth half: it comes back while we wait, and open ones pause meanwhile."""

HELPING: Final = 0.3
"""A counter that helps while nobody waits for it is worth this: it is called away again."""


@dataclass(frozen=True)
class Lane:
    """Counters with a clerk that call alike: their pools in order, what they are worth together
    (OPEN or PAUSED each), whether they are open, and how many of them have nobody in hand.
    """

    pools: tuple[tuple[str, ...], ...]
    worth: float = OPEN
    opened: bool = True
    free: int = 0


@dataclass(frozen=True)
class Crowd:
    """All who compete with a line: counters, mean seconds of a turn, people of each class; and how
    many of these counters are free.
    """

    windows: float
    seconds: float
    priority: float
    ordinary: float
    free: int = 0

    def clears_in(self, own: float) -> float:
        """Seconds until all who wait now are served, on average; `own` is a turn of this line."""
        turns = 1 + self.priority + self.ordinary
        return (turns * self.seconds - own) / self.windows


def crowd(
    service: str, lanes: Sequence[Lane], waiting: Lengths, means: Mapping[str, float]
) -> Crowd | None:
    """The crowd of one service; None where no open counter calls it first.

    Of another line at the same counters only the part counts that they, and not others, will call;
    and a counter that is busier with other lines than this one is long will not help it, so that
    one counter more never makes a wait longer.
    """
    first = [lane for lane in lanes if lane.pools and service in lane.pools[0]]
    if not any(lane.opened for lane in first):
        return None
    own = means[service]
    loads = _loads(service, lanes, waiting, means)
    chosen: list[Lane] = []
    windows, seconds = 0.0, own * (1 + _people(waiting, service))
    for busy, lane in sorted(((_busy(lane, loads), lane) for lane in first), key=lambda x: x[0]):
        if chosen and busy * windows >= seconds:
            break
        chosen.append(lane)
        windows += lane.worth
        seconds += busy * lane.worth
    people: dict[TicketClass, float] = {"priority": 0.0, "ordinary": 0.0}
    for each in {one for lane in chosen for one in lane.pools[0]}:
        part = 1.0 if each == service else _worth(chosen, each) / _worth(lanes, each)
        for one in people:
            people[one] += part * waiting.get(each, {}).get(one, 0)
    turns = 1 + people["priority"] + people["ordinary"]
    for lane in lanes:
        helps = any(service in pool for pool in lane.pools[1:])
        if helps and not any(_people(waiting, one) for one in lane.pools[0]):
            windows += HELPING * lane.worth
    free = sum(lane.free for lane in chosen)
    return Crowd(windows, seconds / turns, people["priority"], people["ordinary"], free)


def _people(waiting: Lengths, service: str) -> int:
    here = waiting.get(service)
    return here["priority"] + here["ordinary"] if here else 0


def _worth(lanes: Sequence[Lane], service: str) -> float:
    """What all the counters that call this service first are worth."""
    return sum(lane.worth for lane in lanes if lane.pools and service in lane.pools[0])


def _loads(
    service: str, lanes: Sequence[Lane], waiting: Lengths, means: Mapping[str, float]
) -> dict[str, float]:
    """Seconds of work that each other line holds for each counter that calls it."""
    return {
        each: people * means.get(each, means[service]) / (_worth(lanes, each) or OPEN)
        for each in waiting
        if each != service and (people := _people(waiting, each))
    }


def _busy(lane: Lane, loads: Mapping[str, float]) -> float:
    """Seconds of other lines' work in front of this counter."""
    return sum(loads.get(each, 0.0) for each in lane.pools[0])


def before(
    crowd: Crowd,
    ticket: tuple[TicketClass, int, int],
    told: int,
    share: float,
    *,
    policy: Policy,
    m: int,
) -> Ahead:
    """Who is called before a visitor. `ticket` is the class, how many of it stand before in the own
    line, and how many of it wait there in all.

    Those of the other lines stand mixed among those of the own one.
    """
    ahead = _before(crowd, ticket, told, share, policy, m)
    return replace(ahead, at_once=True) if crowd.free > ahead.turns else ahead


def _before(
    crowd: Crowd,
    ticket: tuple[TicketClass, int, int],
    told: int,
    share: float,
    policy: Policy,
    m: int,
) -> Ahead:
    ticket_class, own, all_own = ticket
    priority, ordinary = crowd.priority, crowd.ordinary
    if ticket_class == "internal":
        return Ahead(told, max(float(told), own + priority + ordinary))
    same = priority if ticket_class == "priority" else ordinary
    part = (own + 1) / (all_own + 1)
    turns = own + max(0.0, same - all_own) * part
    if policy == "fifo":
        return Ahead(told, turns + (priority + ordinary - same) * part)
    if policy == "strict":
        if ticket_class == "priority":
            return Ahead(told, turns)
        return Ahead(told, turns + priority, inf, share)
    if ticket_class == "priority":
        return Ahead(told, turns + min(ordinary, turns / m + 0.5))
    passing = min(priority, m * (turns + 1))
    return Ahead(told, turns + passing, max(0.0, m * (turns + 1) - priority), share)
