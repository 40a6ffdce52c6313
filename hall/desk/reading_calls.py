"""Reading the calls of the day from the journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, union_all

from hall.desk.views import Call
from hall.store.journal import before
from hall.store.tables import journal, tickets

KINDS = ("TicketCalled", "TicketRecalled")


def recent_calls(
    connection: Connection, hall: str, counters: set[str], since: datetime, limit: int
) -> list[Call]:
    """Calls and recalls to these counters since a moment, newest first."""
    newest = _newest(hall, counters, since, before(connection, hall, since), limit)
    found = connection.execute(
        select(
            newest,
            tickets.c.id,
            tickets.c.state,
            tickets.c.counter.label("now_at"),
        )
        .join(tickets, tickets.c.id == newest.c.ticket)
        .order_by(newest.c.seq.desc())
        .limit(limit)
    )
    calls, called_again = [], set()
    for row in found:
        stands = row.state == "called" and row.now_at == row.counter and row.id not in called_again
        again = row.kind == "TicketRecalled"
        number = row.data["number"]
        calls.append(Call(row.seq, row.at, row.id, number, row.counter, again, stands))
        if not again:
            called_again.add(row.id)  # missed and come back: what is older is over
    return calls


def _newest(hall: str, counters: set[str], since: datetime, floor: int, limit: int) -> Any:
    """The newest of each kind after the seq `floor`.

    Every display asks this after every happening: it walks the index backwards, a kind at a time,
    and never looks at yesterday, however long the journal has grown.
    """
    each = (
        select(
            journal.c.seq,
            journal.c.at,
            journal.c.kind,
            journal.c.ticket,
            journal.c.counter,
            journal.c.data,
        )
        .where(
            journal.c.hall == hall,
            journal.c.kind == kind,
            journal.c.seq > floor,
            journal.c.counter.in_(sorted(counters)),
            journal.c.at >= since,
        )
        .order_by(journal.c.seq.desc())
        .limit(limit)
        .subquery()
        for kind in KINDS
    )
    return union_all(*(select(one) for one in each)).subquery("newest")
