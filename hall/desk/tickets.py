"""Taking a number, and giving it back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from hall.core.floor import Service
from hall.core.happenings import TicketCancelled, TicketTaken
from hall.core.numbering import number
from hall.core.refusals import Refusal
from hall.core.ticket import TicketClass, after, allows
from hall.core.wait import Range
from hall.desk import giving, lines, waits
from hall.desk.reading_core import may_be_token
from hall.desk.views import Issued, TicketView
from hall.store.hot import Hot, adding, changing
from hall.store.page import Page
from hall.store.tables import numbers, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

LOW = "low"
"""The seat of a visitor who needs an accessible counter."""

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
    low: bool = False,
) -> Issued:
    """Give out the next number of a service, whatever the printer does afterwards.

    Priority is one bit: no proof and no reason is asked (PROVISIONS A2, K1). So is `low`: this
    visitor is called only to an accessible counter. Refuses unknown_service, service_closed
    (about: why, where it is full for today), hall_closed (about: why, opens_at).
    """
    ticket_class: TicketClass = "priority" if priority else "ordinary"
    return _into_line(desk, page, service, ticket_class, language, device, staff, low=low)


def take_internal(
    desk: Desk, page: Page, *, service: str, staff: str, language: str = "zh"
) -> Issued:
    """A number for an errand of the house (a colleague's, a department's file), by staff alone.

    It is called when no visitor waits there, neither priority nor ordinary (PROVISIONS B1). Refuses
    as `take` does.
    """
    return _into_line(desk, page, service, "internal", language, staff=staff)


def _into_line(
    desk: Desk,
    page: Page,
    service: str,
    ticket_class: TicketClass,
    language: str,
    device: str | None = None,
    staff: str | None = None,
    *,
    low: bool = False,
) -> Issued:
    wanted = desk.floor.service(service)
    giving.must_give(desk, page, service)
    ahead, wait = _told(desk, page, service, ticket_class, low)
    issued = enter(
        desk, page, wanted, ticket_class, language, device, staff, low=low, ahead=ahead, wait=wait
    )
    lines.joined(page, service, ticket_class)
    return issued


def enter(
    desk: Desk,
    page: Page,
    service: Service,
    ticket_class: TicketClass,
    language: str,
    device: str | None = None,
    staff: str | None = None,
    *,
    low: bool = False,
    ahead: int = 0,
    wait: Range | None = None,
) -> Issued:
    """Write down a new number; whoever asks puts it into a line, or serves it at once."""
    seq = next_of(page, service.prefix)
    name = number(service.prefix, seq, desk.settings.numbers.digits)
    token = secrets.token_urlsafe(16)
    span = (wait.low, wait.high) if wait else None
    seat = LOW if low else ""
    ticket: int = page.first(
        _ADD,
        token=token,
        day=page.day,
        prefix=service.prefix,
        seq=seq,
        number=name,
        service=service.id,
        ticket_class=ticket_class,
        state="waiting",
        seat=seat,
        low=low,
        place=page.seq * PLACE_STEP,
        language=language,
        device=device,
        taken_by=staff,
        arrived_at=page.now,
        calls=0,
        ahead=ahead,
        wait_low=span[0] if span else None,
        wait_high=span[1] if span else None,
        wait_mark=wait.mark if wait else None,
    ).id
    said = page.say(
        TicketTaken(ticket, name, service.id, ticket_class, device, staff, ahead, span, seat)
    )
    priority = ticket_class == "priority"
    return Issued(ticket, token, name, service.id, priority, ahead, wait, page.now, said)


def _told(
    desk: Desk, page: Page, service: str, ticket_class: TicketClass, low: bool
) -> tuple[int, Range | None]:
    """What the newcomer is told: people ahead, and the range."""
    waiting = lines.lengths(page.connection, page.hall)
    before = waiting[service][ticket_class] if service in waiting else 0
    hour = page.now.astimezone(desk.hours.zone).hour
    known = waits.known(desk, page.connection, waiting, hour, service)
    return waits.told(desk, known, (service, ticket_class, before), LOW if low else "")


def cancel(desk: Desk, page: Page, *, token: str) -> TicketView:
    """The visitor does not want to wait any more. Refuses unknown_ticket, cannot_cancel (about:
    state).
    """
    row = by_token(page, token)
    if not allows("cancel", row.state):
        raise Refusal("cannot_cancel", number=row.number, state=row.state)
    changed = page.first(_CANCEL, b_id=row.id, state=after("cancel"), ended_at=page.now)
    if row.state == "waiting":
        lines.left(page, row.service, row.ticket_class)
    page.say(TicketCancelled(row.id, row.number, row.service))
    return TicketView.of(changed)


def by_token(page: Page, token: str) -> Any:
    """The row of a visitor's token. Refuses unknown_ticket."""
    row = page.first(_BY_TOKEN, b_token=token) if may_be_token(token) else None
    if row is None:
        raise Refusal("unknown_ticket")
    return row


def next_of(page: Page, prefix: str) -> int:
    """Bump the day's counter of this prefix; never max+1, which two takers would share."""
    return int(page.first(_BUMP, day=page.day, prefix=prefix, last=1).last)


def _bump(insert: Any) -> Any:
    bumped = insert(numbers).values({c.name: bindparam(c.name) for c in numbers.c})
    return bumped.on_conflict_do_update(
        index_elements=["hall", "day", "prefix"], set_={"last": numbers.c.last + 1}
    ).returning(numbers.c.last)


_NOT_YET = (
    *("id", "called_at", "began_at", "ended_at", "counter", "clerk", "why", "lift"),
    *("outcome", "held_at", "hold_kind", "hold_reason"),
)
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
