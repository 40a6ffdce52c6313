"""Several departments on one inquiry, notes and corrections (F6, F12, G5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Select, insert, select, update

from hall.core.happenings_inquiry import (
    InquiryCorrected,
    InquiryJoined,
    InquiryNoted,
    InquiryReported,
)
from hall.core.inquiry import KINDS, URGENCIES
from hall.core.refusals import Refusal
from hall.desk.accused import name_another
from hall.desk.asking import ask_to_help, has_helped
from hall.desk.inquiry import Case, known_category, needed, open_case, person, tidy
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page
from hall.store.tables import inquiry_parties

if TYPE_CHECKING:
    from hall.desk.desk import Desk

Field = Literal["matter", "category", "kind", "urgency", "about"]


def involve(
    desk: Desk, page: Page, *, inquiry: int, staff: str, department: str, words: str = ""
) -> InquiryView:
    """Ask another department to help; whoever is responsible stays so and leads (F6).

    Refuses unknown_inquiry, not_allowed, inquiry_closed, unknown_department, already_asked.
    """
    case = open_case(desk, page, inquiry, staff, "involve")
    _is_open(case.row.state)
    if department not in {each.id for each in desk.settings.departments}:
        raise Refusal("unknown_department")
    if page.one(_party(page, inquiry, department)) is not None:
        raise Refusal("already_asked")
    page.run(
        insert(inquiry_parties),
        {"hall": page.hall, "inquiry": inquiry, "department": department, "asked_at": page.now},
    )
    case.say("involved", InquiryJoined, words, department=department)
    ask_to_help(desk, page, case.row, department, staff)
    return InquiryView.of(case.row)


def report(desk: Desk, page: Page, *, inquiry: int, staff: str, words: str) -> InquiryView:
    """A department that was asked says what it has done. Refuses unknown_inquiry, not_allowed,
    inquiry_closed, words_needed, already_reported.
    """
    case = open_case(desk, page, inquiry, staff, "report")
    _report(desk, case, person(desk, staff).department, words)
    return InquiryView.of(case.row)


def report_for(
    desk: Desk, page: Page, *, inquiry: int, staff: str, department: str, said_by: str, words: str
) -> InquiryView:
    """What a department has done, written down for it by whoever leads, or the office: closing must
    not hang on one who never comes to the page. `said_by` is who there said so.

    Refuses unknown_inquiry, not_allowed, inquiry_closed, unknown_department (it was not asked),
    who_needed, words_needed, already_reported.
    """
    case = open_case(desk, page, inquiry, staff, "report_for")
    who = tidy(said_by)
    if page.one(_party(page, inquiry, department)) is None:
        raise Refusal("unknown_department")
    if not who:
        raise Refusal("who_needed")
    _report(desk, case, department, words, notified=who)
    return InquiryView.of(case.row)


def note(
    desk: Desk,
    page: Page,
    *,
    inquiry: int,
    staff: str,
    words: str,
    step: Literal["note", "meeting", "decision", "praise"] = "note",
) -> InquiryView:
    """Something to remember: a note, what a meeting said, what was decided, thanks (F6, F12).

    Refuses unknown_inquiry, not_allowed, words_needed.
    """
    case = open_case(desk, page, inquiry, staff, "decide" if step == "decision" else "note")
    said = tidy(words)
    if not said:
        raise Refusal("words_needed")
    case.step(step, said)
    case.tell(InquiryNoted, step=step)
    return InquiryView.of(case.row)


def correct(
    desk: Desk, page: Page, *, inquiry: int, staff: str, field: Field, value: str, reason: str
) -> InquiryView:
    """What was written down was wrong: the new one counts, the old one stays in the timeline (G5).

    `about` is a staff number, or "": nobody in particular; whoever is named knows of it no more.

    Refuses unknown_inquiry, not_allowed, reason_needed, matter_needed, unknown_category,
    unknown_staff, about_yourself, inquiry_closed. Nothing else can be changed by anybody.
    """
    case = open_case(desk, page, inquiry, staff, "correct")
    _is_open(case.row.state)
    why = needed(reason)
    new = tidy(value)
    if field == "matter" and not new:
        raise Refusal("matter_needed")
    if field == "category":
        known_category(desk, new)
    if (field == "kind" and new not in KINDS) or (field == "urgency" and new not in URGENCIES):
        raise Refusal("bad_request", fields="value")
    if field == "about":
        name_another(desk, case, new, why)
        return InquiryView.of(case.row)
    case.step("was", getattr(case.row, field), field=field)
    case.keep(None, **{str(field): new})
    case.step("corrected", why, field=field)
    case.tell(InquiryCorrected, field=field)
    return InquiryView.of(case.row)


def _report(desk: Desk, case: Case, department: str, words: str, **data: str) -> None:
    """`data` stands in the step alone: a name in words goes into no journal (K1)."""
    _is_open(case.row.state)
    said, page = tidy(words), case.page
    if not said:
        raise Refusal("words_needed")
    row = page.one(_party(page, case.row.id, department))
    if row is None or row.reported_at is not None:
        raise Refusal("already_reported")
    which = (
        (inquiry_parties.c.hall == page.hall)
        & (inquiry_parties.c.inquiry == case.row.id)
        & (inquiry_parties.c.department == department)
    )
    page.run(update(inquiry_parties).where(which).values(reported_at=page.now, staff=case.staff))
    case.step("reported", said, department=department, **data)
    case.tell(InquiryReported, department=department)
    has_helped(desk, page, case.row, row.asked_at, case.staff)


def _is_open(state: str) -> None:
    if state == "closed":
        raise Refusal("inquiry_closed")


def _party(page: Page, inquiry: int, department: str) -> Select[Any]:
    return select(inquiry_parties).where(
        inquiry_parties.c.hall == page.hall,
        inquiry_parties.c.inquiry == inquiry,
        inquiry_parties.c.department == department,
    )
