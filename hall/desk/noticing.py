"""The one-time notice: all that is missing is told at once (F9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core import access
from hall.core.happenings_inquiry import NoticeGiven
from hall.core.refusals import Refusal
from hall.desk.answered import end
from hall.desk.counters import held
from hall.desk.inquiries import open_answered
from hall.desk.inquiry import Case, needed, open_case, person, tidy
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

    A second notice in the same inquiry is a breach: it needs a reason and is counted, also where
    the first one had ended it. Refuses unknown_inquiry, not_allowed, inquiry_closed,
    unknown_service, nothing_missing, reason_needed.
    """
    case = open_case(desk, page, inquiry, staff, "notice")
    if case.row.state == "closed" and not case.row.notices:
        raise Refusal("inquiry_closed")
    _give(case, service, _known(desk, service, missing), tidy(words), reason)
    return InquiryView.of(case.row)


def send_home(
    desk: Desk,
    page: Page,
    *,
    counter: str,
    staff: str,
    service: str,
    missing: list[int],
    matter: str,
    words: str = "",
) -> InquiryView:
    """The visitor in hand lacks papers, and there is nothing else to answer: written down, told and
    ended at once. Nothing is promised, so nothing falls due while they fetch them.

    `matter` says so in the hall's language; it is the result, too. Whoever comes again with the
    notice is tied to it (returning.py), and a second notice is counted. Refuses unknown_counter,
    counter_not_open, not_your_counter, nothing_in_hand, not_serving, not_allowed, matter_needed,
    unknown_service, nothing_missing.
    """
    access.must(person(desk, staff), "open")
    _, hand = held(desk, page, counter, staff, "serving")
    wanted, said = _known(desk, service, missing), tidy(words)
    _must_lack(wanted, said)
    case = open_answered(desk, page, staff=staff, ticket=hand, matter=matter)
    _give(case, service, wanted, said, "")
    end(case, "answered", matter)
    return InquiryView.of(case.row)


def _known(desk: Desk, service: str, missing: list[int]) -> list[int]:
    """Those of the service's papers that are meant. Refuses unknown_service."""
    papers = next((each.materials for each in desk.settings.services if each.id == service), None)
    if papers is None:
        raise Refusal("unknown_service", service=service)
    return sorted({each for each in missing if 0 <= each < len(papers)})


def _must_lack(wanted: list[int], said: str) -> None:
    if not wanted and not said:
        raise Refusal("nothing_missing")


def _give(case: Case, service: str, wanted: list[int], said: str, reason: str) -> None:
    _must_lack(wanted, said)
    again = case.row.notices > 0
    why = needed(reason) if again else ""
    case.keep(notices=case.row.notices + 1)
    case.step("notice", said, service=service, missing=wanted, again=again)
    if why:
        case.step("notice_again", why)
    case.tell(NoticeGiven, missing=len(wanted) + bool(said), again=again)
