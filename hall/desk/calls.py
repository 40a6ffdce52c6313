"""Calling: next, or a chosen number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from hall.core.floor import Counter
from hall.core.happenings import TicketCalled
from hall.core.line import Choice, Why, choose
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk import lines
from hall.desk.change import change
from hall.desk.counters import in_hand, mine
from hall.desk.serving import close_service
from hall.desk.views import CounterView, Turn
from hall.store.hot import Hot, putting
from hall.store.page import Page
from hall.store.tables import pools, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def next_ticket(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Finish the visitor being served, if any, and call who is next by the published rule.

    One press, one act. Refuses in_hand while a visitor is only called (begin or no-show first), and
    counter_paused. The ticket is None when nobody waits; a finished one stays finished.
    """
    place, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is not None and hand.state == "called":
        raise Refusal("in_hand", number=hand.number)
    if view.state == "paused" and hand is None:
        raise Refusal("counter_paused", counter=counter)
    if hand is not None:
        close_service(desk, page, hand, counter, staff)
    if view.state == "paused":
        return Turn(None, view)
    found = who_is_next(desk, page, place)
    if found is None:
        return Turn(None, view)
    pool, choice, why, streak = found
    if choice.streak != streak:
        _remember(page, pool, choice.streak)
    return _call(page, view, choice.ticket, staff, why)


def who_is_next(
    desk: Desk, page: Page, place: Counter
) -> tuple[tuple[str, ...], Choice, Why, int] | None:
    """The counter's own pool first; only when nobody waits there, the one it helps.

    Answers the pool, the choice, why, and the pool's streak until now.
    """
    line = desk.settings.line
    for tier, pool in enumerate(place.tiers):
        heads = lines.heads(page.connection, page.hall, pool)
        if not heads:
            continue
        streak = lines.streak(page.connection, page.hall, pool)
        choice = choose(heads, streak, policy=line.policy, m=line.priority_in_a_row)
        if choice is not None:
            return pool, choice, "helping" if tier else choice.why, streak
    return None


def call(desk: Desk, page: Page, *, counter: str, staff: str, ticket: int) -> Turn:
    """Call a chosen number out of turn; it is logged as `chosen`.

    Refuses in_hand, counter_paused, unknown_ticket, not_waiting (somebody was quicker: about says
    which counter has it), and service_closed when this counter neither serves nor helps that line.
    """
    place, view = mine(desk, page, counter, staff)
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
    if row.service not in place.serves + place.helps:
        raise Refusal("service_closed", service=row.service)
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


def _remember(page: Page, pool: tuple[str, ...], streak: int) -> None:
    page.do(_STREAK, pool=lines.pool_key(pool), streak=streak)


_STREAK = Hot(putting(pools))
_BY_ID = Hot(
    select(tickets).where(tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id"))
)
