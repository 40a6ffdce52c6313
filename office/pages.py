"""The office's page, its scene, and the doors of inquiries (PROVISIONS F)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from hall.core.happenings import DeviceChanged, Happening
from hall.core.happenings_inquiry import InquiryHappening
from hall.desk.letters import WAYS
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.viewer import Viewer
from hall.hub.window import Scene, Window
from office.contact_doors import contact_doors
from office.directory_doors import directory_doors
from office.doors import inquiry_doors
from office.export_doors import export_doors
from office.known import known
from office.known_doors import known_doors
from office.look_doors import look_doors
from office.print_doors import print_doors
from office.reminder_doors import reminder_doors
from office.scene import office_scene
from office.search_doors import search_doors
from office.troubles import troubles


def window(hub: Hub) -> Window:
    """The window of whoever owes an answer: /office/, scene `office` by staff number."""
    blueprint = Blueprint("office", __name__)

    @blueprint.get("/office/")
    def page() -> Response:
        """What waits for whoever is signed in here, or the sign-in."""
        staff = hub.viewer().staff
        if staff is None or staff not in hub.desk.floor.staff:
            return hub.page("office", "office.html")
        return hub.page("office", "office.html", scene="office", area=staff, known=known(hub))

    inquiry_doors(hub, blueprint)
    known_doors(hub, blueprint)
    contact_doors(hub, blueprint)
    directory_doors(hub, blueprint)
    reminder_doors(hub, blueprint)
    print_doors(hub, blueprint)
    search_doors(hub, blueprint)
    export_doors(hub, blueprint)
    look_doors(hub, blueprint)
    return Window("office", blueprint, (Scene("office", _scene, "staff", _hears),))


def _scene(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    roles = hub.desk.floor.staff[area].roles
    return office_scene(reading, area, roles) | {"troubles": troubles(hub, reading, roles)}


def _hears(happening: Happening) -> Iterable[str] | None:
    """Whom an inquiry concerns is not in the fact alone: a department, the office, the leaders.
    How the ways out are is told as of a device.
    """
    way = isinstance(happening, DeviceChanged) and happening.device_kind in WAYS
    return None if way or isinstance(happening, InquiryHappening) else ()
