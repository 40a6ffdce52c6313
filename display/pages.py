"""The addresses of everyone's window: the hall display, the counter screens, and their sounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, abort, request

from display import rating
from display.board import WHOLE, board
from display.counter_screen import counter_screen
from hall.core.happenings import Happening, TicketAbandoned, TicketCancelled, TicketRated
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.viewer import Viewer
from hall.hub.window import Scene, Window

SOUND_AGE = 24 * 3600
"""Seconds a browser may keep a sound: its name is made from its words, so it never changes."""


def window(hub: Hub) -> Window:
    """The display window of this hall."""
    blueprint = Blueprint("display", __name__)
    first = hub.settings.display.area
    rating.hang_doors(hub, blueprint)

    @blueprint.get("/display/")
    def hall_display() -> Response:
        area = request.args.get("area", first)
        if area not in {WHOLE, *(each.area for each in hub.desk.floor.counters.values())}:
            abort(404)
        return hub.page("display", "board.html", scene="display", area=area)

    @blueprint.get("/display/counter/<counter>")
    def counter_display(counter: str) -> Response:
        hub.desk.floor.counter(counter)
        return hub.page("display", "counter.html", scene="counter-screen", area=counter)

    @blueprint.get("/voice/<key>.wav")
    def sound(key: str) -> Response:
        found = hub.wav(key)
        if found is None:
            abort(404)
        response = Response(found, mimetype="audio/wav")
        response.headers["Cache-Control"] = f"private, max-age={SOUND_AGE}"
        return response

    return Window("display", blueprint, (_board(), _screen()))


def _board() -> Scene:
    def make(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
        return board(hub.desk.floor, hub.settings, reading, area, hub.words.say)

    return Scene("display", make)


def _screen() -> Scene:
    def make(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
        return counter_screen(hub.desk.floor, hub.settings, reading, area)

    return Scene("counter-screen", make, hears=_counter_of)


def _counter_of(happening: Happening) -> Iterable[str] | None:
    """A counter's screen changes by what happens at that counter, and when a number ends or is
    rated that may have been called there.
    """
    if isinstance(happening, TicketCancelled | TicketAbandoned | TicketRated):
        return None
    counter = getattr(happening, "counter", None)
    return () if counter is None else (counter,)
