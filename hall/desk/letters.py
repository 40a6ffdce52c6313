"""Letters about reminders: written with the bookmark, taken by one hub at a time, sent or lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, literal_column, select, update

from hall.core.happenings_post import LetterLost
from hall.desk import devices
from hall.desk.inquiry import moment
from hall.store.journal import Entry
from hall.store.letters import letters
from hall.store.page import Page
from hall.store.tables import devices as known_devices
from hall.store.tables import inquiries

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FOLLOWER: Final = "post"
WAYS: Final = ("webhook", "mail")
KINDS: Final = ("InquiryReminded", "InquiryOffered")
"""What is told outside: each reminder, and to whom something is handed over (rung `offered`), who
must not wait for the first reminder. On the page it stands under what is to be taken.
"""
BACK_OFF: Final = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240))
"""Between attempts; after the last one the letter is lost."""
LEASE: Final = timedelta(minutes=5)
"""A letter that is being sent is another hub's to try only after this."""
NO_ADDRESS: Final = "no_address"
"""Why a letter is not sent: the person has none any more."""
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


def ways(desk: Desk) -> list[str]:
    """The ways out that the settings name; each is a device of the hall under this word."""
    post = desk.settings.post
    named = {"webhook": post.webhook_url, "mail": post.mail_host}
    return [way for way, where in named.items() if where]


def retire(desk: Desk, page: Page) -> None:
    """A way that the settings name no more is nobody's trouble."""
    mine = known_devices.c.hall == page.hall, known_devices.c.device.in_(WAYS)
    for way in page.run(select(known_devices.c.device).where(*mine)).scalars().all():
        if way not in ways(desk):
            devices.report(desk, page, device=way, kind=way, state="off")


def begin(desk: Desk, page: Page, *, seq: int) -> None:
    """The post is on from here; what was before is nobody's news."""
    page.bookmark(FOLLOWER, seq)


def write(desk: Desk, page: Page, *, entries: Sequence[Entry], seq: int) -> int:
    """A letter for each way and receiver of these reminders, and the bookmark; how many those are.

    Another hub may have written them already.
    """
    found = [entry for entry in entries if entry.kind in KINDS and page.now - entry.at <= STALE]
    known = select(letters.c.seq).where(
        letters.c.hall == page.hall, letters.c.seq.in_([entry.seq for entry in found])
    )
    done = set(page.run(known).scalars())
    rows: list[dict[str, Any]] = []
    for entry in found:
        if entry.seq in done:
            continue
        told, to = _told(page, entry)
        each_way = [("webhook", "")] if "webhook" in ways(desk) else []
        if "mail" in ways(desk):
            each_way += [("mail", staff) for staff in to if _address(desk, staff)]
        rows += [
            {
                "hall": page.hall, "seq": entry.seq, "way": way, "staff": staff, "state": "waiting",
                "attempts": 0, "next_at": page.now, "detail": "", "data": told,
            }
            for way, staff in each_way
        ]  # fmt: skip
    if rows:
        page.run(insert(letters), rows)
    page.bookmark(FOLLOWER, seq)
    return len(rows)


def _told(page: Page, entry: Entry) -> tuple[dict[str, Any], list[str]]:
    """{number, rung, due, at} of a fact, and the staff it is for."""
    data, told = entry.data, {"number": entry.data["number"], "at": entry.at.isoformat()}
    if entry.kind == "InquiryReminded":
        return told | {"rung": data["rung"], "due": data["due"]}, data["to"]
    mine = inquiries.c.hall == page.hall, inquiries.c.id == data["inquiry"]
    due = page.run(select(inquiries.c.due_at).where(*mine)).scalar()
    return told | {"rung": "offered", "due": moment(due)}, [data["to"]]


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

    Answers its state: sent, waiting (tried again later) or lost, which is a fact. How the way is
    stands with the devices. What another hub has taken meanwhile is left to it.
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
    if detail != NO_ADDRESS:  # then the way itself is as it was
        found = "failed" if detail else "ok"
        way = letter.way
        devices.report(desk, page, device=way, kind=way, state=found, detail=detail[:80])
    if state == "lost":
        page.say(LetterLost(letter.id, letter.way, letter.data["number"], detail[:80]))
    return state


def _address(desk: Desk, staff: str) -> str:
    person = desk.floor.staff.get(staff)
    return person.email if person else ""


WAITING: Final = letters.c.state == literal_column("'waiting'")
"""Spelt as a literal: only then is the index of those that wait used."""
