"""Doors of the line: urgent lift, priority by staff, back into it; a number for an errand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint
from pydantic import BaseModel

from counter.answers import ErrandAnswer, HandAnswer, hand_answer
from counter.said import ErrandBody, LiftBody, PriorityBody
from hall.core.refusals import Refusal
from hall.desk import lifting, rejoining, tickets
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF

WHO = STAFF("clerk", "guard", "guide", "manager")
"""Everybody of the staff may, no kiosk; the journal keeps who it was and when."""

TICKET = {"ticket": {"type": "integer", "minimum": 1, "maximum": 2**53}}


class LineAct(NamedTuple):
    """POST /api/line/{ticket}/<name>; the body's fields are the verb's own words."""

    verb: Callable[..., Any]
    refuses: tuple[str, ...]
    summary: str
    body: type[BaseModel] | None = None


ACTS: dict[str, LineAct] = {
    "lift": LineAct(
        lifting.lift,
        ("unknown_ticket", "not_waiting", "already_lifted", "reason_needed"),
        "Before all others, for an urgent reason",
        LiftBody,
    ),
    "priority": LineAct(
        lifting.set_priority,
        ("unknown_ticket", "not_waiting", "same_class"),
        "Priority granted or taken back by staff",
        PriorityBody,
    ),
    "rejoin": LineAct(
        rejoining.rejoin_by_staff,
        ("unknown_ticket", "not_missed", "day_ended", "rejoin_late"),
        "A visitor who missed the call is here and waits again",
    ),
}
"""By the last word of the address."""


def line_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/line/{ticket}/lift, /priority and /rejoin, and POST /api/line/internal."""
    for name, act in ACTS.items():
        _open(hub, blueprint, name, act)

    @hub.door(
        blueprint,
        "POST",
        "/api/line/internal",
        body=ErrandBody,
        answer=ErrandAnswer,
        status=201,
        who=WHO,
        refuses=("unknown_service", "service_closed", "hall_closed"),
        summary="A number for an errand of the house, called when no visitor waits",
    )
    def internal(call: Call) -> ErrandAnswer:
        issued = call.act(
            tickets.take_internal,
            service=call.body.service,
            staff=call.viewer.staff,
            language=hub.settings.hall.language,
        )
        return ErrandAnswer.model_validate(issued, from_attributes=True)


def _open(hub: Hub, blueprint: Blueprint, name: str, act: LineAct) -> None:
    @hub.door(
        blueprint,
        "POST",
        f"/api/line/{{ticket}}/{name}",
        body=act.body,
        answer=HandAnswer,
        who=WHO,
        refuses=act.refuses,
        blanks=TICKET,
        summary=act.summary,
    )
    def change(call: Call) -> HandAnswer:
        text = call.path["ticket"]
        # Sixteen digits hold every id the scene gives; what is longer is no ticket of this hall.
        if not (text.isascii() and text.isdigit() and len(text) <= 16):
            raise Refusal("unknown_ticket")
        told = call.body.model_dump() if act.body else {}
        return hand_answer(call.act(act.verb, ticket=int(text), staff=call.viewer.staff, **told))
