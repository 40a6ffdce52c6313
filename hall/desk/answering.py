"""Answering the visitor, and only then closing (F2, F7, F10, G3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core.custody import Outcome
from hall.core.happenings_inquiry import (
    InquiryClosed,
    InquiryConfirmed,
    InquiryReopened,
    InquiryReplied,
)
from hall.core.refusals import Refusal
from hall.desk.asking import first_owes, owing, put_away
from hall.desk.inquiry import moment, open_case, tidy
from hall.desk.promising import promised
from hall.desk.reminding import tell_at_once
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def reply(
    desk: Desk, page: Page, *, inquiry: int, staff: str, reached: bool, words: str
) -> InquiryView:
    """The visitor was told, or could not be reached; `words` say what, or how it was tried.

    Refuses unknown_inquiry, not_allowed, inquiry_closed, not_responsible, words_needed.
    """
    case = open_case(desk, page, inquiry, staff, "reply")
    said = tidy(words)
    if not said:
        raise Refusal("words_needed")
    case.keep(case.custody.reply(staff, reached=reached))
    case.say("replied", InquiryReplied, said, reached=reached)
    if staff == case.row.first:
        put_away(page, inquiry, "answer")
    return InquiryView.of(case.row)


def close(
    desk: Desk,
    page: Page,
    *,
    inquiry: int,
    staff: str,
    outcome: Outcome,
    result: str,
    referral: str = "",
) -> InquiryView:
    """The end: a result, and the visitor knows it or was sought in vain. `referral` says where to
    go instead, where it was refused (F7).

    Refuses unknown_inquiry, not_allowed, inquiry_closed, not_responsible, already_offered,
    result_needed, referral_needed, party_owes (about: departments), first_replies (about: staff),
    reply_needed.
    """
    case = open_case(desk, page, inquiry, staff, "close")
    said, elsewhere = tidy(result), tidy(referral)
    end = case.custody.close(
        staff, outcome, said, elsewhere, owes=owing(page, inquiry),
        first_owes=first_owes(desk, page, case.row),
    )  # fmt: skip
    case.keep(end, result=said, closed_at=page.now)
    case.step("closed", said, outcome=outcome, referral=elsewhere)
    case.tell(InquiryClosed, outcome=outcome)
    return InquiryView.of(case.row)


def reopen(desk: Desk, page: Page, *, inquiry: int, staff: str, reason: str) -> InquiryView:
    """The visitor is not content: the last responsible person has it again, and answers again by
    what the hall promises from now on.

    Refuses unknown_inquiry, not_allowed, inquiry_open, reason_needed, inquiry_scrubbed (its words
    are no longer kept: a new one is opened).
    """
    case = open_case(desk, page, inquiry, staff, "reopen")
    if case.row.scrubbed_at is not None:
        raise Refusal("inquiry_scrubbed")
    row = case.row
    due = promised(desk, page.now, row.kind, row.category, row.urgency, None)
    why = tidy(reason)
    case.keep(
        case.custody.reopen(why), closed_at=None, confirmed_at=None, due_at=due, result=""
    )  # what was told stands in its step
    case.say("reopened", InquiryReopened, why, due=moment(due))
    tell_at_once(desk, page, case.row, staff)
    return InquiryView.of(case.row)


def confirm(desk: Desk, page: Page, *, inquiry: int, staff: str, words: str = "") -> InquiryView:
    """The visitor was asked and says that it is done (G3). Refuses unknown_inquiry, not_allowed,
    already_confirmed, reply_needed (nobody has told them anything yet).
    """
    case = open_case(desk, page, inquiry, staff, "confirm")
    if case.row.confirmed_at is not None:
        raise Refusal("already_confirmed")
    if case.row.state != "closed" and not case.row.told:
        raise Refusal("reply_needed")
    case.keep(confirmed_at=page.now)
    case.say("confirmed", InquiryConfirmed, words)
    return InquiryView.of(case.row)
