"""Serving: begin, which makes the first clerk, and finish."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func

from hall.core.happenings import ServiceBegun, ServiceFinished
from hall.core.ticket import after
from hall.desk import waits
from hall.desk.counters import held
from hall.desk.views import TicketView, Turn
from hall.store.hot import Hot, changing, putting
from hall.store.page import Page
from hall.store.tables import paces, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


FORGOTTEN: Final = 10
"""A service of so many times its usual length was over long before; the key was forgotten."""


def begin(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """The visitor is here. Whoever begins first is the first clerk, and stays it (R0-4, C1)."""
    view, hand = held(desk, page, counter, staff, "called")
    row = page.first(_BEGIN, b_id=hand.id, state=after("begin"), began_at=page.now, b_staff=staff)
    begun = TicketView.of(row)
    page.say(
        ServiceBegun(hand.id, hand.number, hand.service, counter, staff, hand.first_clerk is None)
    )
    return Turn(begun, replace(view, in_hand=begun))


def finish(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """The matter is done."""
    view, hand = held(desk, page, counter, staff, "serving")
    return Turn(close_service(desk, page, hand, counter, staff), view)


def close_service(desk: Desk, page: Page, hand: TicketView, counter: str, staff: str) -> TicketView:
    """End the service of the ticket in hand and learn from how long it took."""
    began = hand.began_at or page.now
    # A clock set back must not teach a negative service time.
    seconds = max(0, round((page.now - began).total_seconds()))
    row = page.first(_FINISH, b_id=hand.id, state=after("finish"), ended_at=page.now)
    page.say(ServiceFinished(hand.id, hand.number, hand.service, counter, staff, seconds))
    _learn(desk, page, hand.service, seconds)
    return TicketView.of(row)


def _learn(desk: Desk, page: Page, service: str, seconds: int) -> None:
    """One finish forgotten over night would tell the next two hundred visitors "0-350 minutes"."""
    usual = next((one.minutes for one in desk.settings.services if one.id == service), 0)
    if seconds > FORGOTTEN * usual * 60:
        return
    learnt = waits.pace(page.connection, page.hall, service).and_one_of(seconds)
    page.do(
        _LEARN,
        service=service,
        served=learnt.served,
        mean=learnt.mean,
        variance=learnt.variance,
    )


_LEARN = Hot(putting(paces))
_BEGIN = Hot(
    changing(tickets, "state", "began_at").values(
        # Written once: a later clerk finds them set, and they stay.
        first_clerk=func.coalesce(tickets.c.first_clerk, bindparam("b_staff")),
        first_served_at=func.coalesce(
            tickets.c.first_served_at, bindparam("began_at", type_=tickets.c.began_at.type)
        ),
    )
)
_FINISH = Hot(changing(tickets, "state", "ended_at"))
