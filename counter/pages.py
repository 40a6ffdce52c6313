"""The counter's page, its scene and the clerk's acts, each one press and one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from counter.acts import ACTS, THEIRS, Act
from counter.answers import TurnAnswer, turn_answer
from counter.desk_scene import desk_scene, touched
from counter.line_doors import line_doors
from counter.notice_doors import notice_doors
from counter.return_doors import return_doors
from hall.core.happenings import Happening
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF, Viewer
from hall.hub.window import Scene, Window


def window(hub: Hub) -> Window:
    """The clerk's window: /counter/, the scene `counter` by counter, POST /api/counters/..."""
    blueprint = Blueprint("counter", __name__)

    @blueprint.get("/counter/")
    def page() -> Response:
        """The desk of the counter this browser is signed in at, or the sign-in."""
        seat = hub.viewer().counter
        places = [
            {"id": each.id, "name": dict(each.name)} for each in hub.desk.floor.counters.values()
        ]
        if seat is None or seat not in hub.desk.floor.counters:  # the settings may have changed
            return hub.page("counter", "counter.html", counters=places)
        return hub.page("counter", "counter.html", scene="counter", area=seat, counters=places)

    for name, act in ACTS.items():
        _open(hub, blueprint, name, act)
    line_doors(hub, blueprint)
    return_doors(hub, blueprint)
    notice_doors(hub, blueprint)

    def hears(happening: Happening) -> Iterable[str] | None:
        return touched(hub.desk.floor, happening)

    return Window("counter", blueprint, (Scene("counter", _scene, "clerk", hears),))


def _scene(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return desk_scene(hub.desk.floor, hub.settings.line, reading, area)


def _open(hub: Hub, blueprint: Blueprint, name: str, act: Act) -> None:
    summary = (act.verb.__doc__ or "").strip().partition("\n")[0]

    @hub.door(
        blueprint,
        "POST",
        f"/api/counters/{{id}}/{name}",
        body=act.body,
        answer=TurnAnswer,
        who=STAFF("clerk"),
        refuses=(*act.refuses, *THEIRS),
        summary=summary,
    )
    def press(call: Call) -> TurnAnswer:
        told = call.body.model_dump() if act.body else {}
        done = call.act(act.verb, counter=call.path["id"], staff=call.viewer.staff, **told)
        return turn_answer(done)
