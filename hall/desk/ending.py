"""A day that was ended by hand: nobody is served any more, until midnight or a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from hall.core.refusals import Refusal
from hall.desk import giving
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def is_ended(connection: Connection, hall: str, day: str) -> bool:
    """Whether a manager has ended that business day (day.finish_day)."""
    row = giving.day_row(connection, hall, day)
    return row is not None and row.state == "ended"


def must_serve(desk: Desk, page: Page, day: str | None = None) -> None:
    """Refuses day_ended (about: opens_at) where the day was ended: this one, or `day`, the one of a
    ticket from before midnight.
    """
    days = {page.day, day or page.day}
    if any(is_ended(page.connection, page.hall, one) for one in days):
        hours = giving.state(desk, page.connection, page.now, page.day)
        opens = hours.opens_at.strftime("%Y-%m-%d %H:%M") if hours.opens_at else ""
        raise Refusal("day_ended", opens_at=opens)
