"""What visitors are told of their wait, from what has been learnt of serving and waiting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, and_, bindparam, select

from hall.core.crowd import OPEN, PAUSED, Lane, before, crowd
from hall.core.floor import Floor
from hall.core.line import ahead_of
from hall.core.ticket import CLASSES, TicketClass
from hall.core.wait import MINIMUM_SERVED, NO_MARK, UNMARKED, Hour, Mark, Pace, Range, estimate
from hall.desk.lines import IN_HAND, Lengths
from hall.settings.schema import Settings
from hall.store.hot import Hot
from hall.store.learnt import pace_hours, wait_services
from hall.store.tables import counters, paces, tickets, wait_hours, wait_marks

if TYPE_CHECKING:
    from hall.desk.desk import Desk

_LOW: Final = "low"

ENOUGH: Final = 20.0
"""With fewer visitors learnt from in this hour of the day, the whole day's share counts."""


@dataclass(frozen=True)
class Known:
    """Everything the ranges of one moment are made of, read once."""

    waiting: Lengths
    paces: Mapping[str, Pace] = field(default_factory=dict)
    lanes: tuple[tuple[bool, Lane], ...] = ()
    """The counters that have a clerk, those that call alike together; whether they are low."""
    marks: Mapping[TicketClass, tuple[Mark, ...]] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    """The part of each service's visitors that comes with priority."""
    own: Mapping[str, Mark] = field(default_factory=dict)
    """The Mark of each service."""


def known(
    desk: Desk, connection: Connection, waiting: Lengths, hour: int, service: str = ""
) -> Known:
    """What is known now; only what a range of this service needs ("" for all).

    `hour` is that of the hall's own clock.
    """
    here = {"b_hall": desk.book.hall}
    learnt, own = _learnt(connection, desk.book.hall, hour)
    some = [learnt[service]] if service in learnt else [] if service else learnt.values()
    if all(one.served < MINIMUM_SERVED for one in some):
        return Known(waiting, learnt)  # no range will be told: nothing more is asked
    marks = {one: list(UNMARKED) for one in CLASSES}
    for ticket_class, size, seen, low, high in _MARKS.bare(connection, here):
        marks[ticket_class][size] = Mark(seen, low, high)
    came: dict[str, list[tuple[int, float, float]]] = {}
    for name, at, many, elders in _HOURS.bare(connection, here):
        came.setdefault(name, []).append((at, many, elders))
    shares = {name: _share(rows, hour) for name, rows in came.items()}
    lanes = lanes_of(desk, connection)
    return Known(waiting, learnt, lanes, {c: tuple(m) for c, m in marks.items()}, shares, own)


def told(
    desk: Desk, known: Known, ticket: tuple[str, TicketClass, int], seat: str = ""
) -> tuple[int, Range | None]:
    """What a visitor is told: people ahead, and the range.

    `ticket` is the service, the class, and how many of that class stand before. Who waits for one
    counter or clerk alone (`seat`) is told no range; who needs a low counter, that of those.
    """
    service, ticket_class, own = ticket
    here = known.waiting.get(service) or dict.fromkeys(CLASSES, 0)
    people = _people_ahead(desk.settings, here, ticket_class, own)
    learnt = known.paces.get(service, Pace())
    if learnt.served < MINIMUM_SERVED or seat not in ("", _LOW):
        return people, None
    lanes = [lane for low, lane in known.lanes if low or not seat]
    means = {name: pace.mean for name, pace in known.paces.items()}
    around = crowd(service, lanes, known.waiting, means)
    if around is None:
        return people, None
    line = desk.settings.line
    ahead = before(
        around,
        (ticket_class, own, here[ticket_class]),
        people,
        known.shares.get(service, 0.0),
        policy=line.policy,
        m=line.priority_in_a_row,
    )
    # As long as a turn at these counters takes, and as uneven as this service is.
    uneven = learnt.variance / learnt.mean**2 if learnt.mean else 0.0
    turn = Pace(learnt.served, around.seconds, uneven * around.seconds**2)
    marks, own_mark = known.marks.get(ticket_class, UNMARKED), known.own.get(service, NO_MARK)
    return people, estimate(ahead, around.windows, turn, marks, own_mark)


