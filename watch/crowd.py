"""What the security staff see: who is called and not there, who waits too long, counters, paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hall.core.floor import Floor
from hall.core.ticket import CLASSES
from hall.desk.reading import Reading
from hall.desk.views import CounterView, TicketView, Waiting
from hall.hub import wire
from hall.settings.turns import Line

LISTED = 100
"""Waiting tickets sent to the phone; it picks the long waits out of them as time passes."""

REMEMBERED = timedelta(hours=12)
"""How far back slip failures are looked for; whoever still waits came within a business day."""

MUTE = frozenset({"silent", "written"})
"""Details of slips from a printer that never answers, on which every slip stays unconfirmed: the
card would hold every visitor and the hall would be "trouble" all day, until nobody looks any more.
The printer itself is shown as unknown, and the kiosk shows these visitors their number.
"""


def crowd(floor: Floor, line: Line, reading: Reading) -> dict[str, Any]:
    """The whole line in one dict.

    Times and thresholds, never durations: a wait grows long without anything happening, so the
    phone decides from the clock which cards to show.
    """
    return {
        "called": [_called(each) for each in reading.late(0)],
        # Of an ended day nobody comes back.
        "missed": [] if reading.ended() else [_missed(each, line) for each in reading.missed()],
        "line": [_waiting(each) for each in reading.in_line(limit=LISTED)],
        "waiting": [
            {
                "service": each.service,
                "class": each.ticket_class,
                "count": each.count,
                "longest_since": stamp(each.longest_since),
            }
            for each in sorted(reading.waiting(), key=_by_service_and_class(floor))
        ],
        "counters": [_counter(floor, each) for each in reading.counters()],
        "services": [
            {"id": each.id, "prefix": each.prefix, "name": dict(each.name), "enabled": each.enabled}
            for each in floor.services.values()
        ],
        "printers": [
            {"id": each.id, "name": each.name, "state": each.state, "since": stamp(each.since)}
            for each in reading.devices()
            if each.kind == "printer"
        ],
        "slips": _slips(reading),
        "hours": {"open": reading.hours().open, "why": reading.hours().why},
        "limits": {
            "late_seconds": line.call_seconds,
            "long_minutes": line.long_wait_minutes,
            "recall": line.recall_limit,
        },
    }


def _called(ticket: TicketView) -> dict[str, Any]:
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "counter": ticket.counter,
        "called_at": stamp(ticket.called_at),
        "calls": ticket.calls,
    }


def _missed(ticket: TicketView, line: Line) -> dict[str, Any]:
    """Who may still come back; the token is what brings them back, as it does on their own slip."""
    ended = ticket.ended_at or ticket.arrived_at
    return {
        "id": ticket.id,
        "token": ticket.token,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "until": stamp(ended + timedelta(minutes=line.rejoin_minutes)),
    }


def _waiting(ticket: TicketView) -> dict[str, Any]:
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "arrived_at": stamp(ticket.arrived_at),
    }


def _counter(floor: Floor, view: CounterView) -> dict[str, Any]:
    stands = floor.counters[view.id]
    return {
        "id": view.id,
        "name": dict(stands.name),
        "serves": list(stands.serves),
        "helps": list(stands.helps),
        "state": view.state,
        "reason": view.reason,
        "since": stamp(view.since),
        "clerk": view.clerk,
        "in_hand": None
        if view.in_hand is None
        else {"number": view.in_hand.number, "state": view.in_hand.state},
    }


def _slips(reading: Reading) -> list[dict[str, Any]]:
    """Numbers whose holder may have no paper: somebody should tell them their number."""
    return [
        {
            "id": slip.id,
            "number": ticket.number,
            "service": ticket.service,
            "state": slip.state,
            "at": stamp(slip.at),
        }
        for slip, ticket in reading.slip_troubles(reading.now - REMEMBERED)
        if slip.detail not in MUTE
    ]


def _by_service_and_class(floor: Floor) -> Callable[[Waiting], tuple[int, int]]:
    services = list(floor.services)
    return lambda each: (
        services.index(each.service) if each.service in services else len(services),
        CLASSES.index(each.ticket_class),
    )


def stamp(at: datetime | None) -> str | None:
    """A time as it goes on the wire, or nothing."""
    return None if at is None else wire.stamp(at)
