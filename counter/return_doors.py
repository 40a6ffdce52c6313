"""Doors for a visitor who comes again: found by the receipt or the phone, tied to this visit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from counter.acts import HAND, THEIRS
from hall.core.refusals import Refusal
from hall.desk import returning
from hall.desk.views_inquiry import InquiryView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.door import Door
from hall.hub.viewer import STAFF

WHO = STAFF("clerk")
REFUSES = (*THEIRS, *HAND, "not_serving", "not_allowed", "unknown_inquiry")


class LookUpBody(BaseModel):
    """What the visitor in hand has: the end of a receipt's number (21-003), or the whole phone."""

    model_config = ConfigDict(extra="forbid", strict=True)

    said: str = Field(min_length=1, max_length=40)


class ComeAgainBody(BaseModel):
    """Which inquiry, by its whole number."""

    model_config = ConfigDict(extra="forbid", strict=True)

    number: str = Field(min_length=1, max_length=32, json_schema_extra={"pattern": r"^[\x20-\x7e]"})


class FoundAnswer(BaseModel):
    """So much that the clerk can be sure that it is this visitor's."""

    number: str
    kind: str
    service: str | None
    state: str
    opened_at: datetime
    first: str
    responsible: str
    here: bool = Field(description="of the ticket in hand already")
    contact: dict[str, str] = Field(description="name and phone, masked")


class LookUpAnswer(BaseModel):
    """Those not closed first, then the newest."""

    found: list[FoundAnswer]


def return_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/counters/{id}/look-up and /come-again."""
    # No answer of it is kept for a key: contacts stand in it, and each look is to be written down.
    hub.hang(blueprint, Door(
        "POST", "/api/counters/{id}/look-up", _look_up, LookUpBody, LookUpAnswer, who=WHO,
        refuses=(*REFUSES, "number_vague", "contact_key_lost", "too_many_requests"), keeps=False,
        summary="Find the inquiry of a visitor who comes again; each one shown is written down",
    ))  # fmt: skip

    @hub.door(
        blueprint, "POST", "/api/counters/{id}/come-again", body=ComeAgainBody, answer=InquiryView,
        who=WHO, refuses=REFUSES, summary="This visit is about that inquiry",
    )  # fmt: skip
    def come_again(call: Call) -> Any:
        number = call.body.number.replace("\0", "")
        told = {"counter": call.path["id"], "staff": call.viewer.staff, "number": number}
        return call.act(returning.come_again, **told)


def _look_up(call: Call) -> LookUpAnswer:
    told = {"counter": call.path["id"], "staff": call.viewer.staff, "said": call.body.said}
    found = call.act(returning.look_up, **told)
    if not found:  # only now: that a phone was looked for stays written down
        raise Refusal("unknown_inquiry")
    shown = [FoundAnswer.model_validate(each, from_attributes=True) for each in found]
    return LookUpAnswer(found=shown)
