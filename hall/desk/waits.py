"""What visitors are told of their wait, from what has been learnt of serving."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from hall.core.floor import Floor
from hall.core.line import ahead_of
from hall.core.ticket import CLASSES, TicketClass
from hall.core.wait import MINIMUM_SERVED, Pace, Range, estimate
from hall.desk.lines import Lengths
from hall.settings.schema import Settings
from hall.store.hot import Hot
from hall.store.tables import counters, paces


def pace(connection: Connection, hall: str, service: str) -> Pace:
    """What has been learnt of serving this service."""
    row = _PACE.first(connection, {"b_hall": hall, "b_service": service})
    return Pace() if row is None else Pace(row.served, row.mean, row.variance)


def open_counters(connection: Connection, hall: str) -> list[str]:
    return [row.counter for row in _OPEN.all(connection, {"b_hall": hall})]


def windows(floor: Floor, service: str, opened: Iterable[str], waiting: Lengths) -> float:
    """How many open counters this line has for itself.

    A counter that serves several lines works for each in proportion to how many wait there, the
    newcomer counted in.
    """
    total = 0.0
    for counter in opened:
        serves = floor.counters[counter].serves if counter in floor.counters else ()
        if service in serves:
            everyone = sum(sum(waiting[s].values()) for s in serves if s in waiting)
            here = sum(waiting[service].values()) if service in waiting else 0
            total += (here + 1) / (everyone + 1)
    return total


def told(
    settings: Settings,
    floor: Floor,
    ticket: tuple[str, TicketClass, int],
    waiting: Lengths,
    learnt: Pace,
    opened: Iterable[str],
) -> tuple[int, Range | None]:
    """What a visitor is told: people ahead, and the range.

    `ticket` is the service, the class, and how many of that class stand before.
    """
    service, ticket_class, before = ticket
    here = waiting.get(service) or dict.fromkeys(CLASSES, 0)
    m = settings.line.priority_in_a_row
    visitors = here["priority"] + here["ordinary"]
    if settings.line.policy != "ratio" and ticket_class == "internal":
        ahead = before + visitors
    elif settings.line.policy == "fifo":
        ahead = before + visitors - here[ticket_class]
    elif settings.line.policy == "strict":
        ahead = before + (0 if ticket_class == "priority" else here["priority"])
    else:
        ahead = ahead_of(before, here["priority"], here["ordinary"], ticket_class, m)
    if learnt.served < MINIMUM_SERVED:
        return ahead, None
    room = max(0, m * (before + 1) - here["priority"]) if ticket_class == "ordinary" else 0
    counters_here = windows(floor, service, opened, waiting)
    # Future priority arrivals: as large a share of this line as of those who wait in it now.
    share = here["priority"] / (sum(here.values()) or 1)
    arriving = counters_here / learnt.mean * share if learnt.mean else 0.0
    return ahead, estimate(ahead, counters_here, learnt, overtakers_per_second=arriving, room=room)


_H: Any = bindparam("b_hall")
_PACE = Hot(
    select(paces.c.served, paces.c.mean, paces.c.variance).where(
        paces.c.hall == _H, paces.c.service == bindparam("b_service")
    )
)
_OPEN = Hot(select(counters.c.counter).where(counters.c.hall == _H, counters.c.state == "open"))
