"""The business day: closed, opened and signed by hand; what is left over when it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, delete, literal_column, select, update

from hall.core.happenings import DayClosed, DayOpened, DaySigned, TicketAbandoned
from hall.core.refusals import Refusal
from hall.core.ticket import after
from hall.desk import ending, giving, lines
from hall.desk.left import tidy
from hall.desk.lines import IN_HAND, WAITING
from hall.desk.pins import forget
from hall.desk.reasons import needed
from hall.store.dialect import insert as upsert
from hall.store.page import Page
from hall.store.tables import answers, days, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

CARRIED: Final = timedelta(hours=3)
"""A number taken at 23:50 in a hall that is open at night is still called; yesterday noon's is
not.
"""

HELD: Final = tickets.c.state == literal_column("'held'")


def close_day(desk: Desk, page: Page, *, staff: str, reason: str) -> int:
    """No more numbers today; everybody who holds one is still served. Answers 0: nobody is sent
    away.

    Refuses reason_needed, day_ended, already_closed (by hand; a hall that its hours have closed can
    be closed by hand as well, for the rest of the day).
    """
    reason = needed(reason)
    ending.must_serve(desk, page)
    row = giving.day_row(page.connection, page.hall, page.day)
    if row is not None and row.state == "closed":
        raise Refusal("already_closed")
    _decide(page, "closed", staff, reason)
    page.say(DayClosed(page.day, staff, reason))
    return 0


def open_day(desk: Desk, page: Page, *, staff: str, reason: str) -> int:
    """Numbers again: after a close by hand or an end, or outside the hours until they begin the
    next time. Whoever was abandoned by an end stays so.

    Answers 0, as close_day. Refuses reason_needed, not_closed.
    """
    reason = needed(reason)
    if giving.state(desk, page.connection, page.now, page.day).open:
        raise Refusal("not_closed")
    # Inside the hours nothing is left to decide: the hall closes again when they say so.
    _decide(page, "" if desk.hours.at(page.now).open else "open", staff, reason)
    page.say(DayOpened(page.day, staff, reason))
    return 0


def finish_day(desk: Desk, page: Page, *, staff: str, reason: str) -> int:
    """End the day at once: no more numbers, and everybody who waits or is held is abandoned.

    Nobody is served any more until midnight or until the day is opened again: from here on nobody
    waits, is held or is in hand. Answers how many were left. Refuses reason_needed, day_ended, and
    counters_serving while a visitor is called or served anywhere (R2-29: whoever is at a window is
    served to the end).
    """
    reason = needed(reason)
    ending.must_serve(desk, page)
    hands = page.run(select(tickets.c.counter).where(tickets.c.hall == page.hall, IN_HAND)).all()
    if hands:
        raise Refusal("counters_serving", count=len(hands))
    left = _left_over(page)
    _decide(page, "ended", staff, reason)
    page.say(DayClosed(page.day, staff, reason, len(left)))
    _abandon(page, left, staff, reason)
    return len(left)


def sign_day(desk: Desk, page: Page, *, staff: str, red: tuple[str, ...]) -> tuple[str, ...]:
    """The opening self-test was seen by `staff`; `red` names what was not in order. Signing again
    (after mending) counts from then on; the journal keeps every one. Answers `red`.
    """
    _keep(page, signed_at=page.now, signed_by=staff, report={"red": list(red)})
    page.say(DaySigned(page.day, staff, red))
    return red


def turn_over(desk: Desk, page: Page) -> int:
    """Abandon what was left over from earlier business days; answers how many. Never counted as
    served.

    Only those who wait or are held: a visitor in hand at midnight is served to the end, by whoever
    is there.
    """
    tidy(desk, page, long_ago=page.now - CARRIED)
    forget(desk, page)
    old = tickets.c.arrived_at < page.now - CARRIED
    left = [row for row in _left_over(page, old) if row.day < page.day]
    for day in sorted({row.day for row in left}):
        of_day = [row for row in left if row.day == day]
        page.say(DayClosed(day, None, "", len(of_day)))
        _abandon(page, of_day)
    # A tap of 23:59 may be sent again after midnight: its answer is carried like its number.
    kept_from = desk.day(page.now - CARRIED)
    page.run(delete(answers).where(answers.c.hall == page.hall, answers.c.day < kept_from))
    return len(left)


def _decide(page: Page, state: str, staff: str, reason: str) -> None:
    _keep(page, state=state, at=page.now, staff=staff, reason=reason)


def _keep(page: Page, **values: Any) -> None:
    """Into the row of this business day; what is not named stays as it is."""
    first = {"hall": page.hall, "day": page.day, "state": "", "at": page.now, "reason": ""}
    kept = upsert(page.connection, days).values(first | values)
    page.run(kept.on_conflict_do_update(index_elements=["hall", "day"], set_=values))


def _left_over(page: Page, *which: Any) -> list[Row[Any]]:
    """Everybody who waits or is held."""
    waiting = page.run(
        select(tickets).where(
            tickets.c.hall == page.hall,
            # By their lines, not by the day: SQLite would read every ticket of every earlier day.
            tickets.c.service.in_(list(lines.lengths(page.connection, page.hall))),
            WAITING,
            *which,
        )
    ).all()
    held = page.run(select(tickets).where(tickets.c.hall == page.hall, HELD, *which)).all()
    return [*waiting, *held]


def _abandon(page: Page, left: list[Row[Any]], staff: str | None = None, reason: str = "") -> None:
    for row in left:
        page.run(
            update(tickets)
            .where(tickets.c.id == row.id)
            .values(state=after("abandon"), ended_at=page.now)
        )
        if row.state == "waiting":
            lines.left(page, row.service, row.ticket_class)
        page.say(TicketAbandoned(row.id, row.number, row.service, staff, reason))
