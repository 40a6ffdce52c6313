"""What waits for one person: to acknowledge, owed, and for the office what nobody has."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hall.core.access import OVERSEERS
from hall.desk.reading import Reading
from hall.desk.reading_inquiries import Wanted
from hall.desk.views_inquiry import InquiryView

MOST = 100
"""Rows of a list; whoever has more finds them in the ledger."""
GLIMPSE = 80
"""Characters of the matter in a list."""


def office_scene(reading: Reading, staff: str, roles: frozenset[str]) -> dict[str, Any]:
    """The scene `office` of a staff number. No contact stands in it, not even masked.

    `why` of one that nobody has is the reason why the office was asked.
    `helping` waits for the report of this person's department. `reminders` are what the ladder told
    this person and is not seen: {id, inquiry, number, rung, at, due_at, matter, responsible}; their
    count is the badge.
    """
    lost = reading.bunch(Wanted(box="unassigned"), staff, 0, MOST) if roles & OVERSEERS else []
    whys = reading.whys([each.id for each in lost]) if lost else {}
    return {
        "boxes": asdict(reading.boxes(staff)),
        "receive": [row(each) for each in reading.to_receive(staff)[:MOST]],
        "helping": [row(each) for each in reading.to_help(staff)[:MOST]],
        "owed": [row(each) for each in reading.owed(staff)[:MOST]],
        "unassigned": [
            row(InquiryView.of(each)) | {"why": whys.get(each.id, "")[:GLIMPSE]} for each in lost
        ],
        "reminders": [
            {
                "id": one.id, "inquiry": one.inquiry, "number": one.number, "rung": one.rung,
                "at": one.at.isoformat(), "due_at": one.due_at.isoformat() if one.due_at else None,
                "matter": one.matter, "responsible": one.responsible,
            }
            for one in reading.reminders(staff)
        ],
    }  # fmt: skip


def row(one: InquiryView) -> dict[str, Any]:
    """One line of a list; the page itself sees what has become overdue meanwhile."""
    return {
        "id": one.id, "number": one.number, "channel": one.channel, "kind": one.kind,
        "category": one.category, "urgency": one.urgency, "matter": one.matter[:GLIMPSE],
        "state": one.state, "first": one.first, "responsible": one.responsible,
        "offered_to": one.offered_to, "department": one.department, "told": one.told,
        "opened_at": one.opened_at.isoformat(),
        "offered_at": one.offered_at.isoformat() if one.offered_at else None,
        "due_at": one.due_at.isoformat() if one.due_at else None,
    }  # fmt: skip
