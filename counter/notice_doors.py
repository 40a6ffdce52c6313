"""The door of a one-time notice where nothing else is to be answered."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from counter.acts import HAND, THEIRS
from hall.core.refusals import Refusal
from hall.desk import noticing
from hall.desk.views_inquiry import InquiryView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF


class SendHomeBody(BaseModel):
    """What is missing, by its place in the service's list of papers, and what else."""

    model_config = ConfigDict(extra="forbid", strict=True)

    service: str = Field(min_length=1, max_length=40)
    missing: list[int] = Field(max_length=50)
    words: str = Field("", max_length=500)


def notice_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/counters/{id}/send-home."""

    @hub.door(
        blueprint, "POST", "/api/counters/{id}/send-home", body=SendHomeBody, answer=InquiryView,
        status=201, who=STAFF("clerk"),
        refuses=(*THEIRS, *HAND, "not_serving", "not_allowed", "unknown_service",
                 "nothing_missing"),
        summary="The visitor in hand lacks papers: written down, told at once, and ended",
    )  # fmt: skip
    def send_home(call: Call) -> Any:
        service, home = call.body.service, hub.settings.hall.language
        name = next((each.name for each in hub.settings.services if each.id == service), None)
        if name is None:
            raise Refusal("unknown_service", service=service)
        matter = hub.words.say("counter.notice.matter", home, service=name.as_dict()[home])
        told = {"counter": call.path["id"], "staff": call.viewer.staff, "matter": matter}
        return call.act(noticing.send_home, **told, **call.body.model_dump())
