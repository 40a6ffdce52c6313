"""How the devices are: the screens on the line, and the faults of today with their times."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from hall.desk.reading import Reading
from hall.desk.views import DeviceView
from hall.hub.app import Hub
from hall.hub.viewer import LOOPBACK
from hall.hub.wire import stamp

TODAY: Final = timedelta(hours=12)
"""As far back as faults that are over are shown; a business day is not longer."""
MOST: Final = 30

SCREENS: Final = ("kiosk", "display", "counter-screen", "kiosk-voice")


def screens(hub: Hub, reading: Reading) -> list[DeviceView]:
    """The screens of the hall as they are now: the list and the opening check go by these alone.

    A page on the hub's own machine is one while it is open here: nobody misses it afterwards.
    """
    looked_at = {
        kind
        for screen in hub.live.all()
        if screen.viewer.device == LOOPBACK
        for kind in screen.health
    }
    return [
        each
        for each in reading.devices()
        if each.kind in SCREENS
        and each.state != "off"
        and (each.name != LOOPBACK or each.kind in looked_at)
    ]


def devices_scene(hub: Hub, reading: Reading) -> dict[str, Any]:
    """`screens` as they are now, `faults` those that last and those of today, the newest first."""
    return {
        "screens": [
            {
                "id": each.id,
                "kind": each.kind,
                "name": _name(each.name),
                "state": each.state,
                "since": stamp(each.since),
            }
            for each in screens(hub, reading)
        ],
        "faults": [
            {
                "device": each.device,
                "kind": each.kind,
                "name": _name(each.name),
                "state": each.state,
                "opened_at": stamp(each.opened_at),
                "closed_at": stamp(each.closed_at) if each.closed_at else None,
            }
            for each in reading.faults(reading.now - TODAY, MOST)
        ],
    }


def _name(name: str) -> str:
    """What people called it; nothing for the hub's own machine, whose name is a word."""
    return "" if name == LOOPBACK else name
