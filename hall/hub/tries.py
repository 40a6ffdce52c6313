"""Guessing a PIN: each try is counted before the PIN is looked at, so that many at once gain nothing."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import update

from hall.core.refusals import Refusal
from hall.desk import pins, sessions
from hall.desk.views import Session
from hall.store.page import Page
from hall.store.tables import guesses

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def count_try(desk: Desk, page: Page, *, staff: str, origin: str) -> None:
    """One more try by this number from this address. Refuses too_many_tries (about: retry_after)."""
    until = pins.refused_until(page, staff, origin)
    if until is not None:
        left = max(1, ceil((until - page.now).total_seconds()))
        raise Refusal("too_many_tries", retry_after=left)
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
    """Sign in after a right PIN and take back the try that was counted against the address.

    Only that one: whoever has a PIN of their own must not wipe out their guesses at others'.
    """
    session = sessions.sign_in(
        desk, page, staff=staff, counter=counter, token_hash=token_hash, expires_at=expires_at
    )
    here = update(guesses).where(guesses.c.hall == page.hall, guesses.c.who == f"from:{origin}")
    page.run(here.where(guesses.c.wrong > 0).values(wrong=guesses.c.wrong - 1, until=page.now))
    return session
