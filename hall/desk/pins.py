"""PINs: setting one, and slowing down whoever guesses."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from hall.core.happenings import PinChanged
from hall.desk.sessions import revoke_all
from hall.store.dialect import insert as upsert
from hall.store.page import Page
from hall.store.tables import guesses, staff_pins

if TYPE_CHECKING:
    from hall.desk.desk import Desk

FREE_TRIES = 3
ADDRESS_TRIES = 12
LONGEST_DELAY = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=6)
"""Without it the slips of months add up at a computer that clerks share, until a single one locks
everybody out for a quarter of an hour. Guessing at LONGEST_DELAY all day gets more tries than this
gives.
"""


def set_pin(desk: Desk, page: Page, *, staff: str, pin_hash: str) -> None:
    """Give somebody a new PIN (only its argon2 hash is kept) and end the sessions of the old
    one.
    """
    desk.floor.person(staff)
    values = {"pin_hash": pin_hash, "changed_at": page.now}
    kept = upsert(page.connection, staff_pins).values(hall=page.hall, staff=staff, **values)
    page.run(kept.on_conflict_do_update(index_elements=["hall", "staff"], set_=values))
    page.run(delete(guesses).where(guesses.c.hall == page.hall, guesses.c.who == f"staff:{staff}"))
    revoke_all(desk, page, staff=staff)
    page.say(PinChanged(staff))


def right_pin(desk: Desk, page: Page, *, staff: str, origin: str) -> None:
    """Forget the wrong guesses of somebody who has now given the right PIN."""
    page.run(
        delete(guesses).where(
            guesses.c.hall == page.hall, guesses.c.who.in_(guessers(staff, origin))
        )
    )


def wrong_pin(desk: Desk, page: Page, *, staff: str, origin: str) -> datetime | None:
    """Count a wrong PIN against the number and the address; answers until when the next try is
    refused.

    The first FREE_TRIES (of an address ADDRESS_TRIES, which many people may share) cost nothing,
    then 2, 4, 8 ... seconds, up to LONGEST_DELAY.
    """
    worst: datetime | None = None
    for who in guessers(staff, origin):
        row = page.one(
            select(guesses.c.wrong).where(guesses.c.hall == page.hall, guesses.c.who == who)
        )
        wrong = (row.wrong if row else 0) + 1
        steps = max(0, wrong - (ADDRESS_TRIES if who.startswith("from:") else FREE_TRIES))
        delay = min(LONGEST_DELAY, timedelta(seconds=2 ** min(steps, 12))) if steps else timedelta()
        until = page.now + delay
        kept = upsert(page.connection, guesses).values(
            hall=page.hall, who=who, wrong=wrong, until=until
        )
        page.run(
            kept.on_conflict_do_update(
                index_elements=["hall", "who"], set_={"wrong": wrong, "until": until}
            )
        )
        worst = max(worst or until, until)
    return worst if worst and worst > page.now else None


def forget(desk: Desk, page: Page) -> None:
    """Wrong guesses after which nobody has tried for long are over."""
    page.run(
        delete(guesses).where(
            guesses.c.hall == page.hall, guesses.c.until < page.now - FORGOTTEN_AFTER
        )
    )


def guessers(staff: str, origin: str) -> list[str]:
    """Against whom a guess counts: the staff number and the address it came from."""
    return [f"staff:{staff}", f"from:{origin}"]
