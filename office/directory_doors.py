"""The duty directory: departments, who is away, who receives; kept by manager, office and heads."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Final

from flask import Blueprint
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from hall.core.directory import AwayKind, Directory
from hall.desk import directory
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import EVERYBODY, STAFF

ROOM: Final = {"minLength": 1, "pattern": r"[^\s\x00\x1c-\x1f]"}
"""What the desk asks for, told to programs; the desk itself refuses with a sentence."""
Number = Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")]
Moment = Annotated[AwareDatetime | None, Field(strict=False)]


class AwayBody(BaseModel):
    """Who is away: from now unless `since` is said, until back unless `until` is; times with their
    zone. `deputy` null: nobody in particular.
    """

    model_config = ConfigDict(extra="forbid", strict=True)
    staff: Number
    kind: AwayKind
    since: Moment = None
    until: Moment = None
    deputy: Number | None = None


class BackBody(BaseModel):
    """Who is here again."""

    model_config = ConfigDict(extra="forbid", strict=True)
    staff: Number


class DepartmentBody(BaseModel):
    """A department as it shall be; `duty` in the order in which they are asked."""

    model_config = ConfigDict(extra="forbid", strict=True)
    room_zh: str = Field(max_length=80, json_schema_extra=ROOM)
    room_en: str = Field(max_length=80, json_schema_extra=ROOM)
    phone: str = Field(max_length=40)
    head: Number
    duty: list[Number] = Field(max_length=20)


class ReceiverAnswer(BaseModel):
    """Who receives it now, as whom (person, deputy, duty, head); `passed` are away."""

    model_config = ConfigDict(from_attributes=True)
    staff: str
    why: str
    passed: tuple[str, ...]


class DepartmentAnswer(BaseModel):
    """A department now; `receiver` null: nobody is here, the office decides."""

    id: str
    name: dict[str, str]
    room: dict[str, str]
    phone: str
    head: str
    duty: tuple[str, ...]
    services: tuple[str, ...]
    matters: tuple[str, ...]
    receiver: ReceiverAnswer | None


class AbsenceAnswer(BaseModel):
    """Somebody who is away (`now`) or will be; `receiver` receives what is meant for them now."""

    staff: str
    since: datetime
    until: datetime | None
    deputy: str | None
    kind: str
    now: bool
    receiver: ReceiverAnswer | None


class SittingAnswer(BaseModel):
    """Who sits at a counter now; callers know the counter, seldom the name."""

    counter: str
    name: dict[str, str]
    staff: str


class DirectoryAnswer(BaseModel):
    """Everything a hand-over is chosen from, and whom somebody at a counter may be."""

    departments: list[DepartmentAnswer]
    absences: list[AbsenceAnswer]
    seats: list[SittingAnswer]


def directory_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/directory; POST /api/directory/away, /back, /departments/{department}."""
    anybody = STAFF(*EVERYBODY)

    @hub.door(blueprint, "GET", "/api/directory", answer=DirectoryAnswer, who=anybody)
    def read(call: Call) -> DirectoryAnswer:
        """Departments as they are now, who receives for them, and who is away"""
        return _answer(hub)

    @hub.door(
        blueprint, "POST", "/api/directory/away", body=AwayBody, answer=DirectoryAnswer,
        who=anybody, refuses=("not_allowed", "unknown_staff", "own_deputy", "until_early",
                 "away_long"),
    )  # fmt: skip
    def away(call: Call) -> DirectoryAnswer:
        """Say that somebody is away, and who stands in"""
        said = call.body
        call.act(
            directory.away, by=call.viewer.staff, staff=said.staff, kind=said.kind,
            since=said.since, until=said.until, deputy=said.deputy,
        )  # fmt: skip
        return _answer(hub)

    @hub.door(
        blueprint, "POST", "/api/directory/back", body=BackBody, answer=DirectoryAnswer,
        who=anybody, refuses=("not_allowed", "unknown_staff", "not_away"),
    )  # fmt: skip
    def back(call: Call) -> DirectoryAnswer:
        """They are here again"""
        call.act(directory.back, by=call.viewer.staff, staff=call.body.staff)
        return _answer(hub)

    @hub.door(
        blueprint, "POST", "/api/directory/departments/{department}", body=DepartmentBody,
        answer=DirectoryAnswer, who=STAFF("manager", "office", "head"),
        refuses=("not_allowed", "unknown_department", "unknown_staff", "room_needed"),
    )  # fmt: skip
    def department(call: Call) -> DirectoryAnswer:
        """Change a department's room, phone, head and duty persons"""
        said = call.body
        call.act(
            directory.set_department, by=call.viewer.staff, department=call.path["department"],
            room=(said.room_zh, said.room_en), phone=said.phone, head=said.head, duty=said.duty,
        )  # fmt: skip
        return _answer(hub)


def _answer(hub: Hub) -> DirectoryAnswer:
    with hub.desk.read() as reading:
        known, absences, now = reading.directory(), reading.absences(), reading.now
        seats = reading.seats()
    return DirectoryAnswer(
        departments=[
            DepartmentAnswer.model_validate(
                {**vars(one), "receiver": _receiver(known.for_department(one.id))}
            )
            for one in known.departments.values()
        ],
        absences=[
            AbsenceAnswer.model_validate(
                {**vars(one), "now": one.holds(now), "receiver": _instead(known, one.staff)}
            )
            for one in absences
        ],
        seats=[
            SittingAnswer(counter=one, name=dict(hub.desk.floor.counter(one).name), staff=staff)
            for one, staff in seats.items()
        ],
    )


def _instead(known: Directory, staff: str) -> ReceiverAnswer | None:
    return _receiver(known.for_person(staff))


def _receiver(found: Any) -> ReceiverAnswer | None:
    return None if found is None else ReceiverAnswer.model_validate(found)
