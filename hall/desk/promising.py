"""What is promised until when; later only after the visitor was told (F8)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from hall.core.happenings_inquiry import InquiryExtended
from hall.core.inquiry import Kind, Urgency
from hall.core.refusals import Refusal
from hall.desk.inquiry import moment, needed, open_case, tidy
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FAR: Final = timedelta(days=3660)
"""From now; nobody promises later, and no calendar counts further than the year 9999."""


def promised(
    desk: Desk,
    now: datetime,
    kind: Kind,
    category: str,
    urgency: Urgency,
    due_at: datetime | None,
) -> datetime | None:
    """When it is due: as the clerk promised, but never later than the hall promises.

    Refuses due_late (about: latest) and due_past.
    """
    latest = desk.promises.due(desk.office, now, kind, category, urgency)
    if due_at is None:
        return latest
    if due_at <= now:
        raise Refusal("due_past")
    _not_after(desk, due_at, latest or now + FAR)
    return due_at


def _not_after(desk: Desk, due_at: datetime, latest: datetime) -> None:
    if due_at > latest:
        local = latest.astimezone(desk.hours.zone)
        raise Refusal("due_late", latest=local.strftime("%Y-%m-%d %H:%M"))


def extend(
    desk: Desk,
    page: Page,
    *,
    inquiry: int,
    staff: str,
    due_at: datetime,
    told: str,
    reason: str,
) -> InquiryView:
    """Promise a later time; it counts only because the visitor was told first: `told` says how and
    when (R2-16.10).

    Refuses unknown_inquiry, not_allowed, inquiry_closed, not_responsible, not_told, reason_needed,
    due_past, due_late, due_sooner.
    """
    case = open_case(desk, page, inquiry, staff, "extend")
    if case.row.state == "closed":
        raise Refusal("inquiry_closed")
    how = " ".join(tidy(told).split())  # one line: the last of what is kept
    if not how:
        raise Refusal("not_told")
    why = needed(reason)
    if due_at <= page.now:
        raise Refusal("due_past")
    _not_after(desk, due_at, page.now + FAR)
    if case.row.due_at is not None and due_at <= case.row.due_at:
        raise Refusal("due_sooner")
    was = moment(case.row.due_at)
    case.keep(due_at=due_at, extended=case.row.extended + 1)
    case.step("extended", f"{why}\n{how}", due=due_at.isoformat(), was=was)
    case.tell(InquiryExtended, due=due_at.isoformat())
    return InquiryView.of(case.row)
