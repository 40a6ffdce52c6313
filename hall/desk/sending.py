"""Sending a visitor on: to another line, one counter or one person. Number, arrival, place and
first clerk go along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core.happenings import TicketTransferred
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk import lines
from hall.desk.change import change
from hall.desk.counters import clerk_of, in_hand, is_there, mine, seat_of
from hall.desk.reasons import short
from hall.desk.seats import may_serve
from hall.desk.views import TicketView, Turn
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def transfer(
    desk: Desk,
    page: Page,
    *,
    counter: str,
    staff: str,
    service: str | None = None,
    to_counter: str | None = None,
    to_staff: str | None = None,
    reason: str = "",
) -> Turn:
    """Send the visitor in hand to the line of a service, or to one counter or one person there;
    number, arrival, place and first clerk go along (B3).

    Without `service` it stays the same. Refuses nothing_in_hand, unknown_service, service_closed,
    same_service, unknown_counter, same_place, counter_not_open and staff_not_here (nobody would
    ever call them), cannot_serve_there, reason_needed (too long), two_targets (a counter and
    a person).
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is None:
        raise Refusal("nothing_in_hand", counter=counter)
    reason = short(reason)
    wanted = hand.service if service is None else desk.floor.service(service).id
    if to_counter is not None and to_staff is not None:
        raise Refusal("two_targets", number=hand.number)
    low = hand.low
    if to_counter is None and to_staff is None:
        if wanted == hand.service:
            raise Refusal("same_service", service=wanted)
        seat = lines.LOW if low else ""
    else:
        there, clerk = _target(desk, page, to_counter, to_staff)
        if there == counter:
            raise Refusal("same_place", number=hand.number)
        if not may_serve(desk.floor, there, clerk, wanted, low=low):
            raise Refusal("cannot_serve_there", counter=there, service=wanted)
        seat = f"counter:{there}" if to_counter is not None else f"staff:{clerk}"
    changed = back_in_line(page, hand, wanted, seat)
    page.say(
        TicketTransferred(
            hand.id, hand.number, wanted, counter, staff, hand.service, reason=reason, seat=seat
        )
    )
    return Turn(changed, view)


def _target(
    desk: Desk, page: Page, to_counter: str | None, to_staff: str | None
) -> tuple[str, str]:
    """The counter meant, and who sits there: nobody whose session is over, for they went home."""
    if to_staff is not None:
        seat = seat_of(page, to_staff)
        if (
            seat is None
            or seat not in desk.floor.counters
            or not is_there(desk, page, seat, to_staff)
        ):
            raise Refusal("staff_not_here", staff=to_staff)
        return seat, to_staff
    there = desk.floor.counter(to_counter or "").id
    clerk = clerk_of(page, there)
    if clerk is None or not is_there(desk, page, there, clerk):
        raise Refusal("counter_not_open", counter=there)
    return there, clerk


def back_in_line(
    page: Page, hand: TicketView, service: str, seat: str = "", *, act: str = "transfer"
) -> TicketView:
    """A visitor in hand, or held, waits again, in the old place, in the line of `service`."""
    changed = change(
        page,
        hand.id,
        state=after(act),
        service=service,
        seat=seat,
        counter=None,
        clerk=None,
        called_at=None,
        began_at=None,
        calls=0,
        why=None,
        held_at=None,
        hold_kind=None,
        hold_reason=None,
    )
    lines.joined(page, service, hand.ticket_class)
    return changed
