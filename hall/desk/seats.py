"""Seats: who may serve a visitor that is meant for one counter, one person or a low counter."""

from __future__ import annotations

from sqlalchemy import case, literal_column, select, update

from hall.core.floor import Floor
from hall.desk import lines
from hall.store.page import Page
from hall.store.tables import counters, tickets

HELD = tickets.c.state == literal_column("'held'")
"""Spelt as a literal, as for those who wait: only then is the index of the held used."""


def may_serve(floor: Floor, counter: str, staff: str, service: str, *, low: bool = False) -> bool:
    """Whether this clerk handles the service at that counter; `low`: it must be accessible too."""
    if low and not floor.counter(counter).accessible:
        return False
    return any(service in pool for pool in floor.tiers(counter, staff))


def standing(page: Page, seat: str, *, low: bool) -> str:
    """The seat of somebody who comes back, if anybody sits there still; else anybody's of the line
    (of the low counters, for whoever needs one).
    """
    kind, _, name = seat.partition(":")
    column = {"counter": counters.c.counter, "staff": counters.c.clerk}.get(kind)
    if column is None:
        return seat
    sits = select(counters.c.counter).where(counters.c.hall == page.hall, column == name)
    return (lines.LOW if low else "") if page.one(sits) is None else seat


def release(page: Page, *seats: str) -> None:
    """Whoever was to wait for one of these counters ("counter:3") or people ("staff:101") waits for
    anybody of the line again, and whoever needs a low counter for one of those.

    Goes with every act after which nobody sits there: else they would wait for ever.
    """
    # By their lines: SQLite would read every ticket there ever was.
    known = tickets.c.service.in_(list(lines.lengths(page.connection, page.hall)))
    anybody = case((tickets.c.low, lines.LOW), else_="")
    theirs = (tickets.c.hall == page.hall, tickets.c.seat.in_(seats))
    for where in ((*theirs, lines.WAITING, known), (*theirs, HELD)):
        if page.one(select(tickets.c.id).where(*where)) is not None:
            page.run(update(tickets).where(*where).values(seat=anybody))
