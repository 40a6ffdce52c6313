"""Scenes: made alike for first paint, fetch and push, and shown only to who may see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict

from hall.core.refusals import Refusal
from hall.desk.reading import Reading
from hall.hub import wire
from hall.hub.call import Call
from hall.hub.door import Door
from hall.hub.viewer import ANYONE, EYES, LOOPBACK, Viewer, seers

if TYPE_CHECKING:
    from hall.hub.app import Hub
    from hall.hub.window import Scene

_AREA = re.compile(wire.AREA_FORM)


class SceneAnswer(BaseModel):
    """What one screen shows now; the fields beyond these are the window's own."""

    model_config = ConfigDict(extra="allow")
    scene: str
    area: str
    seq: int
    at: str


def typical(scene: Scene, area: str) -> Viewer:
    """For whom a room's scene is made: no one in particular, so that all in it see the same."""
    if scene.role is None:
        return Viewer(device=LOOPBACK)
    counter = area if scene.role == "clerk" else None
    return Viewer(roles=EYES.get(scene.role, frozenset({scene.role})), counter=counter)


def make(hub: Hub, reading: Reading, scene: Scene, area: str) -> dict[str, Any]:
    """The payload of a scene at the moment of `reading`."""
    shown = scene.make(hub, reading, area, typical(scene, area))
    return wire.scene_payload(scene.name, area, reading.seq, reading.now, shown)


def find(hub: Hub, name: str) -> Scene:
    """The scene of that name. Refuses not_found."""
    found = hub.scenes.get(name)
    if found is None:
        raise Refusal("not_found")
    return found


def check(hub: Hub, viewer: Viewer, name: str, area: str) -> Scene:
    """Refuses whoever may not see it; a clerk's scene is for the clerk at that counter, one of the
    staff for that member of it.
    """
    scene = find(hub, name)
    if not _AREA.fullmatch(area):
        raise Refusal("not_found")
    seers(scene.role).check(viewer)
    if scene.role == "clerk" and viewer.counter != area:
        hub.desk.floor.counter(area)
        raise Refusal("not_your_counter", counter=area)
    if scene.role == "staff" and viewer.staff != area:
        raise Refusal("not_allowed")
    return scene


def blueprint(hub: Hub) -> Blueprint:
    """GET /api/scenes/..., for screens without a socket and for tests."""
    made = Blueprint("scenes", __name__)

    def fetch(call: Call) -> dict[str, Any]:
        area = call.path.get("area") or call.query.get("area", wire.AREA)
        scene = check(hub, call.viewer, call.path["scene"], area)
        with hub.desk.read() as reading:
            return make(hub, reading, scene, area)

    names = {"scene": {"type": "string", "enum": sorted(hub.scenes)}}
    form = {"type": "string", "pattern": wire.AREA_FORM}
    common: dict[str, Any] = {
        "who": ANYONE,
        "refuses": ("not_signed_in", "session_expired", "no_role", "device_not_enrolled",
                    "not_your_counter", "not_allowed", "unknown_counter", "not_found"),
    }  # fmt: skip
    hub.hang(made, Door(
        "GET", "/api/scenes/{scene}", fetch, None, SceneAnswer, blanks=names,
        query={"area": form | {"default": wire.AREA}},
        summary="What a screen of this kind shows now, in an area of the hall.", **common,
    ))  # fmt: skip
    hub.hang(made, Door(
        "GET", "/api/scenes/{scene}/{area}", fetch, None, SceneAnswer,
        blanks=names | {"area": form},
        summary="The same for a scene of one counter.", **common,
    ))  # fmt: skip
    return made
