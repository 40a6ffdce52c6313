"""Taking the last press back, for a moment, where it harms nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, bindparam, delete, literal, select

from hall.core.happenings import PressUndone, SlipHappening, TicketRated
from hall.core.refusals import Refusal
from hall.core.ticket import after, allows
from hall.desk import ending, lines
from hall.desk.change import change
from hall.desk.counters import mine
from hall.desk.learning import Lesson, unlearn
from hall.desk.views import TicketView, Turn
from hall.store.hot import Hot, putting
from hall.store.page import Page
from hall.store.tables import journal, pools, presses, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


NEWS: Final = (*SlipHappening.__subclasses__(), TicketRated)
"""What is no press: news of a slip; a visitor's own word, of which no clerk learns this way."""

FAR: Final = 2000
"""After so many facts of the hall nothing is looked at any more: the press is old."""


@dataclass(frozen=True)
class Press:
    """A press that can still be taken back: next, no_show or finish.

    `ticket` is the one that was called, missed or finished; `finished` the one that `next` ended,
    `lesson` what was known of its service before; `streak` the pool's key and its memory before.
    """

    verb: str
    at: datetime
    seq: int
    ticket: int | None
    finished: int | None
    lesson: Lesson | None
    streak: list[Any] | None


def remember(
    desk: Desk,
    page: Page,
    counter: str,
    verb: str,
    *,
    ticket: TicketView | None = None,
    finished: TicketView | None = None,
    lesson: Lesson | None = None,
    streak: list[Any] | None = None,
) -> None:
    """Keep what it takes to undo this press; said last of all, after its facts."""
    if not desk.settings.line.undo_seconds:
        return
    data = {
        "seq": page.seq - 1,
        "ticket": ticket and ticket.id,
        "finished": finished and finished.id,
        "lesson": lesson,
        "streak": streak,
    }
    page.do(_KEEP, counter=counter, at=page.now, verb=verb, data=data)


def last_press(desk: Desk, connection: Connection, counter: str, staff: str) -> Press | None:
    """What `undo` would take back for this clerk, though its time may have gone by."""
    press = _kept(desk, connection, counter)
    if press is None or not _harms_nobody(desk, connection, counter, staff, press):
        return None
    return press


def _kept(desk: Desk, connection: Connection, counter: str) -> Press | None:
    row = _PRESS.first(connection, {"b_hall": desk.book.hall, "b_counter": counter})
    return None if row is None else Press(row.verb, row.at, **row.data)


def _late(desk: Desk, press: Press, now: datetime) -> bool:
    """Whether its time is over; so it is, too, when the clock was set back behind it."""
    return abs(now - press.at) > timedelta(seconds=desk.settings.line.undo_seconds)


def _harms_nobody(
    desk: Desk, connection: Connection, counter: str, staff: str, press: Press
) -> bool:
    """Nothing else was done at the counter or to the press's tickets since (news of a slip is
    nothing done), and nobody was called
    since from the lines this clerk calls from: whoever comes back would have been passed over.
    """
    since = {"b_hall": desk.book.hall, "b_seq": press.seq, "b_far": press.seq + FAR}
    about = {"b_ticket": press.ticket or 0, "b_finished": press.finished or 0}
    if _SINCE.first(connection, {**since, **about, "b_counter": counter}) is not None:
        return False
    if press.verb != "next" or press.ticket is None:
        return True
    seen = {service for pool in desk.floor.tiers(counter, staff) for service in pool}
    return not any(call.data["service"] in seen for call in _CALLS.all(connection, since))


def undo(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Take the last press of this counter back: next, no-show or finish (C4).

    Everything is as it was: states, places, the pool's streak, the lengths of the lines, what was
    learnt. Refuses nothing_to_undo, also where something else has happened since, and undo_late
    after the settings' `undo_seconds`; day_ended, for nobody is in hand then.
    """
    _, view = mine(desk, page, counter, staff)
    ending.must_serve(desk, page)
    press = _kept(desk, page.connection, counter)
    if press is None:
        raise Refusal("nothing_to_undo", counter=counter)
    if _late(desk, press, page.now):
        raise Refusal("undo_late", seconds=desk.settings.line.undo_seconds)
    if not _harms_nobody(desk, page.connection, counter, staff, press):
        raise Refusal("nothing_to_undo", counter=counter)
    back = None
    if press.verb == "next":
        back = _call_undone(page, counter, staff, press)
    elif press.verb == "no_show":
        back = _said(page, counter, staff, "no_show", _again(page, press.ticket, "undo_no_show"))
    ended = press.finished if press.verb == "next" else press.ticket
    if press.verb != "no_show" and ended is not None:
        back = _said(page, counter, staff, press.verb, _again(page, ended, "undo_finish"))
        if press.lesson is not None:
            unlearn(page, press.lesson)
    page.do(_DROP, b_counter=counter)
    hand = back if back is not None and back.state != "waiting" else None
    return Turn(back, replace(view, in_hand=hand))


def _call_undone(page: Page, counter: str, staff: str, press: Press) -> TicketView | None:
    """Whoever was called waits again, and the pool's memory is that of before."""
    if press.ticket is None:
        return None
    free = {"counter": None, "clerk": None, "called_at": None, "calls": 0, "why": None}
    back = _moved(page, press.ticket, "undo_next", **free)
    lines.joined(page, back.service, back.ticket_class)
    if press.streak is not None:
        key, before = press.streak
        page.do(_STREAK, pool=key, streak=before)
    return _said(page, counter, staff, "next", back)


def _again(page: Page, ticket: int | None, act: str) -> TicketView:
    """Whoever had been ended is in hand again; the clock of the service was never stopped."""
    return _moved(page, ticket or 0, act, ended_at=None, outcome=None)


def _moved(page: Page, ticket: int, act: str, **values: Any) -> TicketView:
    row = page.first(_STATE, b_id=ticket)
    if row is None or not allows(act, row.state):  # its own facts forbid it; better no than wrong
        raise Refusal("nothing_to_undo")
    return change(page, ticket, state=after(act), **values)


def _said(page: Page, counter: str, staff: str, verb: str, back: TicketView) -> TicketView:
    page.say(PressUndone(back.id, back.number, back.service, counter, staff, verb, back.state))
    return back


_HERE = (presses.c.hall == bindparam("b_hall"), presses.c.counter == bindparam("b_counter"))
_KEEP = Hot(putting(presses))
_DROP = Hot(delete(presses).where(*_HERE))
_PRESS = Hot(select(presses).where(*_HERE))
_STREAK = Hot(putting(pools))
_STATE = Hot(
    select(tickets.c.state).where(
        tickets.c.hall == bindparam("b_hall"), tickets.c.id == bindparam("b_id")
    )
)
_LATER = (journal.c.hall == bindparam("b_hall"), journal.c.seq > bindparam("b_seq"))
_SINCE = Hot(
    select(journal.c.seq)
    .where(
        *_LATER,
        journal.c.kind.not_in([literal(each.__name__) for each in NEWS]),
        (journal.c.counter == bindparam("b_counter"))
        | journal.c.ticket.in_([bindparam("b_ticket"), bindparam("b_finished")])
        | (journal.c.seq >= bindparam("b_far")),
    )
    .limit(1)
)
_CALLS = Hot(
    select(journal.c.data).where(
        *_LATER, journal.c.seq < bindparam("b_far"), journal.c.kind == "TicketCalled"
    )
)
