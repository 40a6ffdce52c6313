"""The addresses of the visitor's window: the kiosk, and the phone page behind the slip's QR."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.viewer import Viewer
from hall.hub.window import Scene, Window
from kiosk import online, proof, rating, rejoining, remarks, reprinting, spoken, tickets
from kiosk.choices import changed_by, choices
from kiosk.phone import visitor_page
from kiosk.timetable import timetable


def window(hub: Hub) -> Window:
    """The visitor's window of this hall."""
    blueprint = Blueprint("kiosk", __name__)
    tickets.hang_doors(hub, blueprint)
    rating.hang_doors(hub, blueprint)
    proof.hang_doors(hub, blueprint)
    rejoining.hang_doors(hub, blueprint)
    reprinting.hang_doors(hub, blueprint)
    remarks.hang_doors(hub, blueprint)
    spoken.hang_sounds(hub, blueprint)
    online.hang_doors(hub, blueprint)

    @blueprint.get("/kiosk/")
    def kiosk() -> Response:
        timing = hub.settings.kiosk
        with hub.desk.read() as reading:
            printer = reading.printer_at(hub.viewer().device)
        return hub.page(
            "kiosk", "kiosk.html", scene="kiosk", area="main",
            idle_seconds=timing.idle_seconds, done_seconds=timing.done_seconds,
            timetable=timetable(hub.settings), holidays=hub.settings.hours.calendar != "none",
            reprint_minutes=timing.reprint_minutes, spoken_volume=timing.spoken_volume,
            printer=printer,
        )  # fmt: skip

    @blueprint.get("/t/<token>")
    def visitor(token: str) -> Response:
        return visitor_page(hub, token)

    return Window("kiosk", blueprint, (Scene("kiosk", _scene, hears=changed_by),))


def _scene(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return choices(hub.settings, reading)
