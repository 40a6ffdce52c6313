"""Counters: whose they are, pausing with a reason, and resuming."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from hall.core.floor import Counter
from hall.core.happenings import ClerkSignedOut, CounterPaused, CounterResumed
from hall.core.refusals import Refusal
from hall.desk.lines import IN_HAND
from hall.desk.reasons import needed
from hall.desk.seats import release
from hall.desk.views import CounterView, TicketView, Turn
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import counters, sessions, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def mine(desk: Desk, page: Page, counter: str, staff: str) -> tuple[Counter, CounterView]:
    """The counter this clerk sits at. Refuses unknown_counter, counter_not_open,
    not_your_counter.
    """
    place = desk.floor.counter(counter)
    row = page.first(_ROW, b_counter=counter)
    if row is None or row.clerk is None:
        raise Refusal("counter_not_open", counter=counter)
    if row.clerk != staff:
        raise Refusal("not_your_counter", counter=counter, clerk=row.clerk)
    return place, CounterView(counter, row.state, row.reason, row.clerk, row.since)


def in_hand(page: Page, counter: str) -> TicketView | None:
    """The one ticket that is called to, or being served at, this counter."""
    row = page.first(_HAND, b_counter=counter)
    return None if row is None else TicketView.of(row)


def held(
    desk: Desk, page: Page, counter: str, staff: str, state: str
) -> tuple[CounterView, TicketView]:
    """The clerk's counter and the ticket in hand, which must be in `state`.

    Refuses nothing_in_hand, not_called (it is being served already), not_serving (it is only
    called).
    """
    _, view = mine(desk, page, counter, staff)
    hand = in_hand(page, counter)
    if hand is None:
        raise Refusal("nothing_in_hand", counter=counter)
    if hand.state != state:
        code = "not_called" if state == "called" else "not_serving"
        raise Refusal(code, number=hand.number)
    return view, hand


def pause(desk: Desk, page: Page, *, counter: str, staff: str, reason: str) -> Turn:
    """Stop calling here and say why; it stands on the counter screen (R2-29).

    Whoever is in hand is served to the end first: pausing with a visitor called is refused
    (in_hand), while serving it means "after this one". Refuses reason_needed, already_paused.
    """
    _, view = mine(desk, page, counter, staff)
    reason = needed(reason)
    if view.state == "paused":
        raise Refusal("already_paused", counter=counter)
    hand = in_hand(page, counter)
    if hand is not None and hand.state == "called":
        raise Refusal("in_hand", number=hand.number)
    page.do(_SET, b_counter=counter, state="paused", reason=reason, since=page.now)
    page.say(CounterPaused(counter, staff, reason))
    return Turn(hand, replace(view, state="paused", reason=reason, since=page.now, in_hand=hand))


def resume(desk: Desk, page: Page, *, counter: str, staff: str) -> Turn:
    """Call again. Refuses not_paused."""
    _, view = mine(desk, page, counter, staff)
    if view.state != "paused":
        raise Refusal("not_paused", counter=counter)
    page.do(_SET, b_counter=counter, state="open", reason="", since=page.now)
    page.say(CounterResumed(counter, staff))
    hand = in_hand(page, counter)
    return Turn(hand, replace(view, state="open", reason="", since=page.now, in_hand=hand))


def seat(desk: Desk, page: Page, counter: str, staff: str) -> None:
    """Open a counter for a clerk. Refuses counter_taken (about: clerk) while somebody else sits
    there.

    Somebody whose session ended without a sign-out (expired overnight) no longer sits there, and
    is signed out now: whoever was sent to them, or to their counter, waits for anybody of the line
    again. A visitor they left in hand passes to the new clerk.
    """
    row = page.first(_ROW, b_counter=counter)
    if row is None:
        page.run(
            insert(counters),
            {
                "hall": page.hall,
                "counter": counter,
                "clerk": staff,
                "state": "open",
                "reason": "",
                "since": page.now,
            },
        )
    elif row.clerk != staff:
        if is_there(desk, page, counter, row.clerk):
            raise Refusal("counter_taken", counter=counter, clerk=row.clerk)
        release(page, f"counter:{counter}", f"staff:{row.clerk}")
        page.say(ClerkSignedOut(counter, row.clerk))
        page.run(
            update(counters)
            .where(counters.c.hall == page.hall, counters.c.counter == counter)
            .values(clerk=staff, state="open", reason="", since=page.now)
        )
        page.run(
            update(tickets)
            .where(tickets.c.hall == page.hall, tickets.c.counter == counter, IN_HAND)
            .values(clerk=staff)
        )


def is_there(desk: Desk, page: Page, counter: str, clerk: str) -> bool:
    """Whether this clerk is still signed in at the counter; nobody is who has left the staff."""
    person = desk.floor.staff.get(clerk)
    if person is None or "clerk" not in person.roles:
        return False
    live = select(sessions.c.staff).where(
        sessions.c.hall == page.hall,
        sessions.c.staff == clerk,
        sessions.c.counter == counter,
        sessions.c.revoked.is_(False),
        sessions.c.expires_at > page.now,
    )
    return page.one(live) is not None


def unseat(page: Page, counter: str, staff: str) -> None:
    """Close a counter. Refuses in_hand: the visitor at the window is finished first (R2-29).

    Whoever is on hold stays so, and any counter that handles the service may take them back.
    """
    hand = in_hand(page, counter)
    if hand is not None:
        raise Refusal("in_hand", number=hand.number, counter=counter)
    release(page, f"counter:{counter}", f"staff:{staff}")
    page.run(delete(counters).where(counters.c.hall == page.hall, counters.c.counter == counter))


def clerk_of(page: Page, counter: str) -> str | None:
    """Who sits at a counter now."""
    row = page.first(_ROW, b_counter=counter)
    return None if row is None else row.clerk


def seat_of(page: Page, staff: str) -> str | None:
    """The counter where a clerk sits now."""
    row = page.one(
        select(counters.c.counter).where(counters.c.hall == page.hall, counters.c.clerk == staff)
    )
    return None if row is None else str(row.counter)


_HERE = (counters.c.hall == bindparam("b_hall"), counters.c.counter == bindparam("b_counter"))
_ROW = Hot(select(counters).where(*_HERE))
_SET = Hot(
    update(counters)
    .where(*_HERE)
    .values({name: bindparam(name) for name in ("state", "reason", "since")})
)
_HAND = Hot(
    select(tickets).where(
        tickets.c.hall == bindparam("b_hall"), tickets.c.counter == bindparam("b_counter"), IN_HAND
    )
)
