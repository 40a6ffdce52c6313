"""What a clerk's act says on the wire: the bodies of POST /api/counters/... and /api/line/..."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from hall.core.ticket import Outcome

LONGEST = 60
"""A reason is a few words, not a letter; the desk cuts nothing off, it refuses."""

_FEW_WORDS: dict[str, JsonValue] = {"maxLength": LONGEST}
_REASON: dict[str, JsonValue] = {"minLength": 1, "maxLength": LONGEST, "pattern": r"[^\s\x1c-\x1f]"}


# A question must be said; the rest may go without a reason. The desk says so, this tells programs.
_ASKED: dict[str, JsonValue] = {"properties": {"reason": {**_REASON}}, "required": ["reason"]}
_ASIDE: dict[str, JsonValue] = {"properties": {"kind": {"enum": ["away", "support"]}}}


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


def _ticket() -> int:
    made: int = Field(ge=1, le=2**53, description="a ticket's id, as the scene gives it")
    return made


class CallBody(_Said):
    """Which waiting ticket to call, out of turn."""

    ticket: int = _ticket()


class FinishBody(_Said):
    """How it ended: settled, something missing, not a matter of this hall, the visitor left, or
    deferred: to be answered later, an inquiry is open, and `reason` says why. Not here needs the
    reason, and where to go instead.
    """

    outcome: Outcome = "done"
    reason: str = Field("", max_length=500)
    referral: str = Field("", max_length=500)


class HoldBody(_Said):
    """away: called away for a moment; ask: a superior is asked (`reason` is the question);
    support: moved aside to somebody who helps.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [_ASKED, _ASIDE]})

    kind: Literal["away", "ask", "support"]
    reason: str = Field("", max_length=200, json_schema_extra=_FEW_WORDS)


class TakeBackBody(_Said):
    """Which held ticket is served on."""

    ticket: int = _ticket()


class ReturnBody(_Said):
    """The ticket in hand, or a held one by its id, goes back to its old place in line."""

    reason: str = Field("", max_length=200, json_schema_extra=_FEW_WORDS)
    ticket: int | None = Field(None, ge=1, le=2**53, description="left out: the one in hand")


class AddServiceBody(_Said):
    """What else the visitor in hand came for."""

    service: str = Field(min_length=1, max_length=32)


class WalkUpBody(_Said):
    """Somebody who stands at the window without a number."""

    service: str = Field(min_length=1, max_length=32)
    priority: bool = False


class TransferBody(_Said):
    """Where the visitor in hand goes: another service, one counter, or one person."""

    service: str | None = Field(None, min_length=1, max_length=32)
    to_counter: str | None = Field(None, min_length=1, max_length=32)
    to_staff: str | None = Field(None, min_length=1, max_length=32)
    reason: str = Field("", max_length=200, json_schema_extra=_FEW_WORDS)


class PauseBody(_Said):
    """Why the counter pauses: a code of common.pause, or a few words of the clerk's own."""

    reason: str = Field(
        max_length=200,  # the desk itself says reason_needed; this tells programs what it wants
        json_schema_extra=_REASON,
    )


class LiftBody(_Said):
    """Why this visitor goes before all others."""

    reason: str = Field(max_length=200, json_schema_extra=_REASON)


class PriorityBody(_Said):
    """Priority granted (true) or taken back (false)."""

    priority: bool


class ErrandBody(_Said):
    """What the errand is about."""

    service: str = Field(min_length=1, max_length=32)
