"""Whom a complaint is about, once that was written down wrongly, or was not known (G2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core.happenings_inquiry import InquiryCorrected, InquiryTakenBack, InquiryUnassigned
from hall.core.refusals import Refusal
from hall.desk.asking import tell_head
from hall.desk.inquiry import Case, person
from hall.desk.reminding import climb

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def name_another(desk: Desk, case: Case, about: str, why: str) -> None:
    """It is about this person, or "" nobody in particular. What they have of it waits for the
    office from now on. Refuses unknown_staff, about_yourself.

    Who was named before stands in the data of its steps, never in the journal.
    """
    if about:
        person(desk, about)
        if about == case.staff:
            raise Refusal("about_yourself")
    before = {"field": "about", "about": case.row.about or ""}
    case.step("was", "", **before)
    case.keep(None, about=about or None)
    case.step("corrected", why, **before)
    case.tell(InquiryCorrected, field="about")
    kept = case.custody.keep_from(about)
    if kept != case.custody:
        lost = kept.state == "unassigned"
        case.keep(kept, offered_at=None)
        if lost:
            case.say("unassigned", InquiryUnassigned)
        else:
            case.say("taken_back", InquiryTakenBack)
    climb(desk, case.page, inquiries=(case.row.id,))
    tell_head(desk, case.page, case.row, case.staff)
