"""Is the hub alive and ready, and its figures; anyone may ask, nothing personal is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response
from pydantic import BaseModel

from hall.core.refusals import Refusal
from hall.desk.desk import Desk
from hall.hub import figures
from hall.hub.call import Call
from hall.hub.door import Door, reply
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.hub.app import Hub

OLD_SECONDS = 10.0
"""A feed that has not looked for so long is stuck."""


class Healthy(BaseModel):
    """`ready` is false (and the status 503) while the hall cannot keep what it is told."""

    alive: bool
    ready: bool
    store: str
    feed_age: float
    seq: int
    waiting_writes: int


def blueprint(hub: Hub) -> Blueprint:
    """/healthz and /metrics."""
    made = Blueprint("health", __name__)

    def healthz(call: Call) -> Response:
        store = _store(hub)
        age = hub.feed.age()
        ready = store == "ok" and age < OLD_SECONDS
        seen = Healthy(alive=True, ready=ready, store=store, feed_age=round(age, 3),
                       seq=hub.feed.seq, waiting_writes=hub.desk.book.depth())  # fmt: skip
        response = reply(call.door, seen)
        response.status_code = 200 if ready else 503
        return response

    hub.hang(made, Door("GET", "/healthz", healthz, None, Healthy, also=(503,),
                        summary="Alive, and ready to keep what it is told?"))  # fmt: skip

    @made.get("/metrics")
    def metrics() -> Response:
        with hub.desk.read() as reading:
            devices = {view.id: view.state for view in reading.devices()}
        text = hub.figures.text(hub.live.screens(), devices)
        return Response(text, content_type=figures.CONTENT_TYPE)

    return made


def _sign(desk: Desk, page: Page) -> None:
    """A real write that nobody reads: a full disk takes an empty transaction without a word."""
    page.bookmark("healthz", page.seq)


def _store(hub: Hub) -> str:
    try:
        hub.desk.act(_sign)
    except Refusal as refusal:
        return refusal.code
    return "ok"
