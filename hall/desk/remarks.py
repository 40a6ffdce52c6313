"""Remarks: praise, suggestions and complaints left at the kiosk, and the manager who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from hall.core.happenings import RemarkLeft, RemarkSeen
from hall.core.refusals import Refusal
from hall.core.remark import RemarkAbout, RemarkKind, tidy
from hall.desk.rejoining import by_number
from hall.store.page import Page
from hall.store.tables import remarks

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def leave(
    desk: Desk,
    page: Page,
    *,
    kind: RemarkKind,
    about: RemarkAbout,
    text: str = "",
    number: str = "",
    device: str | None = None,
) -> int:
    """Keep what a visitor says; who it is is never asked (PROVISIONS A6). Answers its id.

    `number` links it to a number of this business day. Refuses unknown_ticket. The journal tells
    that there is a remark and of which kind, and no word of it.
    """
    ticket: int | None = by_number(page, number).id if number else None
    row = {
        "hall": page.hall, "kind": kind, "about": about, "text": tidy(text), "ticket": ticket,
        "device": device, "at": page.now,
    }  # fmt: skip
    made: int = page.run(insert(remarks).returning(remarks.c.id), row).scalar_one()
    page.say(RemarkLeft(made, kind))
    return made


def see(desk: Desk, page: Page, *, remark: int, staff: str) -> None:
    """A manager has read it; who was first stays. Refuses unknown_remark."""
    mine = (remarks.c.hall == page.hall) & (remarks.c.id == remark)
    row = page.one(select(remarks.c.seen_at).where(mine))
    if row is None:
        raise Refusal("unknown_remark")
    if row.seen_at is not None:
        return
    page.run(update(remarks).where(mine).values(seen_at=page.now, seen_by=staff))
    page.say(RemarkSeen(remark, staff))
