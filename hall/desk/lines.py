"""The lines as the store knows them: who stands first, how many wait, how fast it goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, literal_column, select, union_all

from hall.core.line import Head
from hall.core.ticket import CLASSES, TicketClass
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import line_lengths, pools, tickets

WAITING = tickets.c.state == literal_column("'waiting'")
"""Spelt as a literal: only then do both databases use the partial index of those who wait."""

Lengths = dict[str, dict[TicketClass, int]]
"""How many of each class wait, by service."""

KEY_LENGTH = 400
"""Of pools.pool; PostgreSQL refuses what is longer, and then nobody could be called."""

_OF_HEAD = (tickets.c.service, tickets.c.arrived_at)

IN_HAND = tickets.c.state.in_([literal_column("'called'"), literal_column("'serving'")])


@lru_cache(maxsize=256)
def _heads(pool: tuple[str, ...]) -> Hot:
    """One look into the index for each service and class of the pool, however many wait."""
    each = [
        select(tickets.c.id, tickets.c.ticket_class, tickets.c.place, *_OF_HEAD)
        .where(
            tickets.c.hall == bindparam("b_hall"),
            tickets.c.service == service,
            tickets.c.ticket_class == ticket_class,
            WAITING,
        )
        .order_by(tickets.c.place, tickets.c.id)
        .limit(1)
        .subquery()
        for service in pool
        for ticket_class in CLASSES
    ]
    return Hot(union_all(*(select(first) for first in each)))


def heads(connection: Connection, hall: str, pool: tuple[str, ...]) -> dict[TicketClass, Head]:
    """The first of each class over all services of the pool."""
    found: dict[TicketClass, Head] = {}
    for row in firsts(connection, hall, pool):
        if row.ticket_class not in found or row.place < found[row.ticket_class].place:
            found[row.ticket_class] = Head(row.id, row.place)
    return found


def firsts(connection: Connection, hall: str, pool: tuple[str, ...]) -> list[Any]:
    """The first in line of each service and class: id, ticket_class, place, service, arrived_at."""
    return _heads(pool).all(connection, {"b_hall": hall})


def pool_key(pool: Iterable[str]) -> str:
    """The name under which a pool's streak is remembered; a long one is kept as its digest."""
    name = "+".join(sorted(pool))
    return name if len(name) <= KEY_LENGTH else sha256(name.encode()).hexdigest()


def streak(connection: Connection, hall: str, pool: tuple[str, ...]) -> int:
    found = _STREAK.first(connection, {"b_hall": hall, "b_pool": pool_key(pool)})
    return found.streak if found else 0


def lengths(connection: Connection, hall: str) -> Lengths:
    """How many of each class wait, by service; services where nobody ever waited are left out."""
    found: Lengths = {}
    for service, ticket_class, waiting in _LENGTHS.bare(connection, {"b_hall": hall}):
        found.setdefault(service, dict.fromkeys(CLASSES, 0))[ticket_class] = waiting
    return found


def joined(page: Page, service: str, ticket_class: TicketClass) -> None:
    """Somebody more waits in this line; goes with every act that puts a ticket there."""
    page.do(_LONGER, service=service, ticket_class=ticket_class, waiting=1)


def left(page: Page, service: str, ticket_class: TicketClass) -> None:
    """Somebody less waits in this line; goes with every act that takes a ticket from there."""
    page.do(_LONGER, service=service, ticket_class=ticket_class, waiting=-1)


_H: Any = bindparam("b_hall")
_STREAK = Hot(select(pools.c.streak).where(pools.c.hall == _H, pools.c.pool == bindparam("b_pool")))
_LENGTHS = Hot(
    select(line_lengths.c.service, line_lengths.c.ticket_class, line_lengths.c.waiting).where(
        line_lengths.c.hall == _H
    )
)


def _longer(insert: Any) -> Any:
    added = insert(line_lengths).values({c.name: bindparam(c.name) for c in line_lengths.c})
    return added.on_conflict_do_update(
        index_elements=["hall", "service", "ticket_class"],
        set_={"waiting": line_lengths.c.waiting + added.excluded.waiting},
    )


_LONGER = Hot(_longer)
