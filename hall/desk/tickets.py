"""Taking a number, and giving it back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from hall.core.happenings import TicketCancelled, TicketTaken
from hall.core.numbering import number
from hall.core.refusals import Refusal
from hall.core.ticket import TicketClass, after, allows
from hall.desk import lines
from hall.desk.views import Issued, TicketView
from hall.store.hot import Hot, adding, changing
from hall.store.page import Page
from hall.store.tables import numbers, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

PLACE_STEP = 1 << 16
"""Room between two places, so that somebody can come back between two others."""


def take(
    desk: Desk,
    page: Page,
    *,
    service: str,
    priority: bool = False,
    language: str = "zh",
    device: str | None = None,
    staff: str | None = None,
) -> Issued:
    """Give out the next number of a service, whatever the printer does afterwards.

    Priority is one bit: no proof and no reason is asked (PROVISIONS A2, K1). Refuses
    unknown_service, service_closed, hall_closed (about: why, opens_at).
    """
    wanted = desk.floor.service(service)
    hours = desk.hours.at(page.now)
    if not hours.open:
        opens = hours.opens_at.strftime("%Y-%m-%d %H:%M") if hours.opens_at else ""
        raise Refusal("hall_closed", why=hours.why or "hall_closed", opens_at=opens)
    ticket_class: TicketClass = "priority" if priority else "ordinary"
    waiting = lines.lengths(page.connection, page.hall)
    before = waiting[service][ticket_class] if service in waiting else 0
    learnt = lines.pace(page.connection, page.hall, service)
    opened = lines.open_counters(page.connection, page.hall) if learnt.served else ()
    ahead, wait = lines.told(
        desk.settings, desk.floor, (service, ticket_class, before), waiting, learnt, opened
    )
    seq = _next_of(page, wanted.prefix)
    row: dict[str, Any] = {
        "token": secrets.token_urlsafe(16),
        "day": page.day,
        "prefix": wanted.prefix,
        "seq": seq,
        "number": number(wanted.prefix, seq, desk.settings.numbers.digits),
        "service": service,
        "ticket_class": ticket_class,
        "state": "waiting",
        "place": page.seq * PLACE_STEP,
        "language": language,
        "device": device,
        "taken_by": staff,
        "arrived_at": page.now,
        "calls": 0,
        "ahead": ahead,
        "wait_low": wait.low if wait else None,
        "wait_high": wait.high if wait else None,
    }
    ticket: int = page.first(_ADD, **row).id
    lines.joined(page, service, ticket_class)
    said = page.say(
        TicketTaken(
            ticket,
            row["number"],
            service,
            ticket_class,
            device,
            staff,
            ahead,
            (wait.low, wait.high) if wait else None,
        )
    )
    return Issued(
        ticket, row["token"], row["number"], service, priority, ahead, wait, page.now, said
    )


def cancel(desk: Desk, page: Page, *, token: str) -> TicketView:
    """The visitor does not want to wait any more. Refuses unknown_ticket, cannot_cancel (about:
    state).
    """
    row = page.first(_BY_TOKEN, b_token=token)
    if row is None:
        raise Refusal("unknown_ticket")
    if not allows("cancel", row.state):
        raise Refusal("cannot_cancel", number=row.number, state=row.state)
    changed = page.first(_CANCEL, b_id=row.id, state=after("cancel"), ended_at=page.now)
    if row.state == "waiting":
        lines.left(page, row.service, row.ticket_class)
    page.say(TicketCancelled(row.id, row.number, row.service))
    return TicketView.of(changed)


def _next_of(page: Page, prefix: str) -> int:
    """Bump the day's counter of this prefix; never max+1, which two takers would share."""
    return int(page.first(_BUMP, day=page.day, prefix=prefix, last=1).last)


def _bump(insert: Any) -> Any:
    bumped = insert(numbers).values({c.name: bindparam(c.name) for c in numbers.c})
    return bumped.on_conflict_do_update(
        index_elements=["hall", "day", "prefix"], set_={"last": numbers.c.last + 1}
    ).returning(numbers.c.last)


_NOT_YET = ("id", "called_at", "began_at", "ended_at", "counter", "clerk", "why")
_ADD = Hot(
    adding(tickets, but=(*_NOT_YET, "first_clerk", "first_served_at"), returning=(tickets.c.id,))
)
_BUMP = Hot(_bump)
_BY_TOKEN = Hot(
    select(tickets).where(
        tickets.c.hall == bindparam("b_hall"), tickets.c.token == bindparam("b_token")
    )
)
_CANCEL = Hot(changing(tickets, "state", "ended_at"))
