"""Not a matter of this hall: why, and where to go instead (F7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.desk.answered import end
from hall.desk.inquiries import open_answered
from hall.desk.inquiry import needed, tidy
from hall.desk.seeing import not_about, of_ticket
from hall.store.page import Page
from hall.store.tables import inquiries

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def refer(desk: Desk, page: Page, *, staff: str, ticket: Any, reason: str, referral: str) -> None:
    """The visitor in hand is told why and where to go instead: written down and ended at once.

    Nothing more is asked where an inquiry of this ticket was refused already. Refuses
    reason_needed, referral_needed.
    """
    if not tidy(reason) and not tidy(referral) and _refused(page, ticket.id, staff):
        return
    why = needed(reason)
    if not tidy(referral):
        raise Refusal("referral_needed")
    case = open_answered(desk, page, staff=staff, ticket=ticket, matter=why)
    end(case, "refused", why, referral)


def _refused(page: Page, ticket: int, staff: str) -> bool:
    asked = select(inquiries.c.id).where(
        inquiries.c.hall == page.hall, inquiries.c.id.in_(of_ticket(page.hall, ticket)),
        inquiries.c.outcome == "refused", not_about(staff),
    )  # fmt: skip
    return page.one(asked.limit(1)) is not None
