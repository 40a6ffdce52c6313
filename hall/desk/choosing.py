"""Whom a counter would call: one rule for the press, the preview and the chosen number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from hall.core.line import Choice, Head, Lifted, Why, choose
from hall.core.refusals import Refusal
from hall.core.ticket import TicketClass
from hall.desk import lines
from hall.desk.seats import may_serve

if TYPE_CHECKING:
    from hall.desk.desk import Desk


@dataclass(frozen=True)
class Found:
    """Who is next: the pool it was found in (by the key of its memory), why, and the pool's streak
    until now; from now on it is `choice.streak`.
    """

    key: str
    choice: Choice
    why: Why
    streak: int


def own_seats(counter: str, staff: str) -> tuple[str, str]:
    """The seats that only this counter, only this clerk may call."""
    return f"counter:{counter}", f"staff:{staff}"


def who_is_next(
    desk: Desk, connection: Connection, hall: str, counter: str, staff: str
) -> Found | None:
    """The clerk's own pool first; only when nobody waits there, the one that is helped.

    Before either, whoever was lifted and may be called here at all. None when nobody waits for this
    counter. Refuses unknown_counter.
    """
    place = desk.floor.counter(counter)
    tiers = desk.floor.tiers(counter, staff)
    everything = tuple(dict.fromkeys(service for pool in tiers for service in pool))
    seats = own_seats(counter, staff)
    for at, pool in enumerate(tiers):
        # Those sent here, and those lifted, are asked for once, with the first pool.
        sent = lines.Sent(seats, everything) if at == 0 else lines.NOBODY_SENT
        rows = lines.heads(connection, hall, pool, sent, low=place.accessible)
        if not rows:
            continue
        key = lines.pool_key(pool, _apart(rows, seats))
        streak = lines.streak(connection, hall, key)
        line = desk.settings.line
        choice = choose(
            _heads(rows), streak, policy=line.policy, m=line.priority_in_a_row, lifted=_lifted(rows)
        )
        if choice is not None:
            helping = choice.why != "lift" and not set(pool) <= set(place.serves)
            return Found(key, choice, "helping" if helping else choice.why, streak)
    return None


def may_call(desk: Desk, counter: str, staff: str, service: str, seat: str) -> None:
    """Whether this clerk may call somebody of this line and seat here.

    Refuses service_closed for a line they have nothing to do with, cannot_serve_there for somebody
    who waits for another counter or clerk, or for a low counter.
    """
    if not may_serve(desk.floor, counter, staff, service):
        raise Refusal("service_closed", service=service)
    if seat == lines.LOW:
        mine = may_serve(desk.floor, counter, staff, service, low=True)
    else:
        mine = seat in ("", *own_seats(counter, staff))
    if not mine:
        raise Refusal("cannot_serve_there", counter=counter, service=service)


def _heads(rows: list[Any]) -> dict[TicketClass, Head]:
    """The first of each class."""
    found: dict[TicketClass, Head] = {}
    for row in rows:
        if row.ticket_class not in found or row.place < found[row.ticket_class].place:
            found[row.ticket_class] = Head(row.id, row.place)
    return found


def _lifted(rows: list[Any]) -> Lifted | None:
    """The first of those lifted, the only one whose lift is told."""
    first = next((row for row in rows if row.lift is not None), None)
    return None if first is None else Lifted(first.id, first.ticket_class)


def _apart(rows: list[Any], own: tuple[str, str]) -> tuple[str, ...]:
    """What sets the pool apart from others of its services, because somebody waits who is not seen
    by all who call from those (see the essay of core/line.py).
    """
    seats = {row.seat for row in rows}
    if seats & set(own):
        return own
    return (lines.LOW,) if lines.LOW in seats else ()
