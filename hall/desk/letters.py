"""Letters about reminders: written with the bookmark, taken by one hub at a time, sent or lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, literal_column, select, update

from hall.core.happenings_post import LetterLost
from hall.store.journal import Entry
from hall.store.letters import letters
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FOLLOWER: Final = "post"
KIND: Final = "InquiryReminded"
BACK_OFF: Final = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240))
"""Between attempts; after the last one the letter is lost."""
LEASE: Final = timedelta(minutes=5)
"""A letter that is being sent is another hub's to try only after this."""
STALE: Final = timedelta(days=1)
"""Older reminders are told to nobody: the post was off, or the hall."""


@dataclass(frozen=True)
class LetterView:
    """A letter in the hands of who sends it; `data` is {number, rung, due, at}."""

    id: int
    way: str
    staff: str
    attempts: int
    data: dict[str, Any]


def begin(desk: Desk, page: Page, *, seq: int) -> None:
    """The post is on from here; what was before is nobody's news."""
    page.bookmark(FOLLOWER, seq)


def write(desk: Desk, page: Page, *, entries: Sequence[Entry], seq: int) -> int:
    """A letter for each way and receiver of these reminders, and the bookmark; how many those are.

    Another hub may have written them already.
    """
    post = desk.settings.post
    found = [entry for entry in entries if entry.kind == KIND and page.now - entry.at <= STALE]
    known = select(letters.c.seq).where(
        letters.c.hall == page.hall, letters.c.seq.in_([entry.seq for entry in found])
    )
    done = set(page.run(known).scalars())
    rows: list[dict[str, Any]] = []
    for entry in found:
        if entry.seq in done:
            continue
        ways = [("webhook", "")] if post.webhook_url else []
        if post.mail_host:
            ways += [("mail", staff) for staff in entry.data["to"] if _address(desk, staff)]
        told = {key: entry.data[key] for key in ("number", "rung", "due")}
        told["at"] = entry.at.isoformat()
        rows += [
            {
                "hall": page.hall, "seq": entry.seq, "way": way, "staff": staff, "state": "waiting",
                "attempts": 0, "next_at": page.now, "detail": "", "data": told,
            }
            for way, staff in ways
        ]  # fmt: skip
    if rows:
        page.run(insert(letters), rows)
    page.bookmark(FOLLOWER, seq)
    return len(rows)


def take(desk: Desk, page: Page, *, ways: Collection[str]) -> LetterView | None:
    """The letter that has waited longest, for whoever sends it now; None: none is due."""
    row = page.one(
        select(letters)
        .where(letters.c.hall == page.hall, WAITING, letters.c.next_at <= page.now)
        .where(letters.c.way.in_(ways))
        .order_by(letters.c.next_at, letters.c.id)
        .limit(1)
    )
    if row is None:
        return None
    tried = {"attempts": row.attempts + 1, "next_at": page.now + LEASE}
    page.run(update(letters).where(letters.c.id == row.id).values(**tried))
    return LetterView(row.id, row.way, row.staff, row.attempts + 1, row.data)


def end(desk: Desk, page: Page, *, letter: LetterView, detail: str) -> str:
    """What became of it; `detail` "" when it was taken in there, else a short code of why not.

    Answers its state: sent, waiting (tried again later) or lost, which is a fact. What another hub
    has taken meanwhile is left to it.
    """
    mine = (
        letters.c.hall == page.hall, letters.c.id == letter.id, WAITING,
        letters.c.attempts == letter.attempts,
    )  # fmt: skip
    if page.one(select(letters.c.id).where(*mine)) is None:
        return "waiting"
    state, next_at = "sent", page.now
    if detail:
        again = letter.attempts <= len(BACK_OFF)
        state = "waiting" if again else "lost"
        next_at = page.now + (BACK_OFF[letter.attempts - 1] if again else timedelta())
    page.run(update(letters).where(*mine).values(state=state, next_at=next_at, detail=detail[:80]))
    if state == "lost":
        page.say(LetterLost(letter.id, letter.way, letter.data["number"], detail[:80]))
    return state


def _address(desk: Desk, staff: str) -> str:
    person = desk.floor.staff.get(staff)
    return person.email if person else ""


WAITING: Final = letters.c.state == literal_column("'waiting'")
"""Spelt as a literal: only then is the index of those that wait used."""
