"""Comments and complaints at the kiosk: nobody is asked who they are (PROVISIONS A6)."""

from __future__ import annotations

from typing import Annotated

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.core.refusals import Refusal
from hall.core.remark import LONGEST, RemarkAbout, RemarkKind
from hall.desk import remarks
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.limits import Limit
from hall.hub.viewer import KIOSK

AT_MOST, SECONDS = 20, 600.0
"""So many remarks one kiosk takes in such a time: a playing child must not fill the book."""


class RemarkBody(BaseModel):
    """What somebody says of the hall; a name or a phone number has no place here."""

    model_config = ConfigDict(extra="forbid", strict=True)
    kind: RemarkKind
    about: RemarkAbout
    text: Annotated[str, Field(max_length=LONGEST)] = ""
    number: Annotated[str, Field(max_length=12)] = Field(
        "", description="a number of today, where the visitor names it"
    )


class RemarkAnswer(BaseModel):
    """It is kept; `id` is what the staff know it by."""

    id: int


def hang_doors(hub: Hub, blueprint: Blueprint) -> None:
    """The door, on the kiosk's blueprint."""
    limit = Limit(AT_MOST, SECONDS)

    @hub.door(
        blueprint, "POST", "/api/kiosk/remarks", body=RemarkBody, answer=RemarkAnswer, status=201,
        who=KIOSK, refuses=("unknown_ticket", "too_many_requests"),
    )  # fmt: skip
    def leave(call: Call) -> RemarkAnswer:
        """Praise, a suggestion or a complaint, for the hall's manager."""
        wait = limit.wait(call.viewer.device or "")
        if wait:
            raise Refusal("too_many_requests", retry_after=wait)
        body: RemarkBody = call.body
        made = call.act(
            remarks.leave,
            kind=body.kind,
            about=body.about,
            text=body.text,
            number=body.number,
            device=call.viewer.device,
        )
        return RemarkAnswer(id=made)
