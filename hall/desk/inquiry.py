"""One inquiry on an open page: found, checked, written down together with its step and its fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select, update

from hall.core import access
from hall.core.access import Act, Concern
from hall.core.custody import REASON_LENGTH, Custody
from hall.core.floor import Person
from hall.core.happenings_inquiry import InquiryHappening
from hall.core.legible import legible
from hall.core.possible import Standing
from hall.core.refusals import Refusal
from hall.store.page import Page
from hall.store.reminders import reminders
from hall.store.tables import inquiries, inquiry_parties, inquiry_steps, tickets, visits

if TYPE_CHECKING:
    from hall.desk.desk import Desk

LONGEST = 2000
"""Characters of what is written down at once."""
_CONTROLS = dict.fromkeys({*range(32)} - {*map(ord, "\t\n\r")})


def person(desk: Desk, staff: str) -> Person:
    """Somebody of the staff. Refuses unknown_staff."""
    found = desk.floor.staff.get(staff)
    if found is None:
        raise Refusal("unknown_staff")
    return found


def concern(
    row: Any,
    parties: frozenset[str] = frozenset(),
    reminded: frozenset[str] = frozenset(),
    serving: frozenset[str] = frozenset(),
) -> Concern:
    """Whom an inquiry concerns."""
    return Concern(
        row.first, row.responsible, row.opened_by, row.department, row.offered_to, row.about,
        parties, reminded, serving, row.kind == "complain",
    )  # fmt: skip


def concern_of(connection: Connection, hall: str, row: Any) -> Concern:
    """Whom an inquiry concerns, with the departments that help, the staff who were reminded, and
    whoever serves its visitor.
    """
    asked = select(reminders.c.staff).where(reminders.c.hall == hall, reminders.c.inquiry == row.id)
    reminded = frozenset(connection.execute(asked).scalars())
    parties = parties_of(connection, hall, row.id)
    return concern(row, parties, reminded, serving(connection, hall, row))


def parties_of(connection: Connection, hall: str, inquiry: int) -> frozenset[str]:
    """The departments that were asked to help."""
    asked = select(inquiry_parties.c.department).where(
        inquiry_parties.c.hall == hall, inquiry_parties.c.inquiry == inquiry
    )
    return frozenset(connection.execute(asked).scalars())


def serving(connection: Connection, hall: str, row: Any) -> frozenset[str]:
    """Who has one of its visitor's tickets in hand, or had it last; nobody one that waits."""
    again = select(visits.c.ticket).where(visits.c.hall == hall, visits.c.inquiry == row.id)
    known = [each for each in (row.ticket, *connection.execute(again).scalars()) if each]
    if not known:
        return frozenset()
    asked = select(tickets.c.clerk).where(tickets.c.hall == hall, tickets.c.id.in_(known))
    return frozenset(each for each in connection.execute(asked).scalars() if each)


@dataclass
class Case:
    """An inquiry in somebody's hands: who acts, and how it stands."""

    page: Page
    row: Any
    staff: str
    custody: Custody

    def say(
        self, kind: str, fact: Callable[..., InquiryHappening], words: str = "", **data: Any
    ) -> None:
        """Write the step, and the fact with the same data."""
        self.step(kind, words, **data)
        self.tell(fact, **data)

    def tell(self, fact: Callable[..., InquiryHappening], **data: Any) -> None:
        """The fact alone."""
        self.page.say(fact(self.row.id, self.row.number, self.staff, **data))

    def step(self, kind: str, words: str = "", **data: Any) -> None:
        """What was done now, into the timeline."""
        write_step(self.page, self.row.id, self.staff, kind, words, data)

    def keep(self, custody: Custody | None = None, **values: Any) -> None:
        """How it stands from now on."""
        changed = dict(values)
        if custody is not None:
            self.custody = custody
            changed |= {
                name: getattr(custody, name)
                for name in ("responsible", "state", "offered_to", "assigned", "told", "tried",
                             "outcome")
            }  # fmt: skip
        mine = (inquiries.c.hall == self.page.hall) & (inquiries.c.id == self.row.id)
        self.page.run(update(inquiries).where(mine).values(**changed))
        self.row = self.page.one(select(inquiries).where(mine))


def open_case(desk: Desk, page: Page, inquiry: int, staff: str, act: Act) -> Case:
    """The inquiry, if this person may do that. Refuses unknown_inquiry, not_allowed."""
    row = page.one(
        select(inquiries).where(inquiries.c.hall == page.hall, inquiries.c.id == inquiry)
    )
    if row is None:
        raise Refusal("unknown_inquiry")
    access.must(person(desk, staff), act, concern_of(page.connection, page.hall, row))
    return Case(page, row, staff, custody_of(row))


def custody_of(row: Any) -> Custody:
    """Whose question it is."""
    return Custody(
        row.first, row.responsible, row.state, row.offered_to, bool(row.assigned), row.told,
        row.tried, row.outcome,
    )  # fmt: skip


def standing_of(row: Any, waits_for: frozenset[str], *, findings: bool) -> Standing:
    """How it stands, with the departments that have not reported, and whether a finding stands."""
    return Standing(
        custody_of(row), confirmed=row.confirmed_at is not None,
        scrubbed=row.scrubbed_at is not None, has_contact=row.contact is not None,
        waits_for=waits_for, findings=findings, noticed=row.notices > 0,
    )  # fmt: skip


def write_step(
    page: Page, inquiry: int, staff: str, kind: str, words: str, data: dict[str, Any]
) -> None:
    """One line of the timeline."""
    page.run(
        insert(inquiry_steps),
        {
            "hall": page.hall, "inquiry": inquiry, "at": page.now, "staff": staff, "kind": kind,
            "words": tidy(words), "data": data,
        },
    )  # fmt: skip


def tidy(words: str) -> str:
    """As it is kept: what can be read (core/legible.py), and not endless."""
    return legible(words)[:LONGEST]


def needed(reason: str) -> str:
    """The reason, tidied. Refuses reason_needed."""
    kept = tidy(reason)
    if not kept:
        raise Refusal("reason_needed", longest=REASON_LENGTH)
    return kept


def known_category(desk: Desk, category: str) -> None:
    """Refuses unknown_category; none is always right."""
    if category and category not in {each.id for each in desk.settings.inquiries.categories}:
        raise Refusal("unknown_category")


def moment(at: datetime | None) -> str | None:
    """A time as a fact keeps it."""
    return None if at is None else at.isoformat()
