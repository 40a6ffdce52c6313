"""What the small screen above one counter shows: whose turn it is here, and who serves."""

from __future__ import annotations

from typing import Any

from display.rating import asked
from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.settings.schema import Settings


def counter_screen(
    floor: Floor, settings: Settings, reading: Reading, counter: str
) -> dict[str, Any]:
    """The scene of one counter's screen. Refuses `unknown_counter`.

    The clerk's number and name stand on it (R2-7) where the hall wants them; of the visitor only
    the number does (D4).
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
        "rate": asked(settings, reading, counter),
        "hall": settings.hall.name.as_dict(),
    }


def _clerk(floor: Floor, number: str | None) -> dict[str, Any] | None:
    if number is None:
        return None
    person = floor.staff.get(number)
    return {"number": number, "name": dict(person.name) if person else None}
