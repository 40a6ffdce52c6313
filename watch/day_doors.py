"""The manager's word on the day: sign the self-test, stop numbers, give them again, end the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.desk import day
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF
from watch.day_scene import state_of
from watch.self_test import red, self_test


class ReasonBody(BaseModel):
    """Why; it is recorded."""

    model_config = ConfigDict(extra="forbid", strict=True)

    reason: str = Field(
        max_length=200,  # the desk itself says reason_needed; this tells programs what it wants
        json_schema_extra={"minLength": 1, "maxLength": 60, "pattern": r"[^\s\x1c-\x1f]"},
    )


class DayAnswer(BaseModel):
    """The day after the act."""

    day: str
    state: str = Field(
        description="open, opened_by_hand, closed_by_hand, ended_by_hand, hall_closed, last_ticket"
    )
    abandoned: int = Field(description="numbers of today that nobody served, once it is closed")
    signed_by: str | None
    red: list[str] = Field(description="what was not in order when the self-test was signed")


ACTS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "close": (day.close_day, ("reason_needed", "day_ended", "already_closed")),
    "open": (day.open_day, ("reason_needed", "not_closed")),
    "finish": (day.finish_day, ("reason_needed", "day_ended", "counters_serving")),
}
"""The acts that need a reason, and what each may refuse."""


def day_doors(hub: Hub, blueprint: Blueprint) -> None:
    """POST /api/day/sign, close, open, finish; for managers."""
    manager = STAFF("manager")
    for name, (verb, refuses) in ACTS.items():
        _act(hub, blueprint, name, verb, refuses)

    @hub.door(blueprint, "POST", "/api/day/sign", answer=DayAnswer, who=manager)
    def sign(call: Call) -> DayAnswer:
        """Sign the opening self-test as it stands now; what is red is recorded with it."""
        with hub.desk.read() as reading:
            found = red(self_test(hub, reading))
        call.act(day.sign_day, staff=call.viewer.staff, red=found)
        return _answer(hub)


def _act(
    hub: Hub, blueprint: Blueprint, name: str, verb: Callable[..., Any], refuses: tuple[str, ...]
) -> None:
    @hub.door(
        blueprint,
        "POST",
        f"/api/day/{name}",
        body=ReasonBody,
        answer=DayAnswer,
        who=STAFF("manager"),
        refuses=refuses,
        summary=(verb.__doc__ or "").strip().partition("\n")[0],
    )
    def act(call: Call) -> DayAnswer:
        call.act(verb, staff=call.viewer.staff, reason=call.body.reason)
        return _answer(hub)


def _answer(hub: Hub) -> DayAnswer:
    with hub.desk.read() as reading:
        now = reading.the_day()
    return DayAnswer(
        day=now.day,
        state=state_of(now),
        abandoned=now.abandoned,
        signed_by=now.signed_by,
        red=list(now.red),
    )
