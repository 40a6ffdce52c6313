"""The one-time notice: all that is missing is told at once (F9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core.happenings_inquiry import NoticeGiven
from hall.core.refusals import Refusal
from hall.desk.inquiry import needed, open_case, tidy
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def give_notice(
    desk: Desk,
    page: Page,
    *,
    inquiry: int,
    staff: str,
    service: str,
    missing: list[int],
    words: str = "",
    reason: str = "",
) -> InquiryView:
    """Tell what is missing: `missing` are the places (from 0) in the service's list of papers,
    `words` what else.

    A second notice in the same inquiry is a breach: it needs a reason and is counted. Refuses
    unknown_inquiry, not_allowed, inquiry_closed, unknown_service, nothing_missing, reason_needed.
    """
    case = open_case(desk, page, inquiry, staff, "notice")
    if case.row.state == "closed":
        raise Refusal("inquiry_closed")
    papers = next((each.materials for each in desk.settings.services if each.id == service), None)
    if papers is None:
        raise Refusal("unknown_service", service=service)
    wanted = sorted({each for each in missing if 0 <= each < len(papers)})
    said = tidy(words)
    if not wanted and not said:
        raise Refusal("nothing_missing")
    again = case.row.notices > 0
    why = needed(reason) if again else ""
    case.keep(notices=case.row.notices + 1)
    case.step("notice", said, service=service, missing=wanted, again=again)
    if why:
        case.step("notice_again", why)
    case.tell(NoticeGiven, missing=len(wanted) + bool(said), again=again)
    return InquiryView.of(case.row)
