"""Putting a visitor aside: on hold, taken back, or back into the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import bindparam, func, select

from hall.core.happenings import ServiceBegun, TicketHeld, TicketReturned, TicketTakenBack
from hall.core.refusals import Refusal
from hall.core.ticket import after, allows
from hall.desk import questions
from hall.desk.change import change
from hall.desk.counters import in_hand, mine
from hall.desk.marking import mark
from hall.desk.reasons import needed, short
from hall.desk.seats import may_serve, standing
from hall.desk.sending import back_in_line
from hall.desk.views import TicketView, Turn
from hall.store.hot import Hot, changing
from hall.store.page import Page
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

HoldKind = Literal["away", "ask", "support"]


def hold(
    desk: Desk, page: Page, *, counter: str, staff: str, kind: HoldKind, reason: str = ""
) -> Turn:
    """Put the visitor in hand aside; the counter is free for the next one (C2, C6).

    away: called away for a moment; ask: a superior is asked, `reason` is the question, kept apart
    from ticket and journal; support: moved aside to somebody who helps. Counter, clerk and the
    clock of the service stay. Refuses nothing_in_hand, and reason_needed: a question must be said,
    and no reason is a letter.
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is None:
        raise Refusal("nothing_in_hand", counter=counter)
    asked = needed(reason) if kind == "ask" else ""
    reason = "" if asked else short(reason)
    put = change(
        page,
        hand.id,
        state=after("hold"),
        held_at=page.now,
        hold_kind=kind,
        hold_reason=reason,
    )
    if asked:
        questions.keep(page, ticket=hand.id, counter=counter, staff=staff, words=asked)
    page.say(TicketHeld(hand.id, hand.number, hand.service, counter, staff, kind, reason))
    return Turn(put, view)


def take_back(desk: Desk, page: Page, *, counter: str, staff: str, ticket: int) -> Turn:
    """Serve a held visitor on, at any counter that handles the service: nobody held is forgotten
    because a clerk went home.

    Somebody held before the service began begins it now, and only then is there a first clerk.
    Refuses in_hand, unknown_ticket, not_held, cannot_serve_there.
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is not None:
        raise Refusal("in_hand", number=hand.number)
    kept = _held(desk, page, counter, staff, ticket)
    row = page.first(
        _SERVE_ON,
        b_id=kept.id,
        state=after("take_back"),
        counter=counter,
        clerk=staff,
        held_at=None,
        hold_kind=None,
        hold_reason=None,
        began_at=kept.began_at or page.now,
        b_staff=staff,
    )
    on = TicketView.of(row)
    if kept.began_at is None:
        mark(desk, page, kept)
    page.say(TicketTakenBack(on.id, on.number, on.service, counter, staff))
    if kept.began_at is None:
        first = kept.first_clerk is None
        page.say(ServiceBegun(on.id, on.number, on.service, counter, staff, first))
    return Turn(on, replace(view, in_hand=on))


def return_to_line(
    desk: Desk,
    page: Page,
    *,
    counter: str,
    staff: str,
    reason: str = "",
    ticket: int | None = None,
) -> Turn:
    """Back to the old place in line: the visitor in hand, or a held one by its id (C3).

    Refuses nothing_in_hand, reason_needed (too long), unknown_ticket, not_held, cannot_serve_there.
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if ticket is None and hand is None:
        raise Refusal("nothing_in_hand", counter=counter)
    reason = short(reason)
    if hand is not None and ticket in (None, hand.id):
        kept, hand = hand, None
    else:
        kept = _held(desk, page, counter, staff, ticket or 0)
    back = back_in_line(
        page, kept, kept.service, standing(page, kept.seat, low=kept.low), act="return"
    )
    page.say(
        TicketReturned(kept.id, kept.number, kept.service, counter, staff, reason, seat=back.seat)
    )
    return Turn(back, replace(view, in_hand=hand))


def _held(desk: Desk, page: Page, counter: str, staff: str, ticket: int) -> TicketView:
    """The held ticket of that id, which this clerk could serve here."""
    row = page.first(_BY_ID, b_id=ticket)
    if row is None:
        raise Refusal("unknown_ticket")
    if not allows("take_back", row.state):
        raise Refusal("not_held", number=row.number, state=row.state)
    kept = TicketView.of(row)
    if not may_serve(desk.floor, counter, staff, kept.service, low=kept.low):
        raise Refusal("cannot_serve_there", counter=counter, service=kept.service)
    return kept


_BY_ID = Hot(
    select(tickets).where(tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id"))
)
_SERVE_ON = Hot(
    changing(
        tickets,
        *("state", "counter", "clerk", "held_at", "hold_kind", "hold_reason", "began_at"),
    ).values(
        # Written once, as by begin.
        first_clerk=func.coalesce(tickets.c.first_clerk, bindparam("b_staff")),
        first_served_at=func.coalesce(
            tickets.c.first_served_at, bindparam("began_at", type_=tickets.c.began_at.type)
        ),
    )
)
