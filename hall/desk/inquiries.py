"""Opening an inquiry: from the ticket in hand, by phone, by letter, or in the hall (F1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from hall.core import access
from hall.core.custody import Custody, opened
from hall.core.happenings_inquiry import InquiryOpened
from hall.core.inquiry import Channel, Kind, Urgency, number
from hall.core.refusals import Refusal
from hall.desk.contacts import sealed
from hall.desk.inquiry import (
    Case,
    custody_of,
    known_category,
    moment,
    person,
    tidy,
    write_step,
)
from hall.desk.promising import promised
from hall.desk.reminding import tell_at_once
from hall.desk.tickets import next_of
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page
from hall.store.tables import inquiries, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

BOOK = "#"
"""Their row among the numbers; no service can have this prefix."""


def open_inquiry(
    desk: Desk,
    page: Page,
    *,
    staff: str,
    kind: Kind,
    matter: str,
    channel: Channel = "visit",
    category: str = "",
    urgency: Urgency = "normal",
    contact: Mapping[str, str] | None = None,
    about: str | None = None,
    ticket: int | None = None,
    due_at: datetime | None = None,
    language: str = "zh",
) -> InquiryView:
    """Whoever receives a visitor first stays responsible (R0-4, F1): the ticket's first clerk, or
    who opens it where there is none. The visitor's papers are in the ticket's language, else in
    `language`.

    Of a complaint about that very person whoever opens it is responsible; about oneself somebody
    else must write it down. `due_at` is the time promised; without one, what the settings promise.
    Refuses matter_needed, unknown_ticket, unknown_category, unknown_staff, about_yourself,
    due_past, due_late, contact_key_lost.
    """
    who = person(desk, staff)
    access.must(who, "open")
    text = tidy(matter)
    if not text:
        raise Refusal("matter_needed")
    known_category(desk, category)
    if about is not None:
        person(desk, about)
        if about == staff:
            raise Refusal("about_yourself")
    hand = _ticket(page, ticket)
    custody = opened(*_whose(staff, about, hand))
    due = promised(desk, page.now, kind, category, urgency, due_at)
    row = _write(
        desk, page, custody, channel=channel, kind=kind, category=category, urgency=urgency,
        language=language if hand is None else hand.language, matter=text, about=about,
        ticket=ticket, opened_by=staff, due_at=due, service=None if hand is None else hand.service,
        **sealed(desk, contact),
    )  # fmt: skip
    tell_at_once(desk, page, row, staff)
    return InquiryView.of(row)


def open_answered(desk: Desk, page: Page, *, staff: str, ticket: Any, matter: str) -> Case:
    """The beginning of one that this very act answers: whoever tells the visitor in hand is
    responsible, and nothing is promised. Refuses matter_needed.
    """
    text = tidy(matter)
    if not text:
        raise Refusal("matter_needed")
    row = _write(
        desk, page, Custody(ticket.first_clerk or staff, staff), channel="visit", kind="handle",
        category="", urgency="normal", language=ticket.language, matter=text, about=None,
        ticket=ticket.id, opened_by=staff, due_at=None, service=ticket.service,
    )  # fmt: skip
    return Case(page, row, staff, custody_of(row))


def _ticket(page: Page, ticket: int | None) -> Any:
    """What is known of the ticket in hand. Refuses unknown_ticket."""
    if ticket is None:
        return None
    found = page.one(
        select(tickets.c.service, tickets.c.first_clerk, tickets.c.language).where(
            tickets.c.hall == page.hall, tickets.c.id == ticket
        )
    )
    if found is None:
        raise Refusal("unknown_ticket")
    return found


def _whose(staff: str, about: str | None, hand: Any) -> tuple[str, str]:
    """The first person, for ever, and who is responsible now."""
    first = staff if hand is None else hand.first_clerk or staff
    return first, staff if first == about else first


def _write(desk: Desk, page: Page, custody: Custody, **values: Any) -> Any:
    last = next_of(page, BOOK)
    name = number(desk.settings.inquiries.number_prefix, date.fromisoformat(page.day), last)
    started = {
        "hall": page.hall, "number": name, "day": page.day, "opened_at": page.now,
        "first": custody.first, "responsible": custody.responsible, "state": custody.state,
        "department": person(desk, custody.responsible).department, "told": 0, "tried": 0,
        "result": "", "extended": 0, "notices": 0,
    }  # fmt: skip
    row = page.run(insert(inquiries).returning(inquiries), started | values).one()
    write_step(page, row.id, row.opened_by, "opened", row.matter, {"due": moment(values["due_at"])})
    page.say(InquiryOpened(
        row.id, row.number, row.opened_by, row.first, row.responsible, row.channel, row.kind,
        row.category, row.urgency, row.ticket, moment(values["due_at"]),
    ))  # fmt: skip
    return row
