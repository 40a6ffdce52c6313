"""The day as the watch page shows it: open or not, who said so, the self-test, what was left."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.desk.reading_day import DayView
from hall.hub import wire
from hall.hub.app import Hub
from watch.self_test import self_test


def day_scene(hub: Hub, reading: Reading) -> dict[str, Any]:
    """{state, opens_at, closes_at, last_ticket_at, by {name, at, reason}, signed {name, at, red},
    items [{id, state}], abandoned, unknown_year}; times are ISO, null where there is none.

    `state` is open, opened_by_hand, closed_by_hand,
    ended_by_hand, hall_closed or last_ticket.
    """
    day = reading.the_day()
    floor = hub.desk.floor
    return {
        "state": state_of(day),
        "opens_at": _stamp(day.hours.opens_at),
        "closes_at": _stamp(day.hours.closes_at),
        "last_ticket_at": _stamp(day.hours.last_ticket_at),
        "by": None
        if not day.hand
        else {"name": _name(floor, day.staff), "at": _stamp(day.at), "reason": day.reason},
        "signed": None
        if day.signed_by is None
        else {
            "name": _name(floor, day.signed_by),
            "at": _stamp(day.signed_at),
            "red": list(day.red),
        },
        "items": [{"id": id_, "state": state} for id_, state in self_test(hub, reading).items()],
        "abandoned": day.abandoned,
        "unknown_year": day.unknown_year,
    }


def state_of(day: DayView) -> str:
    """One word for whether numbers are given out, and who decided it."""
    if day.hours.open:
        return "opened_by_hand" if day.hand == "open" and day.hours.closes_at is None else "open"
    return day.hours.why or "hall_closed"


def _name(floor: Floor, staff: str | None) -> dict[str, str]:
    person = floor.staff.get(staff or "")
    name = staff or ""
    return dict(person.name) if person else {"zh": name, "en": name}


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else wire.stamp(at)
