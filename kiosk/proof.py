"""What the visitor holds as proof of the number: the slip, its picture, or the phone page's QR."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

import segno
from flask import Blueprint, Response, request
from pydantic import BaseModel, Field

from hall.core.refusals import Refusal
from hall.desk.views import SlipView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import ANYONE
from kiosk.tickets import page_of, ticket_of


class SlipAnswer(BaseModel):
    """Where the slip is. `none`: this hall prints no slips."""

    state: Literal["none", "pending", "printing", "ok", "failed", "unconfirmed"]
    reason: str = Field("", description="why it failed, a key of [slip.details] in words/")
    picture: str | None = Field(None, description="the slip as a picture, where the printer is one")
    copies: int = Field(0, description="0: the first slip; then which reprint it is")


def slip_answer(kind: str, slip: SlipView | None, token: str) -> SlipAnswer:
    """The state of a slip; `kind` is its printer's. None: the spool has not reached it."""
    if kind == "none":
        return SlipAnswer(state="none")
    if slip is None:
        return SlipAnswer(state="pending")
    shown = kind == "picture" and slip.state == "ok"
    return SlipAnswer.model_validate(
        {
            "state": slip.state,
            "reason": slip.detail if slip.state in ("failed", "unconfirmed") else "",
            "picture": f"/api/tickets/{token}/slip.png" if shown else None,
            "copies": slip.copy,
        }
    )


def qr(text: str) -> bytes:
    """An SVG of a QR code with its quiet zone; correction M stands a fingerprint on the glass."""
    out = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", border=4, scale=8, light="white", xmldecl=False, nl=False)
    return out.getvalue()


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """Slip state, slip picture and QR, on the kiosk's blueprint."""

    @hub.door(
        blueprint, "GET", "/api/tickets/{token}/slip", answer=SlipAnswer, who=ANYONE,
        refuses=("unknown_ticket",),
    )  # fmt: skip
    def slip(call: Call) -> SlipAnswer:
        """Whether the slip has come out."""
        with hub.desk.read() as reading:
            ticket = ticket_of(reading, call.path["token"])
            found = reading.slip(ticket.id)
            printer = hub.settings.all_printers[reading.printer_of(ticket.id)]
        return slip_answer(printer.kind, found, ticket.token)

    @blueprint.get("/api/tickets/<token>/slip.png")
    def slip_picture(token: str) -> Response:
        _known(hub, token)
        picture = hub.slip_picture(token)
        if picture is None:
            raise Refusal("not_found")
        return Response(picture, mimetype="image/png")

    @blueprint.get("/api/tickets/<token>/qr.svg")
    def qr_code(token: str) -> Response:
        _known(hub, token)
        return Response(qr(page_of(hub, request.environ, token)), mimetype="image/svg+xml")


def _known(hub: Hub, token: str) -> None:
    with hub.desk.read() as reading:
        ticket_of(reading, token)
