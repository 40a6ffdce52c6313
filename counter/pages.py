"""The counter's page, its scene and the clerk's acts, each one press and one call."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, Response

from counter.answers import CallBody, PauseBody, TransferBody, TurnAnswer, turn_answer
from counter.desk_scene import desk_scene, touched
from hall.core.happenings import Happening
from hall.desk import calls, counters, recalling, sending, serving
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF, Viewer
from hall.hub.window import Scene, Window

THEIRS = ("unknown_counter", "counter_not_open", "not_your_counter")
"""Refusals of every act: the clerk must sit at the counter they act for."""

PLAIN: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "next": (calls.next_ticket, ("in_hand", "counter_paused")),
    "recall": (recalling.recall, ("nothing_in_hand", "not_called", "recall_limit")),
    "begin": (serving.begin, ("nothing_in_hand", "not_called")),
    "finish": (serving.finish, ("nothing_in_hand", "not_serving")),
    "no-show": (recalling.no_show, ("nothing_in_hand", "not_called")),
    "resume": (counters.resume, ("not_paused",)),
}
"""The acts that say nothing but their own name, and what each may refuse."""

ASKING: dict[str, tuple[Callable[..., Any], type, tuple[str, ...]]] = {
    "call": (
        calls.call,
        CallBody,
        ("in_hand", "counter_paused", "unknown_ticket", "not_waiting", "service_closed"),
    ),
    "transfer": (
        sending.transfer,
        TransferBody,
        ("nothing_in_hand", "unknown_service", "service_closed", "same_service"),
    ),
    "pause": (counters.pause, PauseBody, ("reason_needed", "already_paused", "in_hand")),
}
"""The acts that need to be told something; the body's fields are the verb's own words."""


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

    for name, (verb, refuses) in PLAIN.items():
        _act(hub, blueprint, name, verb, None, refuses)
    for name, (verb, body, refuses) in ASKING.items():
        _act(hub, blueprint, name, verb, body, refuses)

    def hears(happening: Happening) -> Iterable[str] | None:
        return touched(hub.desk.floor, happening)

    return Window("counter", blueprint, (Scene("counter", _scene, "clerk", hears),))


def _scene(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return desk_scene(hub.desk.floor, hub.settings.line, reading, area)


def _act(
    hub: Hub,
    blueprint: Blueprint,
    name: str,
    verb: Callable[..., Any],
    body: type | None,
    refuses: tuple[str, ...],
) -> None:
    summary = (verb.__doc__ or "").strip().partition("\n")[0]

    @hub.door(
        blueprint,
        "POST",
        f"/api/counters/{{id}}/{name}",
        body=body,
        answer=TurnAnswer,
        who=STAFF("clerk"),
        refuses=(*refuses, *THEIRS),
        summary=summary,
    )
    def act(call: Call) -> TurnAnswer:
        told = call.body.model_dump() if body else {}
        done = call.act(verb, counter=call.path["id"], staff=call.viewer.staff, **told)
        return turn_answer(done)
