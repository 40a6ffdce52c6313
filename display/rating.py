"""Rating on a counter's own screen: one touch by the visitor who was served there just now."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.core.rating import SCORES
from hall.desk import rating
from hall.desk.reading import Reading
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import KIOSK
from hall.settings.schema import Settings


class TouchBody(BaseModel):
    """Which visit, as the screen's scene named it, and how it was: 5 (best) to 1."""

    model_config = ConfigDict(extra="forbid", strict=True)
    ticket: Annotated[int, Field(ge=1, le=2**31 - 1)]
    score: Annotated[int, Field(ge=1, le=5)]


class Touched(BaseModel):
    """It is kept; no screen shows it again."""

    ticket: int


def asked(settings: Settings, reading: Reading, counter: str) -> dict[str, Any] | None:
    """{ticket, number, scores, until} of the visitor whom this screen asks now; None: nobody.

    `until` is a time (ISO 8601): the screen goes back by itself.
    """
    wanted = settings.rating
    found = reading.to_rate(counter, wanted.screen_seconds) if wanted.screen else None
    if found is None or found.ended_at is None:
        return None
    until = found.ended_at + timedelta(seconds=wanted.screen_seconds)
    return {
        "ticket": found.id,
        "number": found.number,
        "scores": list(SCORES),
        "until": until.isoformat(),
    }


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The door, on the display's blueprint."""

    @hub.door(
        blueprint, "POST", "/api/counters/{id}/rating", body=TouchBody, answer=Touched, who=KIOSK,
        refuses=("unknown_counter", "unknown_ticket", "cannot_rate", "already_rated"),
    )  # fmt: skip
    def touch(call: Call) -> Touched:
        """One touch of the counter's screen, once a visit."""
        body: TouchBody = call.body
        call.act(
            rating.rate_on_screen, counter=call.path["id"], ticket=body.ticket, score=body.score
        )
        return Touched(ticket=body.ticket)
