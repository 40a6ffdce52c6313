"""Later answers: a visitor is not sent away without somebody who owes the answer (F2, F7)."""

from __future__ import annotations

from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.desk.seeing import not_about, of_ticket
from hall.store.page import Page
from hall.store.tables import inquiries


def must_be_owed(page: Page, ticket: int, staff: str) -> None:
    """An inquiry of this ticket is open, whoever has it; one that its visitor came again about
    counts, too. Refuses inquiry_needed.

    One about the very clerk who finishes does not count: else the answer would tell them that it is
    there (G2). They write down one more, as if there were none.
    """
    owed = select(inquiries.c.id).where(
        inquiries.c.hall == page.hall,
        inquiries.c.id.in_(of_ticket(page.hall, ticket)),
        inquiries.c.state != "closed",
        not_about(staff),
    )
    if page.one(owed.limit(1)) is None:
        raise Refusal("inquiry_needed")
