"""What staff decide about somebody who waits: urgent before all others, priority or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from hall.core.happenings import TicketLifted, TicketReclassed
from hall.core.refusals import Refusal
from hall.core.ticket import TicketClass, allows
from hall.desk import lines
from hall.desk.change import change
from hall.desk.reasons import needed
from hall.desk.views import TicketView
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def lift(desk: Desk, page: Page, *, ticket: int, staff: str, reason: str) -> TicketView:
    """Before all others at the next free counter that may call this visitor (PROVISIONS B1).

    Of several, whoever was lifted first. Refuses reason_needed, unknown_ticket, not_waiting,
    already_lifted.
    """
    reason = needed(reason)
    row = _who_waits(page, ticket, "lift")
    if row.lift is not None:
        raise Refusal("already_lifted", number=row.number)
    lifted = change(page, row.id, lift=page.seq)
    page.say(TicketLifted(row.id, row.number, row.service, staff, reason))
    return lifted


def set_priority(desk: Desk, page: Page, *, ticket: int, staff: str, priority: bool) -> TicketView:
    """Grant priority or take it back; the place in line stays, and who did it is kept (B1).

    No reason is asked (K1). An internal visitor can be granted priority; there is none to take
    back. Refuses unknown_ticket, not_waiting, same_class.
    """
    row = _who_waits(page, ticket, "reclass")
    wanted: TicketClass = "priority" if priority else "ordinary"
    if row.ticket_class == wanted or (row.ticket_class == "internal" and not priority):
        raise Refusal("same_class", number=row.number)
    changed = change(page, row.id, ticket_class=wanted)
    lines.left(page, row.service, row.ticket_class)
    lines.joined(page, row.service, wanted)
    page.say(TicketReclassed(row.id, row.number, row.service, staff, wanted))
    return changed


def _who_waits(page: Page, ticket: int, act: str) -> Any:
    row = page.first(_BY_ID, b_id=ticket)
    if row is None:
        raise Refusal("unknown_ticket")
    if not allows(act, row.state):
        raise Refusal("not_waiting", number=row.number, state=row.state, counter=row.counter or "")
    return row


_BY_ID = Hot(
    select(tickets).where(tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id"))
)
