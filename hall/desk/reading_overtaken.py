"""Reading who went before a visitor although they came later."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, select, union_all

from hall.desk.overtaking import REASONS, passings, stays
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.views import TicketView
from hall.store.hot import Hot
from hall.store.tables import journal, tickets


@dataclass(frozen=True)
class Overtaken:
    """So many people went before, for one reason of desk.overtaking; `counter` is told for chosen
    numbers only.
    """

    why: str
    count: int
    counter: str | None = None


class OvertakenReading(ReadingCore):
    """What can be asked about a visitor's wait in hindsight."""

    def overtaken(self, ticket: TicketView) -> list[Overtaken]:
        """Who went before this visitor although they came later, by reason; each person once.

        Empty when nobody did. It reads the calls since the arrival and nothing else of the day.
        """
        mine = self._all(_OWN, b_ticket=ticket.id)
        if not mine:
            return []
        since = mine[0].seq
        left = self._all(_LEFT, b_seq=since)
        own = list(stays(sorted([*mine, *left], key=_BY_SEQ)))
        until = self.seq if own[-1].until is None else own[-1].until
        rows = self._all(_LATER, b_ticket=ticket.id, b_seq=since, b_until=until)
        found: Counter[tuple[str, str | None]] = Counter()
        for why, row in passings(self._desk.floor, own, sorted([*rows, *left], key=_BY_SEQ)):
            found[why, row.counter if why == "chosen" else None] += 1
        order = sorted(found, key=lambda each: (REASONS.index(each[0]), each[1] or ""))
        return [Overtaken(why, found[why, counter], counter) for why, counter in order]


_BY_SEQ = attrgetter("seq")
_LINES = [journal.c[name] for name in ("seq", "kind", "ticket", "counter", "staff", "data")]
_OWN = Hot(
    select(*_LINES)
    .where(journal.c.hall == HERE, journal.c.ticket == bindparam("b_ticket", type_=Integer))
    .order_by(journal.c.seq)
)
_SINCE = journal.c.seq > bindparam("b_seq", type_=BigInteger)
_LEFT = Hot(
    select(*_LINES).where(journal.c.hall == HERE, journal.c.kind == "ClerkSignedOut", _SINCE)
)


def _kind(kind: str, *until: Any) -> Any:
    """The lines of one kind, of tickets that came later; by the index of kinds."""
    later = journal.c.ticket > bindparam("b_ticket", type_=Integer)
    return (
        select(*_LINES, tickets.c.ticket_class)
        .join(tickets, tickets.c.id == journal.c.ticket)
        .where(and_(journal.c.hall == HERE, journal.c.kind == kind, _SINCE, later, *until))
    )


_BY_THEN = journal.c.seq <= bindparam("b_until", type_=BigInteger)
_CHANGES = (
    "TicketRejoined", "TicketReturned", "TicketTransferred", "TicketReclassed", "PressUndone",
)  # fmt: skip
_LATER = Hot(
    union_all(
        _kind("TicketCalled", _BY_THEN),
        _kind("ServiceBegun", _BY_THEN),
        *(_kind(kind) for kind in _CHANGES),
    )
)
