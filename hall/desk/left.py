"""What was left behind: counters whose clerk went home, visitors in hand where nobody sits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from hall.core.happenings import ClerkSignedOut, TicketTransferred
from hall.desk.counters import in_hand, is_there
from hall.desk.lines import LOW
from hall.desk.seats import release
from hall.desk.sending import back_in_line
from hall.desk.sessions import revoke
from hall.store.page import Page
from hall.store.tables import counters, sessions

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def tidy(desk: Desk, page: Page, *, long_ago: datetime) -> int:
    """Close every counter at which nobody is signed in any more; answers how many.

    Else a clerk who went home without signing out keeps the counter open on every screen, and in
    the waits that visitors are told. A visitor left in hand keeps it open for whoever signs in
    there next (counters.seat), but not for ever: called before `long_ago` and on an earlier day, or
    at a counter that the settings no longer name, the visitor is put back into the line.
    """
    rows = page.run(
        select(counters.c.counter, counters.c.clerk).where(counters.c.hall == page.hall)
    ).all()
    closed = 0
    for row in rows:
        counter, clerk = row.counter, row.clerk
        stands = counter in desk.floor.counters
        if stands and is_there(desk, page, counter, clerk):
            continue
        hand = in_hand(page, counter)
        if hand is not None:
            old = hand.day < page.day and (hand.called_at or page.now) < long_ago
            if stands and not old:
                continue
            seat = LOW if hand.low else ""
            back_in_line(page, hand, hand.service, seat)
            page.say(
                TicketTransferred(
                    hand.id, hand.number, hand.service, counter, clerk, hand.service, seat=seat
                )
            )
        release(page, f"counter:{counter}", f"staff:{clerk}")
        here = (counters.c.hall == page.hall, counters.c.counter == counter)
        page.run(delete(counters).where(*here))
        # Ended for good: a clock set back must not bring back a session whose seat is gone.
        revoke(page, sessions.c.staff == clerk, sessions.c.counter == counter)
        page.say(ClerkSignedOut(counter, clerk))
        closed += 1
    return closed
