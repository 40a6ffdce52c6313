"""Looking for a phone. A mask shows seven of its digits, and a search says whether the other four
are right: whoever could ask as often as they like would read every phone unseen.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, insert, select

from hall.core.happenings_contact import PhoneSought
from hall.core.refusals import Refusal
from hall.desk.inquiry import person
from hall.store.exports import phone_searches
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk

HOUR: Final = timedelta(hours=1)
MOST: Final = 60
"""Phones that one person looks for in an hour; a hotline takes a call a minute."""
AGAIN: Final = timedelta(minutes=10)
"""A page asks anew with every change of the hall: that is the same search."""


def seek(desk: Desk, page: Page, *, staff: str, mark: str) -> None:
    """Written down before anything is found; the same phone once in AGAIN.

    Refuses unknown_staff, too_many_requests (about: retry_after).
    """
    person(desk, staff)
    table = phone_searches.c
    mine = (table.hall == page.hall) & (table.staff == staff)
    lately = select(table.id).where(mine, table.mark == mark, table.at > page.now - AGAIN)
    if page.one(lately.limit(1)) is not None:
        return
    hour = mine & (table.at > page.now - HOUR)
    asked = page.run(
        select(func.count().label("many"), func.min(table.at).label("first")).where(hour)
    )
    found = asked.one()
    if found.many >= MOST:
        wait = int((found.first + HOUR - page.now).total_seconds()) + 1
        raise Refusal("too_many_requests", retry_after=max(1, wait))
    page.run(
        insert(phone_searches), {"hall": page.hall, "at": page.now, "staff": staff, "mark": mark}
    )
    page.say(PhoneSought(staff))
