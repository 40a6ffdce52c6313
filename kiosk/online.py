"""The offer to do a service online: its QR on the kiosk, and whether a visitor wanted it."""

from __future__ import annotations

from typing import Annotated

from flask import Blueprint, Response
from pydantic import BaseModel, ConfigDict, Field

from hall.core.refusals import Refusal
from hall.desk import online
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import KIOSK
from kiosk.proof import qr


class OfferBody(BaseModel):
    """A visitor saw that the service can be done online, or asked for the QR."""

    model_config = ConfigDict(extra="forbid", strict=True)
    service: Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")]
    accepted: bool = False


class Offered(BaseModel):
    """What was counted."""

    service: str
    accepted: bool


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The count and the QR, on the kiosk's blueprint."""

    @hub.door(
        blueprint, "POST", "/api/kiosk/online", body=OfferBody, answer=Offered, who=KIOSK,
        refuses=("unknown_service", "not_online"),
    )  # fmt: skip
    def offer(call: Call) -> Offered:
        """Count an offer to do it online, or that it was taken up (PROVISIONS A4)."""
        body: OfferBody = call.body
        accepted: bool = call.act(
            online.offered,
            service=body.service,
            accepted=body.accepted,
            device=call.viewer.device,
        )
        return Offered(service=body.service, accepted=accepted)

    @blueprint.get("/api/kiosk/online/<service>.svg")
    def online_qr(service: str) -> Response:
        address = next((one.online for one in hub.settings.services if one.id == service), "")
        if not address:
            raise Refusal("not_found")
        return Response(qr(address), mimetype="image/svg+xml")
