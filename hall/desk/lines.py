"""The lines as the store knows them: who stands first, how many wait, how fast it goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal_column, select, union_all

from hall.core.floor import Floor
from hall.core.line import Head, ahead_of
from hall.core.ticket import CLASSES, TicketClass
from hall.core.wait import MINIMUM_SERVED, Pace, Range, estimate
from hall.settings.schema import Settings
from hall.store.hot import Hot
from hall.store.tables import counters, paces, pools, tickets

WAITING = tickets.c.state == literal_column("'waiting'")
"""Spelt as a literal: only then do both databases use the partial index of those who wait."""

IN_HAND = tickets.c.state.in_([literal_column("'called'"), literal_column("'serving'")])


@lru_cache(maxsize=256)
def _heads(pool: tuple[str, ...]) -> Hot:
    """One look into the index for each service and class of the pool, however many wait."""
    firsts = [
        select(tickets.c.id, tickets.c.ticket_class, tickets.c.place)
        .where(
            tickets.c.hall == bindparam("b_hall"),
            tickets.c.service == service,
            tickets.c.ticket_class == ticket_class,
            WAITING,
        )
        .order_by(tickets.c.place)
        .limit(1)
        .subquery()
        for service in pool
        for ticket_class in CLASSES
    ]
    return Hot(union_all(*(select(first) for first in firsts)))


def heads(connection: Connection, hall: str, pool: tuple[str, ...]) -> dict[TicketClass, Head]:
    """The first of each class over all services of the pool."""
    found: dict[TicketClass, Head] = {}
    for ticket, ticket_class, place in _heads(pool).all(connection, {"b_hall": hall}):
        if ticket_class not in found or place < found[ticket_class].place:
            found[ticket_class] = Head(ticket, place)
    return found


def pool_key(pool: Iterable[str]) -> str:
    """The name under which a pool's streak is remembered."""
    return "+".join(sorted(pool))


def streak(connection: Connection, hall: str, pool: tuple[str, ...]) -> int:
    found = _STREAK.first(connection, {"b_hall": hall, "b_pool": pool_key(pool)})
    return found.streak if found else 0


def counts(connection: Connection, hall: str, service: str) -> dict[TicketClass, int]:
    """How many of each class wait for one service."""
    found: dict[TicketClass, int] = dict.fromkeys(CLASSES, 0)
    for ticket_class, count in _COUNTS.all(connection, {"b_hall": hall, "b_service": service}):
        found[ticket_class] = count
    return found


def pace(connection: Connection, hall: str, service: str) -> Pace:
    """What has been learnt of serving this service."""
    row = _PACE.first(connection, {"b_hall": hall, "b_service": service})
    return Pace() if row is None else Pace(row.served, row.mean, row.variance)


def open_counters(connection: Connection, hall: str) -> list[str]:
    return [row.counter for row in _OPEN.all(connection, {"b_hall": hall})]


def windows(floor: Floor, service: str, opened: Iterable[str]) -> float:
    """How many open counters this service's line has, a shared one counted in part."""
    sharing = (floor.counters[c].serves for c in opened if c in floor.counters)
    return sum(1 / len(serves) for serves in sharing if service in serves)


def told(
    settings: Settings,
    floor: Floor,
    service: str,
    ticket_class: TicketClass,
    before: int,
    waiting: dict[TicketClass, int],
    learnt: Pace,
    opened: Iterable[str],
) -> tuple[int, Range | None]:
    """What a visitor with `before` of their own class before them is told: people ahead, and the
    range.
    """
    m = settings.line.priority_in_a_row
    if settings.line.policy == "fifo":
        ahead = before + waiting["priority"] + waiting["ordinary"] - waiting.get(ticket_class, 0)
    elif settings.line.policy == "strict":
        ahead = before + (0 if ticket_class == "priority" else waiting["priority"])
    else:
        ahead = ahead_of(before, waiting["priority"], waiting["ordinary"], ticket_class, m)
    if learnt.served < MINIMUM_SERVED:
        return ahead, None
    room = max(0, m * (before + 1) - waiting["priority"]) if ticket_class == "ordinary" else 0
    open_here = windows(floor, service, opened)
    # Future priority arrivals: as large a share of this line as of those who wait in it now.
    everyone = sum(waiting.values()) or 1
    arriving = open_here / learnt.mean * waiting["priority"] / everyone if learnt.mean else 0.0
    return ahead, estimate(ahead, open_here, learnt, overtakers_per_second=arriving, room=room)


_H: Any = bindparam("b_hall")
_STREAK = Hot(select(pools.c.streak).where(pools.c.hall == _H, pools.c.pool == bindparam("b_pool")))
_COUNTS = Hot(
    select(tickets.c.ticket_class, func.count().label("waiting"))
    .where(tickets.c.hall == _H, tickets.c.service == bindparam("b_service"), WAITING)
    .group_by(tickets.c.ticket_class)
)
_PACE = Hot(
    select(paces.c.served, paces.c.mean, paces.c.variance).where(
        paces.c.hall == _H, paces.c.service == bindparam("b_service")
    )
)
_OPEN = Hot(select(counters.c.counter).where(counters.c.hall == _H, counters.c.state == "open"))
