"""What clerks ask a superior, for managers alone, and the answer."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint
from pydantic import BaseModel, ConfigDict, Field

from hall.core.refusals import Refusal
from hall.desk import questions
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import STAFF

TICKET = {"ticket": {"type": "integer", "minimum": 1, "maximum": 2**53}}


class AdviceBody(BaseModel):
    """The answer, in a few words."""

    model_config = ConfigDict(extra="forbid", strict=True)

    words: str = Field(
        max_length=200,  # the desk itself says reason_needed; this tells programs what it wants
        json_schema_extra={"minLength": 1, "maxLength": 60, "pattern": r"[^\s\x1c-\x1f]"},
    )


class Asked(BaseModel):
    """One question that nobody has answered."""

    model_config = ConfigDict(from_attributes=True)

    ticket: int
    at: datetime
    words: str


class Questions(BaseModel):
    """The longest asked first."""

    questions: list[Asked]


class Answered(BaseModel):
    """The tickets whose questions still stand: answers of acts are kept a while, words are not."""

    waiting: list[int]


def question_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/questions and POST /api/questions/{ticket}/answer; for managers."""
    manager = STAFF("manager")

    @hub.door(blueprint, "GET", "/api/questions", answer=Questions, who=manager)
    def read(call: Call) -> Questions:
        """What is asked about numbers on hold and not answered."""
        return Questions(questions=_open(hub))

    @hub.door(
        blueprint, "POST", "/api/questions/{ticket}/answer", body=AdviceBody, answer=Answered,
        who=manager, refuses=("unknown_ticket", "not_held", "no_question", "reason_needed"),
        blanks=TICKET,
    )  # fmt: skip
    def reply(call: Call) -> Answered:
        """A superior answers what was asked about a number on hold."""
        asked = call.path["ticket"]
        if not (asked.isascii() and asked.isdigit() and len(asked) < 10):  # int4 of PostgreSQL
            raise Refusal("unknown_ticket")
        told = {"ticket": int(asked), "words": call.body.words}
        call.act(questions.answer, staff=call.viewer.staff, **told)
        return Answered(waiting=[each.ticket for each in _open(hub)])


def _open(hub: Hub) -> list[Asked]:
    with hub.desk.read() as reading:
        asked = [each for each in reading.questions().values() if each.answered_at is None]
        return [Asked.model_validate(each) for each in asked]
