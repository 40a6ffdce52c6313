"""Later answers: a visitor is not sent away without somebody who owes the answer, nor without a
reason (F2, F7).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from hall.core.happenings_inquiry import InquiryDeferred
from hall.core.refusals import Refusal
from hall.desk.inquiry import Case, custody_of, needed
from hall.desk.seeing import not_about, of_ticket
from hall.store.page import Page
from hall.store.tables import inquiries


def defer(page: Page, ticket: int, staff: str, reason: str) -> None:
    """Why the visitor goes without the answer, into the newest inquiry of this ticket that is open,
    whoever has it; one that its visitor came again about counts, too.

    Refuses inquiry_needed, reason_needed.
    """
    row = _owed(page, ticket, staff)
    why = needed(reason)
    Case(page, row, staff, custody_of(row)).say("deferred", InquiryDeferred, why, ticket=ticket)


def _owed(page: Page, ticket: int, staff: str) -> Any:
    """One about the very clerk who finishes does not count: else the answer would tell them that it
    is there (G2). They write down one more, as if there were none.
    """
    owed = select(inquiries).where(
        inquiries.c.hall == page.hall,
        inquiries.c.id.in_(of_ticket(page.hall, ticket)),
        inquiries.c.state != "closed",
        not_about(staff),
    )
    found = page.one(owed.order_by(inquiries.c.id.desc()).limit(1))
    if found is None:
        raise Refusal("inquiry_needed")
    return found
