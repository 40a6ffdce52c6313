"""How a visitor was failed and by whom: stated by a manager, withdrawn where it was wrong (F12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from hall.core.happenings_inquiry import FindingMade, FindingWithdrawn
from hall.core.inquiry import Fault
from hall.core.refusals import Refusal
from hall.desk.inquiry import needed, open_case, person, tidy
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page
from hall.store.tables import inquiry_steps

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def find(
    desk: Desk, page: Page, *, inquiry: int, staff: str, fault: Fault, of: str, words: str
) -> InquiryView:
    """A manager states how this visitor was failed, and by whom (a staff number); a fact, no score
    and no sanction.

    Refuses unknown_inquiry, not_allowed, unknown_staff, words_needed.
    """
    case = open_case(desk, page, inquiry, staff, "find")
    person(desk, of)
    said = tidy(words)
    if not said:
        raise Refusal("words_needed")
    case.say("finding", FindingMade, said, fault=fault, of=of)
    return InquiryView.of(case.row)


def withdraw(
    desk: Desk, page: Page, *, inquiry: int, staff: str, finding: int, reason: str
) -> InquiryView:
    """That finding (its step) was wrong; both stay in the timeline.

    Refuses unknown_inquiry, not_allowed, reason_needed, no_finding (or withdrawn already).
    """
    case = open_case(desk, page, inquiry, staff, "find")
    why = needed(reason)
    stated = standing_findings(page.connection, page.hall, inquiry)
    if finding not in stated:
        raise Refusal("no_finding")
    fault, of = stated[finding]
    case.say("withdrawn", FindingWithdrawn, why, finding=finding, fault=fault, of=of)
    return InquiryView.of(case.row)


def standing_findings(
    connection: Connection, hall: str, inquiry: int
) -> dict[int, tuple[str, str]]:
    """The findings that stand: (fault, of whom) by step."""
    steps = inquiry_steps.c
    asked = (
        select(steps.id, steps.kind, steps.data)
        .where(steps.hall == hall, steps.inquiry == inquiry)
        .where(steps.kind.in_(("finding", "withdrawn")))
        .order_by(steps.id)
    )
    found: dict[int, tuple[str, str]] = {}
    for row in connection.execute(asked):
        if row.kind == "finding":
            found[row.id] = row.data["fault"], row.data.get("of", "")
        else:
            found.pop(row.data["finding"], None)
    return found
