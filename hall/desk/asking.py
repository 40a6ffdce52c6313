"""Who is asked for their part hears of it at once: a department to help, then the first person to
answer for all (F6).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from hall.core.ladder import Climb, Rung
from hall.desk.directory import directory_at
from hall.desk.hearers import asked_to_help, heads_of, hear
from hall.desk.reminding import remind
from hall.store.page import Page
from hall.store.reminders import reminders
from hall.store.tables import inquiry_parties, inquiry_steps

if TYPE_CHECKING:
    from hall.desk.desk import Desk

BEGINS = ("reopened", "involved")
"""Steps after which the first person is to answer anew: what they said before did not know it."""


def ask_to_help(desk: Desk, page: Page, row: Any, department: str, by: str) -> None:
    """Whoever receives for that department, and its head, are told now."""
    known = directory_at(desk, page.connection, page.now)
    to = asked_to_help(desk, known, row, department, by)
    if to:
        remind(page, row, Climb(page.now, ("helping",)), to)


def has_helped(desk: Desk, page: Page, row: Any, asked_at: datetime, by: str) -> None:
    """That department has reported: nobody there is reminded any more; after the last one the first
    person hears that the answer is theirs.
    """
    put_away(page, row.id, "helping", basis=asked_at)
    if owing(page, row.id) or row.first == by or not first_owes(desk, page, row):
        return
    known = directory_at(desk, page.connection, page.now)
    remind(page, row, Climb(page.now, ("answer",)), hear(desk, known, row, ("answer",)))


def tell_head(desk: Desk, page: Page, row: Any, by: str) -> None:
    """A complaint is in another department, or about another person, than when its head was told:
    the head of now hears of it, and whoever heard already is left alone (G2).
    """
    if row.kind != "complain" or row.state == "closed":
        return
    known = directory_at(desk, page.connection, page.now)
    asked = select(reminders.c.staff).where(
        reminders.c.hall == page.hall, reminders.c.inquiry == row.id,
        reminders.c.rung == "complaint",
    )  # fmt: skip
    heard = {by, *page.run(asked).scalars()}
    to = [one for one in heads_of(desk, known, row) if one not in heard]
    if to:
        remind(page, row, Climb(page.now, ("complaint",)), to)


def put_away(page: Page, inquiry: int, rung: Rung, **of: Any) -> None:
    """Nobody needs to be told that any more."""
    page.run(
        update(reminders)
        .where(reminders.c.hall == page.hall, reminders.c.inquiry == inquiry)
        .where(reminders.c.rung == rung, reminders.c.seen_at.is_(None))
        .where(*(reminders.c[name] == value for name, value in of.items()))
        .values(seen_at=page.now)
    )


def owing(page: Page, inquiry: int) -> list[str]:
    """The departments that were asked to help and have not reported."""
    asked = select(inquiry_parties.c.department).where(
        inquiry_parties.c.hall == page.hall, inquiry_parties.c.inquiry == inquiry,
        inquiry_parties.c.reported_at.is_(None),
    )  # fmt: skip
    return list(page.run(asked).scalars())


def first_owes(desk: Desk, page: Page, row: Any) -> bool:
    """Departments helped, and the first person has neither told the visitor nor tried since.

    Not of somebody who is away or works here no more, nor of whoever it is about: then the answer
    of whoever is responsible is enough.
    """
    begun = select(func.max(inquiry_steps.c.id)).where(_steps(page, row.id, *BEGINS))
    helped = select(inquiry_parties.c.department).where(
        inquiry_parties.c.hall == page.hall, inquiry_parties.c.inquiry == row.id
    )
    if row.first == row.about or page.one(helped.limit(1)) is None:
        return False
    if not directory_at(desk, page.connection, page.now).is_here(row.first):
        return False
    said = select(inquiry_steps.c.id).where(
        _steps(page, row.id, "replied"),
        inquiry_steps.c.staff == row.first,
        inquiry_steps.c.id > begun.scalar_subquery(),
    )
    return page.one(said.limit(1)) is None


def _steps(page: Page, inquiry: int, *kinds: str) -> Any:
    steps = inquiry_steps.c
    return (steps.hall == page.hall) & (steps.inquiry == inquiry) & steps.kind.in_(kinds)
