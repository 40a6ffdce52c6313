"""While a visitor is called: once more, or not here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hall.core.happenings import TicketMissed, TicketRecalled
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk.change import change
from hall.desk.counters import held
from hall.desk.views import Turn
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def recall(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Announce the called visitor once more. Refuses recall_limit after the settings' number of
    calls.
    """
    view, hand = held(desk, page, counter, staff, "called")
    limit = desk.settings.line.recall_limit
    if hand.calls > limit:
        raise Refusal("recall_limit", number=hand.number, limit=limit)
    changed = change(page, hand.id, calls=hand.calls + 1)
    page.say(TicketRecalled(hand.id, hand.number, hand.service, counter, staff, changed.calls))
    return Turn(changed, replace(view, in_hand=changed))


def no_show(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """The called visitor did not come."""
    view, hand = held(desk, page, counter, staff, "called")
    changed = change(page, hand.id, state=after("no_show"), ended_at=page.now)
    page.say(TicketMissed(hand.id, hand.number, hand.service, counter, staff, hand.calls))
    return Turn(changed, view)
