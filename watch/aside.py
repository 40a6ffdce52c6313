"""What stands aside of the line: counters that asked for support, and numbers on hold."""

from __future__ import annotations

from typing import Any

from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.hub import wire


def aside(floor: Floor, reading: Reading) -> dict[str, Any]:
    """`support` by counter and `held` by ticket, each the longest first; times, never durations.

    Guards see it too: of a question only whether somebody answered it, never its words.
    """
    answered = {one for one, asked in reading.questions().items() if asked.answered_at}
    return {
        "support": [
            {
                "counter": each.counter,
                "clerk": {"number": each.clerk, "name": _name(floor, each.clerk)},
                "since": wire.stamp(each.since),
            }
            for each in reading.support()
        ],
        "held": [
            {
                "id": each.id,
                "number": each.number,
                "service": each.service,
                "class": each.ticket_class,
                "counter": each.counter,
                "kind": each.hold_kind,
                "answered": each.id in answered,
                "since": wire.stamp(each.held_at) if each.held_at else None,
            }
            for each in reading.held()
        ],
    }


def _name(floor: Floor, staff: str) -> dict[str, str]:
    """Nobody's name for one who has left the staff list; the number says who it was."""
    found = floor.staff.get(staff)
    return dict(found.name) if found else {}
