"""Questions to a superior: asked with the visitor on hold, answered from afar in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from hall.core.happenings import QuestionAnswered
from hall.core.refusals import Refusal
from hall.desk.reasons import needed
from hall.store.hot import Hot, adding, changing
from hall.store.page import Page
from hall.store.tables import questions, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def keep(page: Page, *, ticket: int, counter: str, staff: str, words: str) -> None:
    """Write down what is asked about a ticket that goes on hold on this page (C6)."""
    page.do(_KEEP, ticket=ticket, counter=counter, staff=staff, at=page.now, words=words)


def answer(desk: Desk, page: Page, *, ticket: int, staff: str, words: str) -> None:
    """A superior answers; the clerk reads it beside the held number and when it is taken back.

    Refuses unknown_ticket, not_held, no_question (nothing was asked, or it is answered already),
    reason_needed (no words, or a letter).
    """
    row = page.first(_TICKET, b_id=ticket)
    if row is None:
        raise Refusal("unknown_ticket")
    if row.state != "held":
        raise Refusal("not_held", number=row.number, state=row.state)
    asked = page.first(_OPEN, b_ticket=ticket, b_at=row.held_at)
    if asked is None or row.hold_kind != "ask":
        raise Refusal("no_question", number=row.number)
    words = needed(words)
    page.first(_ANSWER, b_id=asked.id, answered_at=page.now, answered_by=staff, answer=words)
    page.say(QuestionAnswered(ticket, row.number, row.service, asked.counter, staff))


_KEEP = Hot(adding(questions, but=("id", "answered_at", "answered_by", "answer")))
_TICKET = Hot(
    select(tickets).where(tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id"))
)
_OPEN = Hot(
    select(questions).where(
        questions.c.hall == bindparam("b_hall"),
        questions.c.ticket == bindparam("b_ticket"),
        questions.c.at == bindparam("b_at", type_=questions.c.at.type),
        questions.c.answered_at.is_(None),
    )
)
_ANSWER = Hot(changing(questions, "answered_at", "answered_by", "answer"))
