"""The day's end: numbers of an earlier day are abandoned, what nobody needs any more forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select, update

from hall.core.happenings import TicketAbandoned
from hall.core.ticket import after
from hall.desk import lines
from hall.desk.left import tidy
from hall.desk.lines import WAITING
from hall.desk.pins import forget
from hall.store.page import Page
from hall.store.tables import answers, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

CARRIED: Final = timedelta(hours=3)
"""A number taken at 23:50 in a hall that is open at night is still called; yesterday noon's is
not.
"""


def turn_over(desk: Desk, page: Page) -> int:
    """Abandon what was left over from earlier business days; answers how many. Never counted as
    served.

    Only those who wait: a visitor in hand at midnight is served to the end, by whoever is there.
    """
    tidy(desk, page, long_ago=page.now - CARRIED)
    forget(desk, page)
    waiting = page.run(
        select(tickets).where(
            tickets.c.hall == page.hall,
            # By their lines, not by the day: SQLite would read every ticket of every earlier day.
            tickets.c.service.in_(list(lines.lengths(page.connection, page.hall))),
            WAITING,
            tickets.c.arrived_at < page.now - CARRIED,
        )
    ).all()
    left = [row for row in waiting if row.day < page.day]
    for row in left:
        ticket, number, service = row.id, row.number, row.service
        page.run(
            update(tickets)
            .where(tickets.c.id == ticket)
            .values(state=after("abandon"), ended_at=page.now)
        )
        lines.left(page, service, row.ticket_class)
        page.say(TicketAbandoned(ticket, number, service))
    # A tap of 23:59 may be sent again after midnight: its answer is carried like its number.
    kept_from = desk.day(page.now - CARRIED)
    page.run(delete(answers).where(answers.c.hall == page.hall, answers.c.day < kept_from))
    return len(left)
