"""Learning from a visitor's wait when the service begins: nothing that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from hall.core.wait import AT_ONCE, OF_SERVICE, Mark, Range
from hall.desk.views import TicketView
from hall.store.hot import Hot, putting
from hall.store.learnt import wait_services
from hall.store.page import Page
from hall.store.tables import wait_hours, wait_marks

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FADES: Final = 0.9
"""What an hour of an earlier day counts, for each day on which that hour was learnt again."""


def mark(desk: Desk, page: Page, ticket: TicketView) -> None:
    """This visitor's first service begins: who came when, and whether the range told has held.

    `ticket` is the one called, before its service begins. Someone sent on or taken back was called
    before and teaches nothing again.
    """
    if ticket.first_clerk is not None or ticket.called_at is None:
        return
    hour = ticket.arrived_at.astimezone(desk.hours.zone).hour
    row = page.first(_HOUR, b_service=ticket.service, b_hour=hour)
    came, elders = (row.came, row.elders) if row else (0.0, 0.0)
    if row and row.day != page.day:
        came, elders = came * FADES, elders * FADES
    page.do(
        _KEEP_HOUR,
        service=ticket.service,
        hour=hour,
        day=page.day,
        came=came + 1,
        elders=elders + (ticket.ticket_class == "priority"),
    )
    if ticket.wait is not None:
        waited = (ticket.called_at - ticket.arrived_at).total_seconds() / 60
        _held(page, ticket, ticket.wait, waited)


def _held(page: Page, ticket: TicketView, told: Range, waited: float) -> None:
    """Whether a range has held, for its class and length of line and, slower, for its service."""
    size, ticket_class = told.mark, ticket.ticket_class
    known = page.first(_MARK, b_class=ticket_class, b_size=size)
    new = _mark(known).after(told, waited)
    page.do(_KEEP_MARK, ticket_class=ticket_class, size=size, **vars(new))
    if size != AT_ONCE:
        known = page.first(_SERVICE, b_service=ticket.service)
        new = _mark(known).after(told, waited, OF_SERVICE)
        page.do(_KEEP_SERVICE, service=ticket.service, **vars(new))


def _mark(row: Any) -> Mark:
    return Mark(row.seen, row.low, row.high) if row else Mark()


_H: Any = bindparam("b_hall")
_HOUR = Hot(
    select(wait_hours.c.day, wait_hours.c.came, wait_hours.c.elders).where(
        wait_hours.c.hall == _H,
        wait_hours.c.service == bindparam("b_service"),
        wait_hours.c.hour == bindparam("b_hour"),
    )
)
_MARK = Hot(
    select(wait_marks.c.seen, wait_marks.c.low, wait_marks.c.high).where(
        wait_marks.c.hall == _H,
        wait_marks.c.ticket_class == bindparam("b_class"),
        wait_marks.c.size == bindparam("b_size"),
    )
)
_SERVICE = Hot(
    select(wait_services.c.seen, wait_services.c.low, wait_services.c.high).where(
        wait_services.c.hall == _H, wait_services.c.service == bindparam("b_service")
    )
)
_KEEP_HOUR = Hot(putting(wait_hours))
_KEEP_MARK = Hot(putting(wait_marks))
_KEEP_SERVICE = Hot(putting(wait_services))
