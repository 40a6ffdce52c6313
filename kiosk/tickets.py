"""The API of a number: taking one, looking at one's own, giving it back, coming back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field
from werkzeug.wrappers import Request

from hall.core.refusals import Refusal
from hall.desk import rejoining, tickets
from hall.desk.pace import Pace
from hall.desk.reading import Reading
from hall.desk.views import Issued, TicketView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import ANYONE, KIOSK, LOOPBACK, STAFF, Viewer
from kiosk.choices import has_low_counter
from kiosk.visitor import Minutes, VisitorView, view_of

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

TAKERS = KIOSK | STAFF("clerk", "guide", "guard", "manager")
"""A kiosk for its visitor, or staff for somebody who cannot use it (PROVISIONS A5)."""


class TakeBody(BaseModel):
    """Which service; priority is one bit, no reason goes with it (K1); so is the low counter."""

    model_config = ConfigDict(extra="forbid", strict=True)
    service: Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")]
    priority: bool = False
    low: bool = False
    kiosk: bool = Field(
        False,
        description="asked by the kiosk's page: on the hub's own machine, where programs and staff "
        "ask too, the pace of a kiosk is kept only then",
    )
    language: Literal["zh", "en"] | None = None


class Taken(BaseModel):
    """A number just given out; `token` is the only key to it."""

    token: str
    number: str
    service: str
    priority: bool
    low: bool
    ahead: int
    wait: Minutes | None
    issued_at: datetime
    status_url: str


def ticket_of(reading: Reading, token: str) -> TicketView:
    """The ticket of a token. Refuses unknown_ticket, also once its business day is over."""
    found = reading.ticket(token)
    if found is None or reading.is_over(found):
        raise Refusal("unknown_ticket")
    return found


def page_of(hub: Hub, environ: WSGIEnvironment, token: str) -> str:
    """The address of the visitor's own page, as phones reach it."""
    base = hub.address or Request(environ).host_url
    return f"{base.rstrip('/')}/t/{token}"


def is_paced(viewer: Viewer, by_page: bool) -> bool:
    """Whether a kiosk asks for its visitor; never staff, who act for somebody (PROVISIONS A5)."""
    return viewer.staff is None and (viewer.device != LOOPBACK or by_page)


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The doors, on the kiosk's blueprint."""
    _hang_take(hub, blueprint)
    _hang_own(hub, blueprint)


def _hang_take(hub: Hub, blueprint: Blueprint) -> None:
    pace = Pace()

    @hub.door(
        blueprint, "POST", "/api/tickets", body=TakeBody, answer=Taken, status=201, who=TAKERS,
        refuses=("unknown_service", "service_closed", "hall_closed", "no_low_counter",
                 "too_many_requests"),
    )  # fmt: skip
    def take(call: Call) -> Taken:
        """Give out a number; the slip is printed on its own time."""
        body: TakeBody = call.body
        if body.low and not has_low_counter(hub.settings, body.service):
            # Nobody would ever call this visitor.
            raise Refusal("no_low_counter", service=body.service)
        issued: Issued = call.act(
            pace.take if is_paced(call.viewer, body.kiosk) else tickets.take,
            service=body.service,
            priority=body.priority,
            language=body.language or hub.settings.hall.language,
            device=call.viewer.device,
            staff=call.viewer.staff,
            low=body.low,
        )
        return Taken(
            token=issued.token,
            number=issued.number,
            service=issued.service,
            priority=issued.priority,
            low=body.low,
            ahead=issued.ahead,
            wait=Minutes.of(issued.wait),
            issued_at=issued.issued_at,
            status_url=page_of(hub, call.environ, issued.token),
        )


def _hang_own(hub: Hub, blueprint: Blueprint) -> None:
    @hub.door(
        blueprint, "GET", "/api/tickets/{token}", answer=VisitorView, who=ANYONE,
        refuses=("unknown_ticket",),
    )  # fmt: skip
    def look(call: Call) -> VisitorView:
        """The visitor's own view: state, people ahead, range, where to go."""
        return _view(hub, call.path["token"])

    @hub.door(
        blueprint, "POST", "/api/tickets/{token}/cancel", answer=VisitorView, who=ANYONE,
        refuses=("unknown_ticket", "cannot_cancel"),
    )  # fmt: skip
    def cancel(call: Call) -> VisitorView:
        """The visitor does not want to wait any more."""
        call.act(tickets.cancel, token=call.path["token"])
        return _view(hub, call.path["token"])

    @hub.door(
        blueprint, "POST", "/api/tickets/{token}/rejoin", answer=VisitorView, who=ANYONE,
        refuses=("unknown_ticket", "not_missed", "day_ended", "rejoin_late"),
    )  # fmt: skip
    def rejoin(call: Call) -> VisitorView:
        """Back into the line after a missed call, some places behind its front."""
        call.act(rejoining.rejoin, token=call.path["token"])
        return _view(hub, call.path["token"])


def _view(hub: Hub, token: str) -> VisitorView:
    with hub.desk.read() as reading:
        return view_of(hub.settings, hub.desk.floor, reading, ticket_of(reading, token))
