"""Guessing a PIN: each try is counted before the PIN is looked at, so many at once gain nothing."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from hall.core.refusals import Refusal
from hall.desk import pins, sessions
from hall.desk.views import Session
from hall.store.page import Page
from hall.store.tables import guesses

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def count_try(desk: Desk, page: Page, *, staff: str, origin: str) -> None:
    """One more try by this number from this address. Refuses too_many_tries (retry_after)."""
    who = guesses.c.who.in_(pins.guessers(staff, origin))
    waits = page.run(select(guesses.c.until).where(guesses.c.hall == page.hall, who)).scalars()
    left = max(((until - page.now).total_seconds() for until in waits), default=0.0)
    if left > 0:
        raise Refusal("too_many_tries", retry_after=ceil(left))
    pins.wrong_pin(desk, page, staff=staff, origin=origin)


def let_in(
    desk: Desk,
    page: Page,
    *,
    staff: str,
    counter: str | None,
    token_hash: str,
    expires_at: datetime,
    origin: str,
) -> Session:
    """Sign in after a right PIN and take back the try that was counted.

    Against the address only that one: whoever has a PIN of their own must not be able to wipe out
    their guesses at others'.
    """
    session = sessions.sign_in(
        desk, page, staff=staff, counter=counter, token_hash=token_hash, expires_at=expires_at
    )
    person, address = (
        (guesses.c.hall == page.hall) & (guesses.c.who == who)
        for who in pins.guessers(staff, origin)
    )
    page.run(delete(guesses).where(person))
    back = update(guesses).where(address, guesses.c.wrong > 0)
    page.run(back.values(wrong=guesses.c.wrong - 1, until=page.now))
    return session
