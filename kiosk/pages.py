"""The addresses of the visitor's window: the kiosk, and the phone page behind the slip's QR."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.viewer import Viewer
from hall.hub.window import Scene, Window
from kiosk import online, proof, rejoining, tickets
from kiosk.choices import changed_by, choices
from kiosk.visitor import view_of


def window(hub: Hub) -> Window:
    """The visitor's window of this hall."""
    blueprint = Blueprint("kiosk", __name__)
    tickets.hang_doors(hub, blueprint)
    proof.hang_doors(hub, blueprint)
    rejoining.hang_doors(hub, blueprint)
    online.hang_doors(hub, blueprint)

    @blueprint.get("/kiosk/")
    def kiosk() -> Response:
        timing = hub.settings.kiosk
        return hub.page(
            "kiosk", "kiosk.html", scene="kiosk", area="main",
            idle_seconds=timing.idle_seconds, done_seconds=timing.done_seconds,
        )  # fmt: skip

    @blueprint.get("/t/<token>")
    def visitor(token: str) -> Response:
        return _visitor_page(hub, token)

    return Window("kiosk", blueprint, (Scene("kiosk", _scene, hears=changed_by),))


def _scene(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return choices(hub.settings, reading)


def _visitor_page(hub: Hub, token: str) -> Response:
    """No sign-in: the token is unguessable; and no trace: not kept, not indexed."""
    with hub.desk.read() as reading:
        ticket = reading.ticket(token)
        view = ticket and view_of(hub.settings, hub.desk.floor, reading, ticket)
    language = hub.language()
    setup = {
        "window": "ticket",
        "language": language,
        "timezone": hub.settings.hall.timezone,
        "token": ticket.token if ticket else None,
        "hall": hub.settings.hall.name.as_dict(),
        "address": hub.settings.hall.address.as_dict(),
        "complaint_phone": hub.settings.hall.complaint_phone,
        "rule": {
            "policy": hub.settings.line.policy,
            "in_a_row": hub.settings.line.priority_in_a_row,
        },
    }
    shown = view.model_dump(mode="json") if view else {}
    response = hub.pages.render("kiosk/visitor.html", language, "ticket", shown, setup)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.status_code = 200 if view else 404
    return response
