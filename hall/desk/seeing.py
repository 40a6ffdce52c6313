"""Which inquiries a person may see: core/access.py's rule `see`, said to the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, or_, select, union_all

from hall.core import access
from hall.core.floor import Person
from hall.store.reminders import reminders
from hall.store.tables import inquiries, inquiry_parties, tickets, visits

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def seen(desk: Desk, who: Person) -> Select[Any]:
    """All of them that this person may see; tests/desk/test_seeing.py holds it against the rule."""
    hall, viewer = desk.book.hall, who.number
    asked = select(inquiries).where(inquiries.c.hall == hall, not_about(viewer))
    if who.roles & access.ALL:
        return asked
    told = select(reminders.c.inquiry).where(reminders.c.hall == hall, reminders.c.staff == viewer)
    served = select(tickets.c.id).where(tickets.c.hall == hall, tickets.c.clerk == viewer)
    again = select(visits.c.inquiry).where(visits.c.hall == hall, visits.c.ticket.in_(served))
    mine = [
        inquiries.c.id.in_(told),
        inquiries.c.responsible == viewer,
        inquiries.c.first == viewer,
        inquiries.c.opened_by == viewer,
        inquiries.c.offered_to == viewer,
        inquiries.c.ticket.in_(served),
        inquiries.c.id.in_(again),
    ]
    if who.department:
        helping = select(inquiry_parties.c.inquiry).where(
            inquiry_parties.c.hall == hall, inquiry_parties.c.department == who.department
        )
        theirs = inquiries.c.department == who.department
        if "head" not in who.roles:
            theirs &= inquiries.c.kind != "complain"
        mine += [theirs, inquiries.c.id.in_(helping)]
    return asked.where(or_(*mine))


def of_ticket(hall: Any, ticket: Any) -> Any:
    """The ids of those that a ticket is about: opened from it, or its visitor came again."""
    opened = select(inquiries.c.id).where(
        inquiries.c.hall == hall, inquiries.c.ticket == ticket, inquiries.c.ticket.is_not(None)
    )
    again = select(visits.c.inquiry).where(visits.c.hall == hall, visits.c.ticket == ticket)
    return union_all(opened, again)


def not_about(viewer: Any) -> Any:
    """Nobody finds, nor counts, what is about themself (G2)."""
    return or_(inquiries.c.about.is_(None), inquiries.c.about != viewer)
