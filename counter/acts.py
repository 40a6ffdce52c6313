"""The clerk's acts: each verb, what it must be told, and what it may refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import BaseModel

from counter.said import (
    AddServiceBody,
    CallBody,
    FinishBody,
    HoldBody,
    PauseBody,
    ReturnBody,
    TakeBackBody,
    TransferBody,
    WalkUpBody,
)
from hall.desk import (
    calls,
    counters,
    holding,
    recalling,
    sending,
    serving,
    support,
    undoing,
)

THEIRS = ("unknown_counter", "counter_not_open", "not_your_counter")
"""Refusals of every act: the clerk must sit at the counter they act for."""

HAND = ("nothing_in_hand",)
SERVICE = ("unknown_service", "service_closed")


class Act(NamedTuple):
    """POST /api/counters/{id}/<name>; the body's fields are the verb's own words."""

    verb: Callable[..., Any]
    refuses: tuple[str, ...]
    body: type[BaseModel] | None = None


ACTS: dict[str, Act] = {
    "next": Act(calls.next_ticket, ("in_hand", "counter_paused", "day_ended")),
    "call": Act(
        calls.call,
        ("in_hand", "counter_paused", "unknown_ticket", "not_waiting", "service_closed",
         "cannot_serve_there"),
        CallBody,
    ),
    "recall": Act(recalling.recall, (*HAND, "not_called", "recall_limit", "recall_soon")),
    "begin": Act(serving.begin, (*HAND, "not_called")),
    "finish": Act(
        serving.finish,
        (*HAND, "not_serving", "inquiry_needed", "reason_needed", "referral_needed"),
        FinishBody,
    ),
    "no-show": Act(recalling.no_show, (*HAND, "not_called")),
    "hold": Act(holding.hold, (*HAND, "reason_needed"), HoldBody),
    "take-back": Act(
        holding.take_back,
        ("in_hand", "unknown_ticket", "not_held", "cannot_serve_there"),
        TakeBackBody,
    ),
    "return": Act(
        holding.return_to_line,
        (*HAND, "unknown_ticket", "not_held", "cannot_serve_there"),
        ReturnBody,
    ),
    "add-service": Act(
        serving.add_service,
        (*HAND, "not_serving", *SERVICE, "same_service", "cannot_serve_there"),
        AddServiceBody,
    ),
    "walk-up": Act(
        serving.walk_up,
        ("day_ended", "in_hand", "counter_paused", *SERVICE, "cannot_serve_there"),
        WalkUpBody,
    ),
    "transfer": Act(
        sending.transfer,
        (*HAND, *SERVICE, "same_service", "same_place", "cannot_serve_there", "staff_not_here",
         "reason_needed", "two_targets"),
        TransferBody,
    ),
    "pause": Act(counters.pause, ("reason_needed", "already_paused", "in_hand"), PauseBody),
    "resume": Act(counters.resume, ("not_paused",)),
    "undo": Act(undoing.undo, ("nothing_to_undo", "undo_late", "day_ended")),
    "support": Act(support.ask, ("support_asked",)),
}  # fmt: skip
"""By the last word of the address."""
