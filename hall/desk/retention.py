"""How long words about visitors are kept: `privacy.keep_days` after the end of an inquiry, then
contact, matter, result and every word of the timeline are emptied (K1; PIPL art. 19, 47).

Who had it when, and how it ended, stays for good; the journal holds no words from the start.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import Text, cast, select, update

from hall.core.happenings_contact import ContactsScrubbed
from hall.store.page import Page
from hall.store.tables import exports, inquiries, inquiry_steps

if TYPE_CHECKING:
    from hall.desk.desk import Desk

BATCH: Final = 100
"""Inquiries emptied in one act: the line waits for each act, and must not notice."""


def scrub(desk: Desk, page: Page, *, most: int = BATCH) -> int:
    """Empty the inquiries whose time is over, oldest first, `most` of them; answers how many.

    Fewer than `most`: none is left. One that was opened again is kept until it ends again.
    """
    before = page.now - timedelta(days=desk.settings.privacy.keep_days)
    _forget_searches(page, before)
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
    page.run(
        update(inquiry_steps)
        .where(inquiry_steps.c.hall == page.hall, inquiry_steps.c.inquiry.in_(which))
        .where(inquiry_steps.c.words != "")
        .values(words="")
    )
    page.say(ContactsScrubbed(len(which)))
    return len(which)


def _forget_searches(page: Page, before: datetime) -> None:
    """Whom an export was looked for by, and why it was made: both may name a visitor. Who made it,
    when, and how many rows it had stays.
    """
    old = (exports.c.hall == page.hall) & (exports.c.at < before)
    kept = cast(exports.c.wanted, Text) != "{}"
    page.run(update(exports).where(old, kept).values(wanted={}, reason=""))
