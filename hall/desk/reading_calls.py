"""Reading the calls of the day from the journal."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, Integer, bindparam, false, or_, select, union_all

from hall.desk.views import Call
from hall.store.hot import Hot
from hall.store.journal import before
from hall.store.tables import journal, tickets

KINDS = ("TicketCalled", "TicketRecalled")


def recent_calls(
    connection: Connection, hall: str, counters: set[str], since: datetime, limit: int
) -> list[Call]:
    """Calls and recalls to these counters since a moment, newest first."""
    asked = {
        "b_hall": hall,
        "b_floor": before(connection, hall, since),
        "b_since": since,
        "b_limit": limit,
    }
    found = _newest(tuple(sorted(counters))).all(connection, asked)
    calls, called_again = [], set()
    for row in found:
        stands = row.state == "called" and row.now_at == row.counter and row.id not in called_again
        again = row.kind == "TicketRecalled"
        number = row.data["number"]
        calls.append(Call(row.seq, row.at, row.id, number, row.counter, again, stands))
        if not again:
            called_again.add(row.id)  # missed and come back: what is older is over
    return calls


@lru_cache(maxsize=64)
def _newest(counters: tuple[str, ...]) -> Hot:
    """The newest of each kind, with how their tickets stand now.

    Every display asks this after every happening: it walks the index backwards, a kind at a time,
    and never looks at yesterday, however long the journal has grown.
    """
    columns = ("seq", "at", "kind", "ticket", "counter", "data")
    limit = bindparam("b_limit", type_=Integer)
    each = (
        select(*(journal.c[name] for name in columns))
        .where(
            journal.c.hall == bindparam("b_hall"),
            journal.c.kind == kind,
            journal.c.seq > bindparam("b_floor"),
            journal.c.at >= bindparam("b_since", type_=journal.c.at.type),
            or_(false(), *(journal.c.counter == counter for counter in counters)),
        )
        .order_by(journal.c.seq.desc())
        .limit(limit)
        .subquery()
        for kind in KINDS
    )
    newest = union_all(*(select(one) for one in each)).subquery("newest")
    return Hot(
        select(newest, tickets.c.id, tickets.c.state, tickets.c.counter.label("now_at"))
        .join(tickets, tickets.c.id == newest.c.ticket)
        .order_by(newest.c.seq.desc())
        .limit(limit)
    )
