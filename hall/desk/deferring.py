"""Later answers: a visitor is not sent away without somebody who owes the answer (F2, F7)."""

from __future__ import annotations

from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.store.page import Page
from hall.store.tables import inquiries


def must_be_owed(page: Page, ticket: int) -> None:
    """An inquiry of this ticket is open, whoever has it. Refuses inquiry_needed."""
    owed = select(inquiries.c.id).where(
        inquiries.c.hall == page.hall,
        inquiries.c.ticket == ticket,
        inquiries.c.state != "closed",
    )
    if page.one(owed.limit(1)) is None:
        raise Refusal("inquiry_needed")
