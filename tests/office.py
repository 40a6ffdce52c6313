"""The cast of the office's tests: a hall with departments, and the people an inquiry passes by."""

from __future__ import annotations

from typing import Any

from hall.desk import inquiries
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView, StepView
from hall.settings.schema import Settings
from tests.halls import GUARD, LI, MANAGER, WANG, both, settings

PIPES, PIPES_HEAD, METER, METER_HEAD = "401", "402", "403", "404"
OFFICE, LEADER, HOTLINE = "501", "601", "111"
PEOPLE: dict[str, tuple[list[str], str | None]] = {
    LI: (["clerk"], None),
    WANG: (["clerk"], None),
    GUARD: (["guard"], None),
    MANAGER: (["manager", "clerk"], None),
    HOTLINE: (["hotline"], None),
    PIPES: (["member"], "pipes"),
    PIPES_HEAD: (["head"], "pipes"),
    METER: (["member"], "meter"),
    METER_HEAD: (["head"], "meter"),
    OFFICE: (["office"], None),
    LEADER: (["leader"], None),
}
CONTACT = {"name": "赵大妈", "phone": "138 1234 5678", "unit": "三号楼", "address": "和平路 5 号"}


def office_settings(**sections: Any) -> Settings:
    """The small hall of tests/halls.py with departments behind it."""
    staff = [
        {
            "number": number, "name": both(f"员工{number}"), "title": both("岗"), "roles": roles,
            **({"department": department} if department else {}),
        }
        for number, (roles, department) in PEOPLE.items()
    ]  # fmt: skip
    departments = [
        {
            "id": name, "name": both(name), "room": both("二楼"), "phone": "8555-1", "head": head,
            "duty": [duty],
        }
        for name, duty, head in (("pipes", PIPES, PIPES_HEAD), ("meter", METER, METER_HEAD))
    ]  # fmt: skip
    categories = [{"id": "burst", "name": both("爆管"), "department": "pipes", "urgent": True}]
    raw = {
        "departments": departments, "inquiries": {"categories": categories, "default_days": 3},
        **sections,
    }  # fmt: skip
    made = settings(**raw)
    return Settings.model_validate(made.model_dump() | {"staff": staff})


def opened_by(desk: Desk, staff: str = LI, **more: Any) -> InquiryView:
    """Somebody of the staff opens an inquiry."""
    asked = {"kind": "ask", "matter": "水费为什么这么高", **more}
    made: InquiryView = desk.act(inquiries.open_inquiry, staff=staff, **asked)
    return made


def done(desk: Desk, verb: Any, inquiry: InquiryView, staff: str, **what: Any) -> InquiryView:
    """Somebody does something with it."""
    now: InquiryView = desk.act(verb, inquiry=inquiry.id, staff=staff, **what)
    return now


def stands(desk: Desk, inquiry: InquiryView, viewer: str = OFFICE) -> InquiryView:
    """How it stands now."""
    with desk.read() as reading:
        return reading.inquiry(inquiry.id, viewer)


def timeline(desk: Desk, inquiry: InquiryView, viewer: str = OFFICE) -> list[StepView]:
    """Its steps."""
    with desk.read() as reading:
        return reading.steps(inquiry.id, viewer)
