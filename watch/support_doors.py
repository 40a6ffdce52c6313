"""The answer to a silent call for support: somebody is there."""

from __future__ import annotations

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.desk import support
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF


class AnswerBody(BaseModel):
    """How it went, in a few words; it is recorded."""

    model_config = ConfigDict(extra="forbid", strict=True)

    reason: str = Field(
        max_length=200,  # the desk itself says reason_needed; this tells programs what it wants
        json_schema_extra={"minLength": 1, "maxLength": 60, "pattern": r"[^\s\x1c-\x1f]"},
    )


class SupportAnswer(BaseModel):
    """The counters that still wait for somebody."""

    waiting: list[str]


def support_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/support/{counter}/answer; for guards, guides and managers."""

    @hub.door(
        blueprint,
        "POST",
        "/api/support/{counter}/answer",
        body=AnswerBody,
        answer=SupportAnswer,
        who=STAFF("guard", "guide", "manager"),
        refuses=("unknown_counter", "no_support_asked", "reason_needed"),
        summary="Somebody came to a counter that asked for support",
    )
    def answer(call: Call) -> SupportAnswer:
        told = {"counter": call.path["counter"], "reason": call.body.reason}
        call.act(support.answer, staff=call.viewer.staff, **told)
        with hub.desk.read() as reading:
            return SupportAnswer(waiting=[each.counter for each in reading.support()])
