"""A tiny window for the hub's tests: one door of each kind, one scene for each kind of viewer."""

from typing import Any

from flask import Blueprint, Response
from pydantic import BaseModel, ConfigDict, Field

from hall.core.happenings import Happening
from hall.desk import calls, tickets
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import ANYONE, KIOSK, STAFF, Viewer
from hall.hub.window import Scene, Window


class Take(BaseModel):
    """What the booth asks for."""

    model_config = ConfigDict(extra="forbid")
    service: str = Field(min_length=1, max_length=40)
    priority: bool = False


class Taken(BaseModel):
    """What the booth gives."""

    model_config = ConfigDict(from_attributes=True)
    token: str
    number: str
    ahead: int


def window(hub: Hub) -> Window:
    """The booth."""
    blueprint = Blueprint("booth", __name__)

    @hub.door(blueprint, "POST", "/api/booth/tickets", body=Take, answer=Taken, status=201,
              who=KIOSK | STAFF("guard"), refuses=("unknown_service",))  # fmt: skip
    def take(call: Call) -> Any:
        """Take a number."""
        return call.act(tickets.take, service=call.body.service, priority=call.body.priority)

    @hub.door(blueprint, "POST", "/api/booth/{counter}/next", who=STAFF("clerk"))
    def call_next(call: Call) -> dict[str, Any]:
        """Call the next one."""
        counter, staff = call.path["counter"], call.viewer.staff
        turn = call.act(calls.next_ticket, counter=counter, staff=staff)
        return {"number": turn.ticket.number if turn.ticket else None}

    @hub.door(blueprint, "POST", "/api/booth/break", who=ANYONE)
    def broken(call: Call) -> Any:
        """A mistake of ours."""
        raise RuntimeError("the booth is broken: pin 123456")

    @hub.door(blueprint, "GET", "/api/booth/who", who=ANYONE)
    def who(call: Call) -> dict[str, Any]:
        """Whom the hub sees."""
        viewer = call.viewer
        return {"staff": viewer.staff, "device": viewer.device, "counter": viewer.counter}

    @blueprint.get("/booth/")
    def page() -> Response:
        return hub.page("booth", "booth.html", scene="booth", extra="</script><b>&")

    return Window("booth", blueprint, (
        Scene("booth", _booth),
        Scene("seat", _seat, role="clerk", hears=_at_counter),
        Scene("round", _round, role="guard"),
    ))  # fmt: skip


def _booth(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return {"waiting": len(reading.in_line(limit=500)), "hall": "<厅>"}


def _seat(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    held = reading.counter(area).in_hand
    return {"in_hand": held.number if held else None}


def _round(hub: Hub, reading: Reading, area: str, viewer: Viewer) -> dict[str, Any]:
    return {"waiting": len(reading.in_line())}


def _at_counter(happening: Happening) -> tuple[str, ...]:
    counter = getattr(happening, "counter", None)
    return (counter,) if counter else ()
