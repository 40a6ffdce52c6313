"""The lines as the store knows them: who stands first, how many wait, how fast it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import product
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Text,
    bindparam,
    column,
    literal,
    literal_column,
    select,
    union_all,
    values,
)

from hall.core.ticket import CLASSES, TicketClass
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import line_lengths, pools, tickets

WAITING = tickets.c.state == literal_column("'waiting'")
"""Spelt as a literal: only then do both databases use the partial index of those who wait."""

LOW = "low"
"""The seat of a visitor who needs an accessible counter."""

Lengths = dict[str, dict[TicketClass, int]]
"""How many of each class wait, by service."""

KEY_LENGTH = 400
"""Of pools.pool; PostgreSQL refuses what is longer, and then nobody could be called."""

IN_HAND = tickets.c.state.in_([literal_column("'called'"), literal_column("'serving'")])

_H: Any = bindparam("b_hall")
_HERE = (tickets.c.hall == _H, WAITING)


@dataclass(frozen=True)
class Sent:
    """Those sent to a counter or clerk alone: the seats ("counter:3", "staff:101"), and all
    services that may be called there.
    """

    seats: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


NOBODY_SENT = Sent()


def heads(
    connection: Connection, hall: str, pool: tuple[str, ...], sent: Sent, *, low: bool
) -> list[Any]:
    """Whoever could be next at a counter, in any order: id, ticket_class, place, seat, lift.

    The first of each class and service of the pool (of those who need a low counter too if this
    one is `low`), the first of each class sent here, and the first lifted among all these; `lift`
    is told of that one alone.
    """
    asked = _heads(pool, len(sent.seats), sent.services, low)
    seats = {f"b_seat{at}": seat for at, seat in enumerate(sent.seats)}
    rows = asked.all(connection, {"b_hall": hall, **seats})
    return [row for row in rows if row.id is not None]


@lru_cache(maxsize=256)
def _heads(pool: tuple[str, ...], sent: int, able: tuple[str, ...], low: bool) -> Hot:
    """A look or two into an index for each line, however many lines and people there are.

    One table of lines and a subquery for each column. A SELECT for each line, joined by UNION ALL,
    takes half as long again on SQLite and, with 72 lines, 18 ms of planning on PostgreSQL.
    """
    seats = ("", LOW) if low else ("",)
    lines = _table("line", ("service", "ticket_class", "seat"), pool, CLASSES, seats)
    asked = [_first_of_each(lines)]
    if sent:
        own = [bindparam(f"b_seat{at}", type_=tickets.c.seat.type) for at in range(sent)]
        services = tickets.c.service.in_([literal(one) for one in able])
        alone = _table("alone", ("seat", "ticket_class"), own, CLASSES, fixed=False)
        # Said twice, for only so does SQLite use the index of those with a seat.
        asked.append(_first_of_each(alone, services, tickets.c.seat != literal_column("''")))
        asked.append(_first_lifted(services, tickets.c.seat.in_([*map(literal, seats), *own])))
    return Hot(union_all(*asked))


def _table(name: str, columns: tuple[str, ...], *parts: Iterable[Any], fixed: bool = True) -> Any:
    """A table made up on the spot: each of these with each of those; `fixed` are spelt out."""
    made = values(*(column(one, Text) for one in columns), name=name, literal_binds=fixed)
    return made.data(list(product(*parts))).cte(name)


def _first_of_each(lines: Any, *more: Any) -> Any:
    where = [*_HERE, *(tickets.c[each.key] == each for each in lines.c), *more]
    return select(
        _front(tickets.c.id, *where).label("id"),
        lines.c.ticket_class,
        _front(tickets.c.place, *where).label("place"),
        lines.c.seat,
        literal_column("CAST(NULL AS BIGINT)", BigInteger).label("lift"),
    )


def _front(what: Any, *where: Any) -> Any:
    """This of the first who waits there."""
    asked = select(what).select_from(tickets).where(*where)
    return (
        asked.order_by(tickets.c.place, tickets.c.id)
        .limit(1)
        .correlate_except(tickets)
        .scalar_subquery()
    )


def _first_lifted(*which: Any) -> Any:
    names = ("id", "ticket_class", "place", "seat", "lift")
    lifted = select(*(tickets.c[name] for name in names))
    lifted = lifted.where(*_HERE, tickets.c.lift.is_not(None), *which)
    return select(lifted.order_by(tickets.c.lift, tickets.c.id).limit(1).subquery("lifted"))


def firsts(connection: Connection, hall: str, pool: tuple[str, ...]) -> list[Any]:
    """The first in line of each service and class, whoever may call them: service, ticket_class,
    place, arrived_at.
    """
    found: dict[tuple[str, str], Any] = {}
    for row in _firsts(pool).all(connection, {"b_hall": hall}):
        line = (row.service, row.ticket_class)
        if row.place is not None and (line not in found or row.place < found[line].place):
            found[line] = row
    return [row for row in found.values() if row.service in pool]


@lru_cache(maxsize=64)
def _firsts(pool: tuple[str, ...]) -> Hot:
    """As for the heads; and all who were sent to one counter or clerk, for they are few."""
    lines = _table("line", ("service", "ticket_class", "seat"), pool, CLASSES, ("", LOW))
    where = [*_HERE, *(tickets.c[each.key] == each for each in lines.c)]
    names = (tickets.c.place, tickets.c.arrived_at)
    fronts = (_front(each, *where).label(each.key) for each in names)
    sent = (tickets.c.seat != literal_column("''"), tickets.c.seat != LOW)
    alone = select(tickets.c.service, tickets.c.ticket_class, *names).where(*_HERE, *sent)
    return Hot(union_all(select(lines.c.service, lines.c.ticket_class, *fronts), alone))


def pool_key(pool: Iterable[str], seats: Sequence[str] = ()) -> str:
    """The name under which a pool's streak is remembered; a long one is kept as its digest.

    `seats` are those that set this pool apart from others of the same services.
    """
    name = "@".join(["+".join(sorted(pool)), *seats])
    return name if len(name) <= KEY_LENGTH else sha256(name.encode()).hexdigest()


def streak(connection: Connection, hall: str, key: str) -> int:
    """The memory of a pool, by its key; 0 if it has none yet."""
    found = _STREAK.first(connection, {"b_hall": hall, "b_pool": key})
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
