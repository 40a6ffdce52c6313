"""Sending a visitor on to another line; number, arrival, place and first clerk go along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core.happenings import TicketTransferred
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk import lines
from hall.desk.change import change
from hall.desk.counters import in_hand, mine
from hall.desk.views import TicketView, Turn
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def transfer(desk: Desk, page: Page, *, counter: str, staff: str, service: str) -> Turn:
    """Send the visitor in hand to another line; number, arrival, place and first clerk go along
    (B3).

    Refuses unknown_service, service_closed, same_service.
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is None:
        raise Refusal("nothing_in_hand", counter=counter)
    desk.floor.service(service)
    if service == hand.service:
        raise Refusal("same_service", service=service)
    changed = back_in_line(page, hand, service)
    page.say(
        TicketTransferred(hand.id, hand.number, service, counter, staff, from_service=hand.service)
    )
    return Turn(changed, view)


def back_in_line(page: Page, hand: TicketView, service: str) -> TicketView:
    """A visitor in hand waits again, in the old place, in the line of `service`."""
    changed = change(
        page,
        hand.id,
        state=after("transfer"),
        service=service,
        counter=None,
        clerk=None,
        called_at=None,
        began_at=None,
        calls=0,
        why=None,
    )
    lines.joined(page, service, hand.ticket_class)
    return changed
