"""The visitor's own word after the visit: what the page offers, and the door it goes through."""

from __future__ import annotations

from typing import Annotated

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.core.rating import Reason
from hall.core.refusals import Refusal
from hall.desk import rating
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.limits import Limit
from hall.hub.viewer import ANYONE
from kiosk.tickets import ticket_of
from kiosk.visitor import VisitorView, view_of

TIMES, SECONDS = 10, 60.0
"""A ticket may be rated so often in so many seconds: nobody fills the journal with changes."""


class RateBody(BaseModel):
    """How it was, 5 (best) to 1, and perhaps why not better; no name, no words of one's own."""

    model_config = ConfigDict(extra="forbid", strict=True)
    score: Annotated[int, Field(ge=1, le=5)]
    reason: Annotated[Reason, Field(description="kept with 2 and 1 alone")] = ""


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The door, on the kiosk's blueprint."""
    often = Limit(TIMES, SECONDS)

    @hub.door(
        blueprint, "POST", "/api/tickets/{token}/rating", body=RateBody, answer=VisitorView,
        who=ANYONE,
        refuses=("unknown_ticket", "cannot_rate", "rating_late", "too_many_requests"),
    )  # fmt: skip
    def rate(call: Call) -> VisitorView:
        """How the visit was; once, and to be changed for some minutes."""
        body: RateBody = call.body
        token = call.path["token"]
        with hub.desk.read() as reading:
            ticket_of(reading, token)
        wait = often.wait(token)
        if wait:
            raise Refusal("too_many_requests", retry_after=wait)
        call.act(rating.rate, token=token, score=body.score, reason=body.reason)
        with hub.desk.read() as reading:
            ticket = ticket_of(reading, token)
            return view_of(hub.settings, hub.desk.floor, reading, ticket)
