"""How long words about visitors are kept: `privacy.keep_days` after the end of an inquiry, then
contact, matter, result and every word of the timeline are emptied (K1; PIPL art. 19, 47). As long
after they were said: remarks of the kiosk, questions to a superior and their answers, a manager's
own words to the hall, and what was looked for.

Who had it when, and how it ended, stays for good; the journal holds no words from the start.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Text, bindparam, cast, func, or_, select, update

from hall.core.happenings_contact import ContactsScrubbed, RemarksScrubbed
from hall.store import journal
from hall.store.exports import phone_searches
from hall.store.inquiries import WRITTEN
from hall.store.page import Page
from hall.store.tables import (
    announcements,
    exports,
    inquiries,
    inquiry_steps,
    questions,
    remarks,
)

if TYPE_CHECKING:
    from hall.desk.desk import Desk

BATCH: Final = 100
"""Rows emptied in one act: the line waits for each act, and must not notice."""
QUIET: Final = timedelta(days=14)
"""A store in which nothing was written for so long: the hall was shut, or its clock is wrong."""


def scrub(desk: Desk, page: Page, *, most: int = BATCH) -> int:
    """Empty the inquiries whose time is over, oldest first, `most` of them; answers how many.

    Fewer than `most`: none is left. One that was opened again is kept until it ends again.
    """
    before = _before(desk, page)
    mine = inquiries.c.hall == page.hall
    over = (
        select(inquiries.c.id)
        .where(mine, inquiries.c.scrubbed_at.is_(None), inquiries.c.closed_at < before)
        .order_by(inquiries.c.closed_at)
        .limit(most)
    )
    which = list(page.run(over).scalars())
    if not which:
        return 0
    nothing = {"contact": None, "phone_mark": None, "matter": "", "result": ""}
    emptied = update(inquiries).where(mine, inquiries.c.id.in_(which))
    page.run(emptied.values(scrubbed_at=page.now, **nothing))
    _empty_steps(page, which)
    page.say(ContactsScrubbed(len(which)))
    return len(which)


def late_words(desk: Desk) -> list[int]:
    """Steps that were written after their inquiry had been emptied (a finding, a note), and are as
    old by now. Looks through every emptied inquiry: beside the line, not in it.
    """
    before = desk.now() - timedelta(days=desk.settings.privacy.keep_days)
    step = inquiry_steps.c
    asked = (
        select(step.id)
        .join(inquiries, inquiries.c.id == step.inquiry)
        .where(inquiries.c.hall == desk.book.hall, step.hall == desk.book.hall)
        .where(inquiries.c.scrubbed_at < before, step.at >= inquiries.c.scrubbed_at)
        .where(step.at < before, step.words != "")
        .limit(BATCH)
    )
    with desk.book.read() as connection:
        return list(connection.execute(asked).scalars())


def scrub_late(desk: Desk, page: Page, *, steps: list[int]) -> int:
    """Empty these steps; answers of how many inquiries they are."""
    table = inquiry_steps.c
    mine = (table.hall == page.hall) & table.id.in_(steps)
    count: int = page.run(select(func.count(table.inquiry.distinct())).where(mine)).scalar_one()
    page.run(update(inquiry_steps).where(mine).values(words=""))
    page.say(ContactsScrubbed(count))
    return count


def scrub_remarks(desk: Desk, page: Page, *, most: int = BATCH) -> int:
    """The same of the words of remarks, `most` of them; of what was asked of a superior; of what a
    manager said to the hall; and of whom exports looked for. Answers how many remarks. That there
    was one, of which kind and who has read it, stays.
    """
    before = _before(desk, page)
    _forget_searches(page, before)
    _forget_announcements(page, before)
    _forget_questions(page, before)
    mine = remarks.c.hall == page.hall
    over = (
        select(remarks.c.id)
        .where(mine, remarks.c.at < before, remarks.c.text != "")
        .order_by(remarks.c.id)
        .limit(most)
    )
    which = list(page.run(over).scalars())
    if which:
        page.run(update(remarks).where(mine, remarks.c.id.in_(which)).values(text=""))
        page.say(RemarksScrubbed(len(which)))
    return len(which)


def is_doubtful(desk: Desk) -> bool:
    """Whether the clock of a hall that starts may not be believed that so much time is over:
    nothing was written for QUIET. A person sees the date on every screen; what is emptied is gone.
    """
    with desk.book.read() as connection:
        hall = desk.book.hall
        last = journal.after(connection, hall, journal.last(connection, hall) - 1, 1)
    return bool(last) and desk.now() - last[0].at > QUIET


def _before(desk: Desk, page: Page) -> datetime:
    return page.now - timedelta(days=desk.settings.privacy.keep_days)


def _empty_steps(page: Page, which: list[int]) -> None:
    """Their words, and what a person wrote in their data."""
    table = inquiry_steps.c
    mine = (table.hall == page.hall) & table.inquiry.in_(which)
    page.run(update(inquiry_steps).where(mine, table.words != "").values(words=""))
    rows = page.run(select(table.id, table.kind, table.data).where(mine, table.kind.in_(WRITTEN)))
    emptied = [
        {"b_id": row.id, "b_data": {**row.data, WRITTEN[row.kind]: ""}}
        for row in rows
        if row.data.get(WRITTEN[row.kind])
    ]
    if emptied:
        one: Any = update(inquiry_steps).where(table.id == bindparam("b_id"))
        page.run(one.values(words="", data=bindparam("b_data", type_=table.data.type)), emptied)


def _forget_searches(page: Page, before: datetime) -> None:
    """Whom an export was looked for by, and why it was made: both may name a visitor; and which
    phone was sought. Who did it, when, and how many rows it had stays.
    """
    old = (exports.c.hall == page.hall) & (exports.c.at < before)
    kept = cast(exports.c.wanted, Text) != "{}"
    page.run(update(exports).where(old, kept).values(wanted={}, reason=""))
    table = phone_searches.c
    sought = (table.hall == page.hall) & (table.at < before) & (table.mark != "")
    page.run(update(phone_searches).where(sought).values(mark=""))


def _forget_announcements(page: Page, before: datetime) -> None:
    """A car's number, a child's name: what was said to the hall is over when it was said."""
    table = announcements.c
    old = (table.hall == page.hall, table.at < before, table.until < page.now)
    kept = or_(table.text_zh != "", table.text_en != "")
    page.run(update(announcements).where(*old, kept).values(text_zh="", text_en=""))


def _forget_questions(page: Page, before: datetime) -> None:
    """What a clerk asked about a visitor, and the answer; who did, and when, stays."""
    table = questions.c
    old = (table.hall == page.hall, table.at < before, table.words != "")
    page.run(update(questions).where(*old).values(words="", answer=""))
