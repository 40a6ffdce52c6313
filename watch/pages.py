"""The watch page and its scene; a number for someone is taken by the kiosk's own call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from hall.core.happenings import DeviceEnrolled, Happening, PinChanged
from hall.desk.reading import Reading
from hall.hub import wire
from hall.hub.app import Hub
from hall.hub.viewer import Viewer
from hall.hub.window import Scene, Window
from watch.announce_doors import announce_doors, announce_scene
from watch.aside import aside
from watch.crowd import crowd
from watch.day_doors import day_doors
from watch.day_scene import day_scene
from watch.devices_scene import devices_scene
from watch.question_doors import question_doors
from watch.rating_doors import rating_doors
from watch.remark_doors import remark_doors
from watch.support_doors import support_doors


def window(hub: Hub) -> Window:
    """The security staff's window: /watch/, scene `watch`, for guards, guides and managers."""
    blueprint = Blueprint("watch", __name__)

    @blueprint.get("/watch/")
    def page() -> Response:
        """The hall as it stands, or the sign-in."""
        return hub.page("watch", "watch.html", scene="watch", area=wire.AREA)

    day_doors(hub, blueprint)
    support_doors(hub, blueprint)
    question_doors(hub, blueprint)
    announce_doors(hub, blueprint)
    remark_doors(hub, blueprint)
    rating_doors(hub, blueprint)
    return Window("watch", blueprint, (Scene("watch", _scene, "guard", _hears),))


def _scene(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return crowd(hub.desk.floor, hub.settings.line, reading) | {
        **aside(hub.desk.floor, reading),
        "voice": _voice(hub, reading),
        "announce": announce_scene(hub, reading),
        "day": day_scene(hub, reading),
        "devices": devices_scene(hub, reading),
        "remarks": {"new": reading.new_remarks()},
    }


def _voice(hub: Hub, reading: Reading) -> dict[str, str] | None:
    """Why calls are not spoken, in every language; None while they are."""
    faults = [each.detail for each in reading.devices() if each.kind == "voice"]
    known = hub.words.section("voice", "zh")["faults"]
    fault = next((each for each in faults if each in known), None)
    if fault is None:
        return None
    return {each: hub.words.say(f"voice.faults.{fault}", each) for each in hub.words.languages}


def _hears(happening: Happening) -> Iterable[str] | None:
    """Nearly everything changes something here."""
    return () if isinstance(happening, PinChanged | DeviceEnrolled) else None
