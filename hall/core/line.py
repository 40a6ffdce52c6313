"""Who is next: the one place that decides it.

On fairness. A hall where the old, the pregnant, the disabled and honoured veterans go first (R2-21)
and where everybody else still gets home for dinner needs a rule that can be written on the wall and
checked by anyone with a pencil. So there is no score, no weight, no clock in it:

    While both wait, at most m priority visitors are called in a row, then one ordinary visitor.
    Inside a class, first come, first served. Internal visitors come after both.

What follows from it, whatever people press and whoever arrives (tests/core/test_line.py holds
each):

    (a) of any m+1 calls in a row with an ordinary visitor waiting throughout, one is ordinary;
    (b) of any two calls in a row with a priority visitor waiting throughout, one is priority;
    (c) the j-th ordinary visitor in line is called by call (m+1)*j;
    (d) inside a class nobody overtakes.

The only memory the rule needs is the *streak*: how many priority calls in a row have passed over
the head of a waiting ordinary visitor, for one *pool*. It starts over when an ordinary visitor is
called, and when none was waiting to be passed over.

A pool is everybody whom a counter could call now, so two counters share its memory only while they
see the same people. That is: the services the counter serves, less those its clerk cannot handle;
and a pool of its own while somebody waits in it whom not every such counter may call: a visitor who
needs a low counter, or one who was sent to this counter or this clerk alone. With one memory for
both, a counter that does not see the only ordinary visitor would start the streak over each time,
and that visitor could be passed over for ever. Each promise is made pool by pool. Somebody sent to
a counter stands in the first of its pools even with a service it only helps: nobody else may call
them.

An urgent lift (somebody of the staff, with a reason) goes before everything, at the first counter
that may call this visitor; a number can also be chosen out of turn. Both are logged as what they
are, leave the streak alone, and are no part of the promises: they are people's decisions, which the
rule neither makes nor makes up for.

Order inside a class is by *place*, a number given at arrival, not by the clock: a clock set back by
an hour would let the next sixty visitors walk past everyone who is already there.

A cap such as "whoever waited 30 minutes goes first" was tried and refused: on the busiest day
nearly everyone is over the cap, first come first served returns, and the elderly wait longest of
all (simulated: p95 57 minutes against 40 for the rest).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hall.core.ticket import TicketClass

Policy = Literal["ratio", "fifo", "strict"]
Why = Literal["fifo", "priority", "ordinary_turn", "lift", "chosen", "helping"]


@dataclass(frozen=True)
class Head:
    """The first in line of one class in a pool: its ticket and its place."""

    ticket: int
    place: int


@dataclass(frozen=True)
class Lifted:
    """Whoever an urgent lift put before all others: the ticket and its class."""

    ticket: int
    ticket_class: TicketClass


@dataclass(frozen=True)
class Choice:
    """Who is called, why this one, and the pool's streak from now on."""

    ticket: int
    ticket_class: TicketClass
    why: Why
    streak: int


def choose(
    heads: Mapping[TicketClass, Head],
    streak: int,
    *,
    policy: Policy = "ratio",
    m: int = 2,
    lifted: Lifted | None = None,
) -> Choice | None:
    """Who is next in a pool, given the head of each class that has somebody waiting.

    `streak` is the pool's memory (see the essay above); `lifted` the first of those whom the staff
    put before all, whichever pool they wait in. None when nobody waits.
    """
    if lifted is not None:
        return Choice(lifted.ticket, lifted.ticket_class, "lift", streak)
    priority, ordinary, internal = (heads.get(c) for c in ("priority", "ordinary", "internal"))
    if priority and ordinary:
        if policy == "fifo":
            return _first(heads)
        if policy == "ratio" and streak >= m:
            return Choice(ordinary.ticket, "ordinary", "ordinary_turn", 0)
        return Choice(priority.ticket, "priority", "priority", streak + 1)
    if policy == "fifo" and (priority or ordinary or internal):
        return _first(heads)
    if priority:
        return Choice(priority.ticket, "priority", "priority" if internal else "fifo", 0)
    if ordinary:
        return Choice(ordinary.ticket, "ordinary", "fifo", 0)
    if internal:
        return Choice(internal.ticket, "internal", "fifo", 0)
    return None


def _first(heads: Mapping[TicketClass, Head]) -> Choice:
    visitors = {c: head for c, head in heads.items() if c != "internal"}
    ticket_class, head = min(visitors.items() or heads.items(), key=lambda item: item[1].place)
    return Choice(head.ticket, ticket_class, "fifo", 0)


def ahead_of(own: int, priority: int, ordinary: int, ticket_class: TicketClass, m: int) -> int:
    """How many people are called before a visitor if nobody else comes, under the ratio m:1.

    `own` counts those of the visitor's class who stand before; `priority` and `ordinary` count
    everyone of those classes now waiting in the same line. The worst case of the streak is taken:
    an ordinary visitor is passed by m priority visitors for each ordinary call up to their own, a
    priority visitor lets one ordinary visitor in at once and one more for each m of their own
    class.
    """
    if ticket_class == "priority":
        return own + min(ordinary, own // m + 1)
    if ticket_class == "ordinary":
        return own + min(priority, m * (own + 1))
    return own + priority + ordinary