def _people_ahead(
    settings: Settings, here: Mapping[TicketClass, int], ticket_class: TicketClass, own: int
) -> int:
    m, policy = settings.line.priority_in_a_row, settings.line.policy
    visitors = here["priority"] + here["ordinary"]
    if policy != "ratio" and ticket_class == "internal":
        return own + visitors
    if policy == "fifo":
        return own + visitors - here[ticket_class]
    if policy == "strict":
        return own + (0 if ticket_class == "priority" else here["priority"])
    return ahead_of(own, here["priority"], here["ordinary"], ticket_class, m)


def paces_of(connection: Connection, hall: str, hour: int) -> dict[str, Pace]:
    """How fast each service goes at this hour of the day; those never served are left out."""
    return _learnt(connection, hall, hour)[0]


def _learnt(
    connection: Connection, hall: str, hour: int
) -> tuple[dict[str, Pace], dict[str, Mark]]:
    """The pace at this hour and the Mark of each service."""
    found: dict[str, Pace] = {}
    own: dict[str, Mark] = {}
    for row in _PACES.bare(connection, {"b_hall": hall, "b_hour": hour}):
        name, served, mean, variance, of_hour, took, low, high = row
        hours = Hour(of_hour or 0.0, took or 0.0)
        found[name] = Pace(served, mean, variance).times(hours.factor)
        own[name] = Mark(0, low or 0.0, high or 0.0)
    return found, own


def lanes_of(desk: Desk, connection: Connection) -> tuple[tuple[bool, Lane], ...]:
    """The counters that have a clerk (Known.lanes)."""
    return _lanes(desk.floor, _LANES.bare(connection, {"b_hall": desk.book.hall}))


def _lanes(
    floor: Floor, rows: Iterable[tuple[str, str | None, str, int | None]]
) -> tuple[tuple[bool, Lane], ...]:
    """From each counter, its clerk, its state and the ticket in hand; 32 counters call a handful of
    pools.
    """
    alike: dict[tuple[tuple[tuple[str, ...], ...], bool, bool], list[int]] = {}
    for counter, clerk, state, hand in rows:
        place = floor.counters.get(counter)
        if clerk and place is not None:
            key = (_pools(floor, counter, clerk), state == "open", place.accessible)
            many = alike.setdefault(key, [0, 0])
            many[0] += 1
            many[1] += hand is None
    return tuple(
        (low, Lane(pools, many * (OPEN if opened else PAUSED), opened, free if opened else 0))
        for (pools, opened, low), (many, free) in alike.items()
    )


def _pools(floor: Floor, counter: str, clerk: str) -> tuple[tuple[str, ...], ...]:
    person = floor.staff.get(clerk)
    if person is None or not person.skills:
        return floor.counters[counter].tiers
    return floor.tiers(counter, clerk)


def _share(rows: list[tuple[int, float, float]], hour: int) -> float:
    """The part that comes with priority: in this hour of recent days, or in all of them."""
    now = [(many, elders) for at, many, elders in rows if at == hour and many >= ENOUGH]
    every = now or [(many, elders) for _, many, elders in rows]
    return sum(elders for _, elders in every) / (sum(many for many, _ in every) or 1.0)


_H: Any = bindparam("b_hall")
_THIS_HOUR = and_(
    pace_hours.c.hall == paces.c.hall,
    pace_hours.c.service == paces.c.service,
    pace_hours.c.hour == bindparam("b_hour"),
)
_ITS_MARK = and_(wait_services.c.hall == paces.c.hall, wait_services.c.service == paces.c.service)
_PACES = Hot(
    select(
        *(paces.c.service, paces.c.served, paces.c.mean, paces.c.variance),
        *(pace_hours.c.served.label("of_hour"), pace_hours.c.took),
        *(wait_services.c.low, wait_services.c.high),
    )
    .select_from(paces.outerjoin(pace_hours, _THIS_HOUR).outerjoin(wait_services, _ITS_MARK))
    .where(paces.c.hall == _H)
)
_ITS_HAND = and_(
    tickets.c.hall == counters.c.hall, tickets.c.counter == counters.c.counter, IN_HAND
)
_LANES = Hot(
    select(counters.c.counter, counters.c.clerk, counters.c.state, tickets.c.id)
    .select_from(counters.outerjoin(tickets, _ITS_HAND))
    .where(counters.c.hall == _H)
)
_MARKS = Hot(
    select(*(wait_marks.c[name] for name in ("ticket_class", "size", "seen", "low", "high"))).where(
        wait_marks.c.hall == _H
    )
)
_HOURS = Hot(
    select(*(wait_hours.c[name] for name in ("service", "hour", "came", "elders"))).where(
        wait_hours.c.hall == _H
    )
)
