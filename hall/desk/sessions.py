"""Signing in and out: one clerk per counter, one counter per clerk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, insert, select, update

from hall.core.happenings import ClerkSignedIn, ClerkSignedOut
from hall.core.refusals import Refusal
from hall.desk.counters import seat, seat_of, unseat
from hall.desk.views import Session
from hall.store.page import Page
from hall.store.tables import sessions

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def sign_in(
    desk: Desk,
    page: Page,
    *,
    staff: str,
    counter: str | None,
    token_hash: str,
    expires_at: datetime,
) -> Session:
    """Let a member of staff, whose PIN has been checked, in; with a counter, open it for them.

    Signing in at a counter ends every earlier session of this person that sits at a counter: one
    counter per clerk. Refuses no_role (a counter needs a clerk), unknown_counter, counter_taken,
    and in_hand when the counter they left still has a visitor.
    """
    person = desk.floor.person(staff)
    if counter is not None:
        if "clerk" not in person.roles:
            raise Refusal("no_role", role="clerk")
        desk.floor.counter(counter)
        before = seat_of(page, staff)
        if before is not None and before != counter:
            unseat(page, before, staff)
            page.say(ClerkSignedOut(before, staff))
        seat(desk, page, counter, staff)
        revoke(page, sessions.c.staff == staff, sessions.c.counter.is_not(None))
    page.run(
        insert(sessions),
        {
            "token_hash": token_hash,
            "hall": page.hall,
            "staff": staff,
            "counter": counter,
            "issued_at": page.now,
            "expires_at": expires_at,
            "revoked": False,
        },
    )
    page.run(delete(sessions).where(sessions.c.hall == page.hall, sessions.c.expires_at < page.now))
    page.say(ClerkSignedIn(counter, staff))
    return Session(staff, counter, expires_at)


def sign_out(desk: Desk, page: Page, *, token_hash: str) -> Session:
    """End a session; its counter closes. Refuses not_signed_in, and in_hand while a visitor is
    there.
    """
    row = page.one(
        select(sessions).where(sessions.c.hall == page.hall, sessions.c.token_hash == token_hash)
    )
    if row is None or row.revoked:
        raise Refusal("not_signed_in")
    if row.counter is not None and seat_of(page, row.staff) == row.counter:
        unseat(page, row.counter, row.staff)
    revoke(page, sessions.c.token_hash == token_hash)
    page.say(ClerkSignedOut(row.counter, row.staff))
    return Session(row.staff, row.counter, row.expires_at)


def revoke_all(desk: Desk, page: Page, *, staff: str) -> int:
    """End every session of one person (a changed PIN, a lost phone); answers how many there
    were.
    """
    return revoke(page, sessions.c.staff == staff)


def revoke(page: Page, *which: ColumnElement[bool]) -> int:
    """End the sessions that are so; answers how many there were."""
    ended = update(sessions).where(
        sessions.c.hall == page.hall, sessions.c.revoked.is_(False), *which
    )
    return page.run(ended.values(revoked=True)).rowcount
