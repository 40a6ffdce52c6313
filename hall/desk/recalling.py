"""While a visitor is called: once more, or not here."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, literal, select

from hall.core.happenings import TicketMissed, TicketRecalled
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk.change import change
from hall.desk.counters import held
from hall.desk.undoing import remember
from hall.desk.views import Turn
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import journal

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def recall(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Announce the called visitor once more. Refuses recall_limit after the settings' number of
    calls, and recall_soon (about: retry_after) within `recall_seconds` of the last one.
    """
    view, hand = held(desk, page, counter, staff, "called")
    line = desk.settings.line
    if hand.calls > line.recall_limit:
        raise Refusal("recall_limit", number=hand.number, limit=line.recall_limit)
    last = page.first(_LAST, b_ticket=hand.id)
    since = (page.now - last.at).total_seconds() if last else line.recall_seconds
    if 0 <= since < line.recall_seconds:  # a clock set back must not silence the counter
        retry_after = ceil(line.recall_seconds - since)
        raise Refusal("recall_soon", number=hand.number, retry_after=retry_after)
    changed = change(page, hand.id, calls=hand.calls + 1)
    page.say(TicketRecalled(hand.id, hand.number, hand.service, counter, staff, changed.calls))
    return Turn(changed, replace(view, in_hand=changed))


def no_show(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """The called visitor did not come."""
    view, hand = held(desk, page, counter, staff, "called")
    changed = change(page, hand.id, state=after("no_show"), ended_at=page.now)
    page.say(TicketMissed(hand.id, hand.number, hand.service, counter, staff, hand.calls))
    remember(desk, page, counter, "no_show", ticket=changed)
    return Turn(changed, view)


_LAST = Hot(
    select(journal.c.at)
    .where(
        journal.c.hall == bindparam("b_hall"),
        journal.c.ticket == bindparam("b_ticket"),
        journal.c.kind.in_([literal("TicketCalled"), literal("TicketRecalled")]),
    )
    .order_by(journal.c.seq.desc())
    .limit(1)
)
