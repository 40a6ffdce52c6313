"""Coming back: a visitor who missed the call rejoins the line, some places behind its front."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from hall.core.happenings import TicketRejoined
from hall.core.refusals import Refusal
from hall.core.ticket import after, allows
from hall.desk import ending, lines
from hall.desk.lines import WAITING
from hall.desk.seats import standing
from hall.desk.tickets import PLACE_STEP, by_token
from hall.desk.views import TicketView
from hall.store.hot import Hot, changing
from hall.store.page import Page
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def rejoin(desk: Desk, page: Page, *, token: str) -> TicketView:
    """Back into the line after a missed call, `rejoin_behind` places behind its front.

    Number, arrival and first clerk stay. Refuses unknown_ticket, not_missed, day_ended (nobody
    would ever call them), and rejoin_late when more than `rejoin_minutes` have passed since the
    call was given up.
    """
    return _back(desk, page, by_token(page, token))


def rejoin_by_staff(desk: Desk, page: Page, *, ticket: int, staff: str) -> TicketView:
    """The same, done by staff for somebody who stands before them. Refuses as `rejoin` does."""
    row = page.first(_BY_ID, b_id=ticket)
    if row is None:
        raise Refusal("unknown_ticket")
    return _back(desk, page, row, staff)


def rejoin_number(desk: Desk, page: Page, *, number: str, device: str | None = None) -> TicketView:
    """The same, by the number on the slip, typed at a kiosk; one of this business day only.

    Small letters and missing zeros are understood. Refuses as `rejoin` does.
    """
    return _back(desk, page, by_number(page, number), device=device)


def by_number(page: Page, number: str) -> Any:
    """The row of a number of this business day, as people type it. Refuses unknown_ticket."""
    typed, row = _NUMBER.fullmatch(number.strip().upper()), None
    if typed is not None:
        row = page.first(_BY_NUMBER, b_day=page.day, b_prefix=typed[1], b_seq=int(typed[2]))
    if row is None:
        raise Refusal("unknown_ticket")
    return row


def _back(
    desk: Desk, page: Page, row: Any, staff: str | None = None, device: str | None = None
) -> TicketView:
    """All of the ticket stays but an urgent lift: else nobody would go before."""
    line = desk.settings.line
    if not allows("rejoin", row.state):
        raise Refusal("not_missed", number=row.number, state=row.state)
    ending.must_serve(desk, page, row.day)
    if page.now - row.ended_at > timedelta(minutes=line.rejoin_minutes):
        raise Refusal("rejoin_late", number=row.number, minutes=line.rejoin_minutes)
    place, behind = _place_behind(page, row.service, row.ticket_class, line.rejoin_behind)
    changed = page.first(
        _BACK,
        b_id=row.id,
        state=after("rejoin"),
        place=place,
        counter=None,
        clerk=None,
        called_at=None,
        ended_at=None,
        calls=0,
        why=None,
        seat=standing(page, row.seat, low=row.low),
        lift=None,
    )
    lines.joined(page, row.service, row.ticket_class)
    back = TicketView.of(changed)
    page.say(TicketRejoined(row.id, row.number, row.service, behind, staff, device, seat=back.seat))
    return back


def _place_behind(page: Page, service: str, ticket_class: str, behind: int) -> tuple[int, int]:
    """A place after so many who wait, before the next one; answers how many there really are."""
    front = (
        page.run(
            select(tickets.c.place)
            .where(
                tickets.c.hall == page.hall,
                tickets.c.service == service,
                tickets.c.ticket_class == ticket_class,
                WAITING,
            )
            .order_by(tickets.c.place, tickets.c.id)
            .limit(behind + 1)
        )
        .scalars()
        .all()
    )
    if len(front) <= behind:
        return page.seq * PLACE_STEP, len(front)
    before = front[behind - 1] if behind else front[0] - PLACE_STEP
    return before + (front[behind] - before) // 2, behind


_BACK = Hot(
    changing(
        tickets,
        "state",
        "place",
        "counter",
        "clerk",
        "called_at",
        "ended_at",
        "calls",
        "why",
        "seat",
        "lift",
    )
)
_BY_ID = Hot(
    select(tickets).where(tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id"))
)
_NUMBER = re.compile(r"([A-Z]{1,4})0*([0-9]{1,6})", re.ASCII)
_BY_NUMBER = Hot(
    select(tickets).where(
        tickets.c.hall == bindparam("b_hall"),
        tickets.c.day == bindparam("b_day"),
        tickets.c.prefix == bindparam("b_prefix"),
        tickets.c.seq == bindparam("b_seq"),
    )
)
