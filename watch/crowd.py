"""What the security staff see: who is called and not there, who waits too long, counters, paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.desk.views import CounterView, TicketView
from hall.settings.turns import Line

LISTED = 100
"""Waiting tickets sent to the phone; it picks the long waits out of them as time passes."""


def crowd(floor: Floor, line: Line, reading: Reading) -> dict[str, Any]:
    """The whole line in one dict.

    Times and thresholds, never durations: a wait grows long without anything happening, so the
    phone decides from the clock which cards to show.
    """
    return {
        "called": [_called(each) for each in reading.late(0)],
        "line": [_waiting(each) for each in reading.in_line(limit=LISTED)],
        "waiting": [
            {
                "service": each.service,
                "class": each.ticket_class,
                "count": each.count,
                "longest_since": stamp(each.longest_since),
            }
            for each in reading.waiting()
        ],
        "counters": [_counter(floor, each) for each in reading.counters()],
        "services": [
            {"id": each.id, "prefix": each.prefix, "name": dict(each.name), "enabled": each.enabled}
            for each in floor.services.values()
        ],
        "printers": _printers(reading),
        "slips": _slips(reading),
        "hours": _hours(reading),
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
        "state": view.state,
        "reason": view.reason,
        "since": stamp(view.since),
        "clerk": view.clerk,
        "in_hand": None
        if view.in_hand is None
        else {"number": view.in_hand.number, "state": view.in_hand.state},
    }


def stamp(at: datetime | None) -> str | None:
    """A time as it goes on the wire: ISO 8601 with its zone, or nothing."""
    return None if at is None else at.isoformat()
