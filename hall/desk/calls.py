"""Calling: next, or a chosen number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from hall.core.happenings import TicketCalled
from hall.core.line import Why
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk import ending, lines
from hall.desk.change import change
from hall.desk.choosing import may_call, who_is_next
from hall.desk.counters import in_hand, mine
from hall.desk.serving import close_service
from hall.desk.undoing import remember
from hall.desk.views import CounterView, Turn
from hall.store.hot import Hot, putting
from hall.store.page import Page
from hall.store.tables import pools, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def next_ticket(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Finish the visitor being served, if any, and call who is next by the published rule.

    One press, one act. Refuses in_hand while a visitor is only called (begin or no-show first),
    counter_paused, and day_ended. The ticket is None when nobody waits; a finished one stays
    finished.
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is not None and hand.state == "called":
        raise Refusal("in_hand", number=hand.number)
    if view.state == "paused" and hand is None:
        raise Refusal("counter_paused", counter=counter)
    ended, lesson = None, None
    if hand is not None:
        ended, lesson = close_service(desk, page, hand, counter, staff)
    found = None
    if view.state != "paused":
        found = who_is_next(desk, page.connection, page.hall, counter, staff)
    if found is None and ended is None:
        ending.must_serve(desk, page)  # in an ended day nobody waits, so it is asked only here
    streak = None
    if found is not None and found.choice.streak != found.streak:
        page.do(_STREAK, pool=found.key, streak=found.choice.streak)
        streak = [found.key, found.streak]
    turn = Turn(None, view)
    if found is not None:
        turn = _call(page, view, found.choice.ticket, staff, found.why)
    if ended is not None or turn.ticket is not None:
        remember(
            *(desk, page, counter, "next"),
            ticket=turn.ticket,
            finished=ended,
            lesson=lesson,
            streak=streak,
        )
    return turn


def call(desk: Desk, page: Page, *, counter: str, staff: str, ticket: int) -> Turn:
    """Call a chosen number out of turn; it is logged as `chosen`.

    Refuses in_hand, counter_paused, unknown_ticket, not_waiting (somebody was quicker: about says
    which counter has it), service_closed when this clerk neither serves nor helps that line here,
    and cannot_serve_there when the visitor waits for another counter, clerk or a low counter.
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is not None:
        raise Refusal("in_hand", number=hand.number)
    if view.state == "paused":
        raise Refusal("counter_paused", counter=counter)
    row = page.first(_BY_ID, b_id=ticket)
    if row is None:
        raise Refusal("unknown_ticket")
    if row.state != "waiting":
        raise Refusal("not_waiting", number=row.number, state=row.state, counter=row.counter or "")
    may_call(desk, counter, staff, row.service, row.seat)
    return _call(page, view, ticket, staff, "chosen")


def _call(page: Page, view: CounterView, ticket: int, staff: str, why: Why) -> Turn:
    called = change(
        page,
        ticket,
        state=after("call"),
        counter=view.id,
        clerk=staff,
        called_at=page.now,
        calls=1,
        why=why,
    )
    lines.left(page, called.service, called.ticket_class)
    page.say(TicketCalled(ticket, called.number, called.service, view.id, staff, why))
    return Turn(called, replace(view, in_hand=called))


_STREAK = Hot(putting(pools))
_BY_ID = Hot(
    select(tickets).where(tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id"))
)
