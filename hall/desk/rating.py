"""Rating a visit, once it is over: by the visitor's own page, or on the counter's screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from hall.core.happenings import TicketRated
from hall.core.rating import Reason, Way, asks_why
from hall.core.refusals import Refusal
from hall.desk.tickets import by_token
from hall.store.hot import Hot, putting
from hall.store.page import Page
from hall.store.ratings import ratings
from hall.store.tables import tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

GRACE: Final = timedelta(seconds=10)
"""A tap of the last second is still on its way; the screen itself has gone back."""


@dataclass(frozen=True)
class Rating:
    """`score` 5 (best) to 1; `reason` a key of core.rating.REASONS or ""; `at` its first time."""

    score: int
    reason: str
    way: Way
    at: datetime


def rate(desk: Desk, page: Page, *, token: str, score: int, reason: Reason = "") -> Rating:
    """What this visitor thinks of the visit; may be changed within the settings' `change_minutes`.

    Never asked for and never needed (PROVISIONS H1). Refuses unknown_ticket, also when the business
    day of the visit is over; cannot_rate (about: number, state); rating_late (about: minutes).
    """
    row = by_token(page, token)
    if row.ended_at is not None and desk.day(row.ended_at) != page.day:
        raise Refusal("unknown_ticket")
    if row.state != "done" or not desk.settings.rating.page:
        raise Refusal("cannot_rate", number=row.number, state=row.state)
    known = _known(page, row.id)
    if known is None:
        return _keep(page, row, Rating(score, _why(score, reason), "page", page.now))
    minutes = desk.settings.rating.change_minutes
    if page.now - known.at > timedelta(minutes=minutes):
        raise Refusal("rating_late", minutes=minutes)
    told = Rating(score, _why(score, reason), known.way, known.at)
    # The same once more is nothing new; what was said on the screen stays told by the screen.
    return known if told == known else _keep(page, row, told)


def rate_on_screen(desk: Desk, page: Page, *, counter: str, ticket: int, score: int) -> Rating:
    """The same by one touch of the counter's screen, right after the visit and once.

    Refuses unknown_counter, unknown_ticket, cannot_rate: not finished at this counter, or too long
    ago for the screen; already_rated.
    """
    desk.floor.counter(counter)
    row = page.first(_BY_ID, b_id=ticket)
    if row is None:
        raise Refusal("unknown_ticket")
    wanted = desk.settings.rating
    until = timedelta(seconds=wanted.screen_seconds) + GRACE
    here = row.state == "done" and row.counter == counter and page.now - row.ended_at <= until
    if not wanted.screen or not here:
        raise Refusal("cannot_rate", number=row.number, state=row.state)
    if _known(page, ticket) is not None:
        raise Refusal("already_rated", number=row.number)
    return _keep(page, row, Rating(score, "", "screen", page.now))


def _why(score: int, reason: Reason) -> Reason:
    return reason if asks_why(score) else ""


def _known(page: Page, ticket: int) -> Rating | None:
    row = page.first(_OF, b_ticket=ticket)
    return None if row is None else Rating(row.score, row.reason, row.way, row.at)


def _keep(page: Page, row: Any, told: Rating) -> Rating:
    """Counted with the number's own day; the journal hears neither reason nor counter."""
    page.do(
        _KEEP,
        ticket=row.id,
        day=row.day,
        counter=row.counter,
        score=told.score,
        reason=told.reason,
        way=told.way,
        at=told.at,
    )
    page.say(TicketRated(row.id, told.score, told.way))
    return told


_H: Any = bindparam("b_hall")
_BY_ID = Hot(select(tickets).where(tickets.c.hall == _H, tickets.c.id == bindparam("b_id")))
_OF = Hot(select(ratings).where(ratings.c.hall == _H, ratings.c.ticket == bindparam("b_ticket")))
_KEEP = Hot(putting(ratings))
