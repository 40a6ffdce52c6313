"""What is said of inquiries on the wire: the bodies of POST /api/inquiries/..."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

from hall.core.custody import Outcome
from hall.core.inquiry import KINDS, LONGEST, URGENCIES, Channel, Fault, Kind, Urgency
from hall.desk.views_prints import Paper

_WORDS: dict[str, JsonValue] = {"minLength": 1, "pattern": r"[^\s\x00-\x1f]"}
"""What the desk asks for, told to programs; the desk itself refuses with a sentence."""


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


def _words(longest: int = 2000, told: str = "") -> str:
    made: str = Field(max_length=longest, description=told or None, json_schema_extra=_WORDS)
    return made


def _maybe(longest: int = 2000) -> str:
    made: str = Field("", max_length=longest)
    return made


def _staff() -> str:
    made: str = Field(min_length=1, max_length=32, description="a staff number")
    return made


class ContactBody(_Said):
    """How the visitor is reached, each only if it is needed; kept sealed."""

    name: str = Field("", max_length=LONGEST["name"])
    phone: str = Field("", max_length=LONGEST["phone"])
    unit: str = Field("", max_length=LONGEST["unit"])
    address: str = Field("", max_length=LONGEST["address"])


class ContactPutBody(ContactBody):
    """The same; what was kept is changed or taken away only with a reason."""

    reason: str = _maybe(500)


class OpenBody(_Said):
    """A new inquiry; with `ticket` its first clerk is the first responsible person."""

    kind: Kind
    matter: str = _words()
    channel: Channel = "visit"
    category: str = _maybe(40)
    urgency: Urgency = "normal"
    contact: ContactBody | None = None
    about: str | None = Field(None, max_length=32, description="staff number complained of")
    ticket: int | None = Field(None, ge=1, le=2**31 - 1)
    due_at: AwareDatetime | None = Field(None, strict=False, description="promised sooner")
    language: Literal["zh", "en"] = "zh"


class HandOverBody(_Said):
    """To whom, and who there was told before, and when."""

    to: str = _staff()
    notified: str = _words(200)
    notified_at: AwareDatetime | None = Field(None, strict=False, description="when; null: now")
    words: str = _maybe()


class AssignBody(_Said):
    """The office's word."""

    to: str = _staff()
    words: str = _maybe()


class WhyBody(_Said):
    """Why."""

    reason: str = _words(500)


class ReplyBody(_Said):
    """What the visitor was told, or how it was tried in vain."""

    reached: bool
    words: str = _words()


class CloseBody(_Said):
    """How it ended; refused needs where to go instead."""

    outcome: Outcome
    result: str = _words()
    referral: str = _maybe(500)


class ExtendBody(_Said):
    """A later time, after the visitor was told: how and when."""

    due_at: AwareDatetime = Field(strict=False)
    told: str = _words(500)
    reason: str = _words(500)


class MaybeBody(_Said):
    """A few words, or none."""

    words: str = _maybe()


class ReportBody(_Said):
    """What the department has done."""

    words: str = _words()


class ReportForBody(_Said):
    """The same, written down for a department that was asked."""

    department: str = Field(min_length=1, max_length=40)
    said_by: str = _words(80, "who there said so")
    words: str = _words()


class InvolveBody(_Said):
    """Which department is asked to help."""

    department: str = Field(min_length=1, max_length=40)
    words: str = _maybe()


class NoteBody(_Said):
    """Something to remember."""

    step: Literal["note", "meeting", "decision", "praise"] = "note"
    words: str = _words()


class NoticeBody(_Said):
    """What is missing, by its place in the service's list of papers; again needs a reason."""

    service: str = Field(min_length=1, max_length=40)
    missing: list[int] = Field(max_length=50)
    words: str = _maybe(500)
    reason: str = _maybe(500)


def _corrects(*fields: str, **value: JsonValue) -> JsonValue:
    return {
        "properties": {"field": {"enum": [*fields]}, "value": {"type": "string", **value}},
        "required": ["value"],
    }


class CorrectBody(_Said):
    """What was written down wrongly."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                _corrects("matter", **_WORDS),
                _corrects("category"),
                _corrects("kind", enum=[*KINDS]),
                _corrects("urgency", enum=[*URGENCIES]),
                _corrects("about", maxLength=32),
            ]
        }
    )

    field: Literal["matter", "category", "kind", "urgency", "about"]
    value: str = _maybe()
    reason: str = _words(500)


class FindBody(_Said):
    """How the visitor was failed, and by whom."""

    fault: Fault
    of: str = _staff()
    words: str = _words()


class WithdrawBody(_Said):
    """Which finding was wrong, by its step, and why."""

    finding: int = Field(ge=1, le=2**31 - 1)
    reason: str = _words(500)


class PrintBody(_Said):
    """Which paper."""

    paper: Paper
