"""What one counter's screen shows: who is in hand, who is next, who waits, the clerk's own day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.core.floor import Counter, Floor
from hall.core.happenings import (
    ClerkSignedIn,
    ClerkSignedOut,
    CounterPaused,
    CounterResumed,
    DeviceChanged,
    DeviceEnrolled,
    Happening,
    PinChanged,
    ServiceBegun,
    ServiceFinished,
    SlipHappening,
    TicketHappening,
    TicketMissed,
    TicketRecalled,
)
from hall.core.ticket import CLASSES
from hall.desk.reading import Reading
from hall.desk.views import CounterView, TicketView, Waiting
from hall.hub import wire
from hall.settings.turns import Line

LISTED = 40
"""Tickets listed one by one; the counts beside them are always of everybody."""

PAUSE_REASONS = ("break", "meal", "meeting", "papers", "system", "handover")
"""Why a counter may pause; the words for visitors stand in words/*.toml under common.pause."""

OWN = (
    ServiceBegun,
    ServiceFinished,
    TicketMissed,
    TicketRecalled,
    CounterPaused,
    CounterResumed,
    ClerkSignedIn,
    ClerkSignedOut,
)
"""What one counter does without changing who waits."""

ELSEWHERE = (DeviceChanged, DeviceEnrolled, PinChanged, SlipHappening)
"""What no counter shows."""


def desk_scene(floor: Floor, line: Line, reading: Reading, counter: str) -> dict[str, Any]:
    """The scene of one counter.

    It holds times, never durations: the same facts must give the same scene a minute later, and
    the page counts the seconds itself. Refuses `unknown_counter`.
    """
    stands = floor.counter(counter)
    view = reading.counter(counter)
    upcoming = reading.next_up(stands)
    mine = (*stands.serves, *stands.helps)
    return {
        "counter": _counter(floor, stands, view),
        "in_hand": _ticket(floor, view.in_hand) if view.in_hand else None,
        "next": _waiting(stands, upcoming) if upcoming else None,
        "line": [_waiting(stands, each) for each in reading.in_line(mine, limit=LISTED)],
        "counts": _counts(stands, mine, reading.waiting()),
        "services": _services(floor, stands),
        "pause_reasons": list(PAUSE_REASONS),
        "limits": {
            "recall": line.recall_limit,
            "late_seconds": line.call_seconds,
            "long_minutes": line.long_wait_minutes,
            "rejoin_minutes": line.rejoin_minutes,
        },
        "today": _today(reading, view.clerk),
    }


def _counter(floor: Floor, stands: Counter, view: CounterView) -> dict[str, Any]:
    return {
        "id": stands.id,
        "name": dict(stands.name),
        "state": view.state,
        "reason": view.reason,
        "since": stamp(view.since),
        "clerk": _person(floor, view.clerk),
    }


def _ticket(floor: Floor, ticket: TicketView) -> dict[str, Any]:
    """Who is in hand; the first clerk is that of the first service, whoever holds it now (R0-4)."""
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "state": ticket.state,
        "language": ticket.language,
        "arrived_at": stamp(ticket.arrived_at),
        "called_at": stamp(ticket.called_at),
        "began_at": stamp(ticket.began_at),
        "calls": ticket.calls,
        "why": ticket.why,
        "first_clerk": _person(floor, ticket.first_clerk),
        "first_served_at": stamp(ticket.first_served_at),
    }


def _waiting(stands: Counter, ticket: TicketView) -> dict[str, Any]:
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "arrived_at": stamp(ticket.arrived_at),
        "helping": ticket.service not in stands.serves,
        "again": ticket.first_clerk is not None,
    }


def _counts(stands: Counter, mine: tuple[str, ...], waiting: list[Waiting]) -> list[dict[str, Any]]:
    """In the counter's own order of services, priority before ordinary."""
    wanted = [each for each in waiting if each.service in mine]
    wanted.sort(key=lambda each: (mine.index(each.service), CLASSES.index(each.ticket_class)))
    return [
        {
            "service": each.service,
            "class": each.ticket_class,
            "count": each.count,
            "longest_since": stamp(each.longest_since),
            "helping": each.service not in stands.serves,
        }
        for each in wanted
    ]


def _services(floor: Floor, stands: Counter) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "prefix": each.prefix,
            "name": dict(each.name),
            "mine": each.id in stands.serves,
            "enabled": each.enabled,
        }
        for each in floor.services.values()
    ]


def _person(floor: Floor, number: str | None) -> dict[str, Any] | None:
    if number is None:
        return None
    found = floor.staff.get(number)
    # A clerk who has left the staff list is still whoever served first.
    return {"number": number, "name": dict(found.name) if found else None}


def _today(reading: Reading, clerk: str | None) -> dict[str, Any] | None:
    """The signed-in clerk's own figures: nobody else's work stands on this screen."""
    if clerk is None:
        return None
    done = reading.today(clerk)
    return {"served": done.served, "missed": done.missed}


def stamp(at: datetime | None) -> str | None:
    """A time as it goes on the wire, or nothing."""
    return None if at is None else wire.stamp(at)


def touched(floor: Floor, happening: Happening) -> set[str] | None:
    """The counters whose scene a happening changes; None when it may be any.

    A call or a new number changes what every counter of that line sees; serving changes only the
    counter where it happens.
    """
    if isinstance(happening, ELSEWHERE):
        return set()
    here = getattr(happening, "counter", None)
    own = {here} if here is not None else set()
    if isinstance(happening, OWN):
        return own
    if not isinstance(happening, TicketHappening):
        return None
    lines = {happening.service, getattr(happening, "from_service", happening.service)}
    return own | {
        each.id for each in floor.counters.values() if lines & {*each.serves, *each.helps}
    }
