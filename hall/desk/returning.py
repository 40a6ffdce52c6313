"""A visitor comes again about what was written down before, with a new number (R1-2, F9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from hall.core import access, mask
from hall.core.happenings_inquiry import InquirySought, InquiryVisited
from hall.core.inquiry import numbers_said
from hall.core.refusals import Refusal
from hall.desk.counters import held
from hall.desk.inquiry import open_case, person
from hall.desk.seeing import not_about, of_ticket
from hall.desk.seeking import seek
from hall.desk.views_inquiry import InquiryView
from hall.store.page import Page
from hall.store.tables import inquiries, visits

if TYPE_CHECKING:
    from hall.desk.desk import Desk

MOST = 8
"""Found at once: those not closed first, then the newest."""
PHONE = 7
"""Digits that a phone has at least."""


@dataclass(frozen=True)
class Found:
    """So much of an inquiry as a clerk needs who must be sure that it is this visitor's: no word of
    the matter, and of the contact only name and phone, masked.
    """

    number: str
    kind: str
    service: str | None
    state: str
    opened_at: datetime
    first: str
    responsible: str
    here: bool
    """Whether it is of the ticket in hand already."""
    contact: Mapping[str, str] = field(default_factory=dict)


def look_up(desk: Desk, page: Page, *, counter: str, staff: str, said: str) -> tuple[Found, ...]:
    """By what the visitor in hand knows: the end of the receipt's number, or the whole phone; none
    where there is none, or it is about this clerk (G2).

    The visitor who stands there is the authority, so one must be served here. What is shown is a
    fact, for numbers can be guessed; looking for a phone is one even where nothing is found
    (seeking.py). Refuses unknown_counter, counter_not_open, not_your_counter, nothing_in_hand,
    not_serving, not_allowed, number_vague, contact_key_lost (phones cannot be compared),
    too_many_requests.
    """
    access.must(person(desk, staff), "return")
    _, hand = held(desk, page, counter, staff, "serving")
    rows = _rows(desk, page, staff, said)
    here = set(page.run(of_ticket(page.hall, hand.id)).scalars())
    for row in rows:
        page.say(InquirySought(row.id, row.number, staff, hand.id, counter))
    return tuple(
        Found(
            row.number, row.kind, row.service, row.state, row.opened_at, row.first,
            row.responsible, row.id in here, _masked(desk, row),
        )
        for row in rows
    )  # fmt: skip


def come_again(desk: Desk, page: Page, *, counter: str, staff: str, number: str) -> InquiryView:
    """This visit is about that inquiry (its whole number): it counts for the ticket in hand, and
    its timeline shows who came when. Pressed again, it changes nothing.

    Refuses unknown_counter, counter_not_open, not_your_counter, nothing_in_hand, not_serving,
    not_allowed, unknown_inquiry. A closed one is not refused: the visitor wants to hear its result,
    or has it opened again.
    """
    access.must(person(desk, staff), "return")
    _, hand = held(desk, page, counter, staff, "serving")
    row = page.one(_one(page, inquiries.c.number == number))
    if row is None:
        raise Refusal("unknown_inquiry")
    case = open_case(desk, page, row.id, staff, "return")
    if row.id in set(page.run(of_ticket(page.hall, hand.id)).scalars()):
        return InquiryView.of(row)
    page.run(
        insert(visits),
        {
            "hall": page.hall, "inquiry": row.id, "ticket": hand.id, "at": page.now,
            "counter": counter, "staff": staff,
        },
    )  # fmt: skip
    case.step("visited", "", ticket=hand.number, counter=counter)
    case.tell(InquiryVisited, ticket=hand.id, counter=counter)
    return InquiryView.of(row)


def _rows(desk: Desk, page: Page, staff: str, said: str) -> list[Any]:
    """Those that are meant and are not about this clerk. Refuses number_vague, contact_key_lost,
    too_many_requests.
    """
    prefix, today = desk.settings.inquiries.number_prefix, date.fromisoformat(page.day)
    numbers = numbers_said(prefix, said, today)
    if numbers:
        return _newest(page, staff, inquiries.c.number.in_(numbers))
    marks = desk.seal.marks(said) if len(mask.digits(said)) >= PHONE else ()
    if not marks:
        raise Refusal("number_vague")
    seek(desk, page, staff=staff, mark=marks[0])
    return _newest(page, staff, inquiries.c.phone_mark.in_(marks))


def _newest(page: Page, staff: str, meant: Any) -> list[Any]:
    """Of the newest ones those first that are not closed."""
    asked = _one(page, meant, not_about(staff)).order_by(inquiries.c.id.desc()).limit(MOST * 4)
    return sorted(page.run(asked), key=lambda row: (row.state == "closed", -row.id))[:MOST]


def _one(page: Page, *where: Any) -> Any:
    return select(inquiries).where(inquiries.c.hall == page.hall, *where)


def _masked(desk: Desk, row: Any) -> dict[str, str]:
    """Name and phone; nothing where another key sealed them."""
    if row.contact is None:
        return {}
    try:
        plain = desk.seal.open(row.contact)
    except Refusal:
        return {}
    return {name: text for name, text in mask.contact(plain).items() if name in ("name", "phone")}
