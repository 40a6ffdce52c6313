"""Handing an inquiry over: an offer moves nothing, the receiver's own word does (F3, F4, F5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from hall.core.happenings_inquiry import (
    InquiryAssigned,
    InquiryDeclined,
    InquiryOffered,
    InquiryTaken,
    InquiryTakenBack,
    InquiryUnassigned,
)
from hall.core.refusals import Refusal
from hall.desk.asking import tell_head
from hall.desk.directory import must_be_here
from hall.desk.inquiry import Case, moment, open_case, person, tidy
from hall.desk.reminding import climb, give, pass_on
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk

LONG_AGO: Final = timedelta(days=1)
"""Who was told longer ago does not expect this visitor."""


def offer(
    desk: Desk, page: Page, *, inquiry: int, staff: str, to: str, notified: str,
    notified_at: datetime | None = None, words: str = "",
) -> InquiryView:  # fmt: skip
    """Hand it over to a person; `notified` says who there was told, `notified_at` when, now unless
    it is said (F3). What the office assigned needs a reason, in `words` (F5).

    Refuses unknown_inquiry, not_allowed, unknown_staff, away (about: staff, instead), nobody_here,
    about_person, and what custody refuses: inquiry_closed, not_responsible, already_offered,
    same_person, not_notified, reason_needed; notified_when.
    """
    case = open_case(desk, page, inquiry, staff, "offer")
    _may_receive(desk, page, case, to)
    told, why, at = tidy(notified), tidy(words), notified_at or page.now
    handed = case.custody.offer(staff, to, told, why)
    if not page.now - LONG_AGO <= at <= page.now:
        raise Refusal("notified_when")
    case.keep(
        handed, offered_at=page.now,
        dispatched_at=case.row.dispatched_at or page.now,
    )  # fmt: skip
    case.step("offered", why, to=to, notified=told, notified_at=moment(at))
    case.tell(InquiryOffered, to=to)
    return InquiryView.of(case.row)


def take_back(desk: Desk, page: Page, *, inquiry: int, staff: str) -> InquiryView:
    """The offer is withdrawn before anybody took it. Refuses unknown_inquiry, not_allowed,
    inquiry_closed, not_responsible, not_offered.
    """
    case = open_case(desk, page, inquiry, staff, "offer")
    case.keep(case.custody.take_back(staff), offered_at=None)
    case.say("taken_back", InquiryTakenBack)
    return InquiryView.of(case.row)


def acknowledge(desk: Desk, page: Page, *, inquiry: int, staff: str) -> InquiryView:
    """The receiver says: mine now; only this moves it. Refuses unknown_inquiry, not_allowed,
    inquiry_closed, not_offered.
    """
    case = open_case(desk, page, inquiry, staff, "receive")
    before = case.row.responsible
    case.keep(
        case.custody.acknowledge(staff), offered_at=None, department=person(desk, staff).department
    )
    case.say("taken", InquiryTaken, of=before)
    pass_on(page, inquiry, before)
    tell_head(desk, page, case.row, staff)
    return InquiryView.of(case.row)


def decline(desk: Desk, page: Page, *, inquiry: int, staff: str, reason: str) -> InquiryView:
    """The receiver says no and why; the office decides. Refuses as `acknowledge`, reason_needed."""
    case = open_case(desk, page, inquiry, staff, "receive")
    why = tidy(reason)
    case.keep(case.custody.decline(staff, why), offered_at=None)
    case.say("declined", InquiryDeclined, why)
    climb(desk, page, inquiries=(inquiry,))
    return InquiryView.of(case.row)


def ask_office(desk: Desk, page: Page, *, inquiry: int, staff: str, reason: str) -> InquiryView:
    """Nobody knows who is in charge (F5). Refuses unknown_inquiry, not_allowed, inquiry_closed,
    not_responsible, already_offered, reason_needed.
    """
    case = open_case(desk, page, inquiry, staff, "ask_office")
    why = tidy(reason)
    case.keep(case.custody.ask_office(staff, why))
    case.say("unassigned", InquiryUnassigned, why)
    climb(desk, page, inquiries=(inquiry,))
    return InquiryView.of(case.row)


def assign(
    desk: Desk, page: Page, *, inquiry: int, staff: str, to: str, words: str = ""
) -> InquiryView:
    """The office's final word: it moves at once (F5). Refuses unknown_inquiry, not_allowed,
    unknown_staff, away, nobody_here, about_person, inquiry_closed, same_person.
    """
    case = open_case(desk, page, inquiry, staff, "assign")
    _may_receive(desk, page, case, to)
    before = case.row.responsible
    case.keep(
        case.custody.assign(to), offered_at=None, department=person(desk, to).department,
        dispatched_at=case.row.dispatched_at or page.now,
    )  # fmt: skip
    case.say("assigned", InquiryAssigned, words, to=to)
    if to != before:
        pass_on(page, inquiry, before)
    give(desk, page, case.row, staff)
    tell_head(desk, page, case.row, staff)
    return InquiryView.of(case.row)


def _may_receive(desk: Desk, page: Page, case: Case, to: str) -> None:
    """Never the person complained of (G2), nor anybody who is away."""
    person(desk, to)
    if case.row.about == to:
        raise Refusal("about_person")
    must_be_here(desk, page, to, {one for one in (case.row.about, case.row.responsible) if one})
