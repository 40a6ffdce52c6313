"""Reading the calls of the day from the journal."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from hall.desk.views import Call
from hall.store.tables import journal, tickets


def recent_calls(
    connection: Connection, hall: str, counters: set[str], since: datetime, limit: int
) -> list[Call]:
    """Calls and recalls to these counters since a moment, newest first."""
    found = connection.execute(
        select(
            journal.c.seq,
            journal.c.at,
            journal.c.kind,
            journal.c.counter,
            journal.c.data,
            tickets.c.id,
            tickets.c.state,
            tickets.c.counter.label("now_at"),
        )
        .join(tickets, tickets.c.id == journal.c.ticket)
        .where(
            journal.c.hall == hall,
            journal.c.kind.in_(["TicketCalled", "TicketRecalled"]),
            journal.c.counter.in_(sorted(counters)),
            journal.c.at >= since,
        )
        .order_by(journal.c.seq.desc())
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
