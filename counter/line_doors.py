"""Doors of those who wait: urgent lift, priority by staff, back into the line."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from counter.answers import HandAnswer, hand_answer
from counter.said import LiftBody, PriorityBody
from hall.core.refusals import Refusal
from hall.desk import lifting, rejoining
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF

WHO = ("clerk", "guard", "guide", "manager")
"""Everybody of the staff may; the journal keeps who it was and when."""

TICKET = {"ticket": {"type": "integer", "minimum": 1, "maximum": 2**53}}


def line_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/line/{ticket}/lift, /priority and /rejoin."""

    @hub.door(
        blueprint,
        "POST",
        "/api/line/{ticket}/lift",
        body=LiftBody,
        answer=HandAnswer,
        who=STAFF(*WHO),
        refuses=("unknown_ticket", "not_waiting", "already_lifted", "reason_needed"),
        blanks=TICKET,
        summary="Before all others, for an urgent reason",
    )
    def lift(call: Call) -> HandAnswer:
        return _changed(call, lifting.lift, reason=call.body.reason)

    @hub.door(
        blueprint,
        "POST",
        "/api/line/{ticket}/priority",
        body=PriorityBody,
        answer=HandAnswer,
        who=STAFF(*WHO),
        refuses=("unknown_ticket", "not_waiting", "same_class"),
        blanks=TICKET,
        summary="Priority granted or taken back by staff",
    )
    def priority(call: Call) -> HandAnswer:
        return _changed(call, lifting.set_priority, priority=call.body.priority)

    @hub.door(
        blueprint,
        "POST",
        "/api/line/{ticket}/rejoin",
        answer=HandAnswer,
        who=STAFF(*WHO),
        refuses=("unknown_ticket", "not_missed", "day_ended", "rejoin_late"),
        blanks=TICKET,
        summary="A visitor who missed the call is here and waits again",
    )
    def rejoin(call: Call) -> HandAnswer:
        return _changed(call, rejoining.rejoin_by_staff)


def _changed(call: Call, verb: Any, **told: Any) -> HandAnswer:
    text = call.path["ticket"]
    # Sixteen digits hold every id the scene gives; what is longer is no ticket of this hall.
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise Refusal("unknown_ticket")
    return hand_answer(call.act(verb, ticket=int(text), staff=call.viewer.staff, **told))
