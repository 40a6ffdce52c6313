"""Silent help for a counter: asked for without a word to the visitor, answered by who came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, literal, select

from hall.core.happenings import SupportAnswered, SupportAsked
from hall.core.refusals import Refusal
from hall.desk.counters import in_hand, mine
from hall.desk.reasons import needed
from hall.desk.views import Turn
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import journal

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def ask(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Somebody should come to this counter, and nobody hears of it in the hall (C5).

    Refuses support_asked while an earlier call of the day is not answered.
    """
    _, view = mine(desk, page, counter, staff)
    if _asked(page, counter):
        raise Refusal("support_asked", counter=counter)
    hand = in_hand(page, counter)
    page.say(SupportAsked(counter, staff, hand.id if hand else None))
    return Turn(hand, replace(view, in_hand=hand))


def answer(desk: Desk, page: Page, *, counter: str, staff: str, reason: str) -> None:
    """Somebody came; `reason` says how it ended. The counter may have closed meanwhile.

    Refuses unknown_counter, reason_needed, no_support_asked.
    """
    desk.floor.counter(counter)
    reason = needed(reason)
    if not _asked(page, counter):
        raise Refusal("no_support_asked", counter=counter)
    page.say(SupportAnswered(counter, staff, reason))


def _asked(page: Page, counter: str) -> bool:
    """Whether a call of today is open."""
    last = page.first(_LAST, b_counter=counter, b_day=page.day)
    return last is not None and last.kind == SupportAsked.__name__


_LAST = Hot(
    select(journal.c.kind)
    .where(
        journal.c.hall == bindparam("b_hall"),
        journal.c.kind.in_([literal(SupportAsked.__name__), literal(SupportAnswered.__name__)]),
        journal.c.counter == bindparam("b_counter"),
        journal.c.day == bindparam("b_day"),
    )
    .order_by(journal.c.seq.desc())
    .limit(1)
)
"""Along journal_calls: help is asked for a few times a day."""
