"""What the small screen above one counter shows: whose turn it is here, and who serves."""

from __future__ import annotations

from typing import Any

from display.board import stamp
from display.rating import asked
from display.standing import is_over
from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.settings.schema import Settings


def counter_screen(
    floor: Floor, settings: Settings, reading: Reading, counter: str
) -> dict[str, Any]:
    """The scene of one counter's screen. Refuses `unknown_counter`.

    The clerk's number and name stand on it (R2-7) where the hall wants them; of the visitor only
    the number does (D4). `over` is there when nobody sits here and the hall's day is over.
    """
    stands = floor.counter(counter)
    view = reading.counter(counter)
    hand = view.in_hand
    service = floor.services.get(hand.service) if hand else None
    return {
        "counter": {
            "id": stands.id,
            "name": dict(stands.name),
            "state": view.state,
            "reason": view.reason,
        },
        "now": None
        if hand is None
        else {
            "number": hand.number,
            "state": hand.state,
            "service": dict(service.name) if service else None,
            "called_at": None if hand.called_at is None else hand.called_at.isoformat(),
            "calls": hand.calls,
        },
        "clerk": _clerk(floor, view.clerk) if settings.display.show_clerk else None,
        "over": _over(reading) if hand is None and view.state != "open" else None,
        "rate": asked(settings, reading, counter),
        "hall": settings.hall.name.as_dict(),
    }


def _over(reading: Reading) -> dict[str, Any] | None:
    """{opens_at} of a hall whose day is over; ISO 8601, None where nobody knows it."""
    return {"opens_at": stamp(reading.hours().opens_at)} if is_over(reading) else None


def _clerk(floor: Floor, number: str | None) -> dict[str, Any] | None:
    if number is None:
        return None
    person = floor.staff.get(number)
    return {"number": number, "name": dict(person.name) if person else None}
