"""Serving: begin, which makes the first clerk, finish, one thing more, and without a call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func

from hall.core.happenings import ServiceAdded, ServiceBegun, ServiceFinished
from hall.core.refusals import Refusal
from hall.core.ticket import Outcome, TicketClass, after
from hall.desk import ending
from hall.desk.change import change
from hall.desk.counters import held, in_hand, mine
from hall.desk.deferring import defer
from hall.desk.learning import Lesson, learn
from hall.desk.marking import mark
from hall.desk.referring import refer
from hall.desk.seats import may_serve
from hall.desk.tickets import enter
from hall.desk.undoing import remember
from hall.desk.views import TicketView, Turn
from hall.store.hot import Hot, changing
from hall.store.page import Page
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def begin(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """The visitor is here. Whoever begins first is the first clerk, and stays it (R0-4, C1)."""
    view, hand = held(desk, page, counter, staff, "called")
    mark(desk, page, hand)
    row = page.first(_BEGIN, b_id=hand.id, state=after("begin"), began_at=page.now, b_staff=staff)
    begun = TicketView.of(row)
    page.say(
        ServiceBegun(hand.id, hand.number, hand.service, counter, staff, hand.first_clerk is None)
    )
    return Turn(begun, replace(view, in_hand=begun))


def finish(
    desk: Desk,
    page: Page,
    *,
    counter: str,
    staff: str,
    outcome: Outcome = "done",
    reason: str = "",
    referral: str = "",
) -> Turn:
    """The matter is over; `outcome` says how (C3). Deferred needs somebody who owes the answer, and
    the `reason` (F2); not_here the reason and where to go instead, the `referral` (F7).

    Refuses inquiry_needed, reason_needed, referral_needed.
    """
    view, hand = held(desk, page, counter, staff, "serving")
    if outcome == "deferred":
        defer(page, hand.id, staff, reason)
    if outcome == "not_here":
        refer(desk, page, staff=staff, ticket=hand, reason=reason, referral=referral)
    done, lesson = close_service(desk, page, hand, counter, staff, outcome)
    remember(desk, page, counter, "finish", ticket=done, lesson=lesson)
    return Turn(done, view)


def close_service(
    desk: Desk, page: Page, hand: TicketView, counter: str, staff: str, outcome: Outcome = "done"
) -> tuple[TicketView, Lesson | None]:
    """End the service of the ticket in hand and learn from how long it took; answers the ticket,
    and what was known before.
    """
    seconds = _taken(page, hand)
    row = page.first(
        _FINISH, b_id=hand.id, state=after("finish"), ended_at=page.now, outcome=outcome
    )
    page.say(ServiceFinished(hand.id, hand.number, hand.service, counter, staff, seconds, outcome))
    return TicketView.of(row), learn(desk, page, hand.service, seconds)


def add_service(desk: Desk, page: Page, *, counter: str, staff: str, service: str) -> Turn:
    """The same visitor has something else to settle here; number and first clerk stay (C3).

    What was served until now is learnt from; the clock starts over. Refuses nothing_in_hand,
    not_serving, unknown_service, service_closed, same_service, cannot_serve_there.
    """
    view, hand = held(desk, page, counter, staff, "serving")
    desk.floor.service(service)
    if service == hand.service:
        raise Refusal("same_service", service=service)
    _must_handle(desk, counter, staff, service)
    seconds = _taken(page, hand)
    changed = change(page, hand.id, service=service, began_at=page.now)
    page.say(ServiceAdded(hand.id, hand.number, service, counter, staff, hand.service, seconds))
    learn(desk, page, hand.service, seconds)
    return Turn(changed, replace(view, in_hand=changed))


def walk_up(
    desk: Desk,
    page: Page,
    *,
    counter: str,
    staff: str,
    service: str,
    priority: bool = False,
    language: str = "zh",
) -> Turn:
    """Somebody stands at the window without a number: a new one, served at once, never called (C3).

    A clerk serves who stands there: past the last number, after hours and when numbers were
    stopped by hand, too; only a day that was ended is over. Refuses day_ended, in_hand,
    counter_paused, unknown_service, service_closed, cannot_serve_there.
    """
    _, view = mine(desk, page, counter, staff)
    ending.must_serve(desk, page)
    hand = in_hand(page, counter)
    if hand is not None:
        raise Refusal("in_hand", number=hand.number)
    if view.state == "paused":
        raise Refusal("counter_paused", counter=counter)
    wanted = desk.floor.service(service)
    _must_handle(desk, counter, staff, service)
    ticket_class: TicketClass = "priority" if priority else "ordinary"
    ticket = enter(desk, page, wanted, ticket_class, language, staff=staff).id
    at_once = {"counter": counter, "clerk": staff, "called_at": page.now, "b_staff": staff}
    row = page.first(_WALK_UP, b_id=ticket, state=after("begin"), began_at=page.now, **at_once)
    begun = TicketView.of(row)
    page.say(ServiceBegun(begun.id, begun.number, service, counter, staff, first=True))
    return Turn(begun, replace(view, in_hand=begun))


def _must_handle(desk: Desk, counter: str, staff: str, service: str) -> None:
    if not may_serve(desk.floor, counter, staff, service):
        raise Refusal("cannot_serve_there", counter=counter, service=service)


def _taken(page: Page, hand: TicketView) -> int:
    """Seconds since the service began; a clock set back must not teach a negative time."""
    return max(0, round((page.now - (hand.began_at or page.now)).total_seconds()))


_FIRST = {
    # Written once: a later clerk finds them set, and they stay.
    "first_clerk": func.coalesce(tickets.c.first_clerk, bindparam("b_staff")),
    "first_served_at": func.coalesce(
        tickets.c.first_served_at, bindparam("began_at", type_=tickets.c.began_at.type)
    ),
}
_BEGIN = Hot(changing(tickets, "state", "began_at").values(_FIRST))
_WALK_UP = Hot(
    changing(tickets, "state", "began_at", "counter", "clerk", "called_at").values(_FIRST)
)
_FINISH = Hot(changing(tickets, "state", "ended_at", "outcome"))
