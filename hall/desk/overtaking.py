"""Who went before whom although they came later, and by which rule, told from the journal's lines.

A ticket's id says who came first. A call went before a visitor when that visitor waited at the
time, and the counter (its clerk's skills and the visitor's seat considered) could have called them
instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from hall.core.floor import Floor
from hall.core.ticket import TicketClass

REASONS: Final = (
    "lift", "priority", "ordinary_turn", "visitors_first", "own_line", "sent", "chosen",
    "walk_up", "rejoined", "after_missed", "other",
)  # fmt: skip
"""Why somebody went before: lift (urgent, by staff); priority, ordinary_turn, visitors_first (the
published rule of the classes); own_line (the counter calls its own services first and only helps
with this one); sent (by staff, to that counter or clerk alone); chosen (called out of turn);
walk_up (served at the counter without a call); rejoined (came back after a missed call);
after_missed (this visitor missed a call, and stands further back); other.
"""


@dataclass(frozen=True)
class Stay:
    """A visitor in a line, from one seq to another (None: still there)."""

    since: int
    until: int | None
    service: str
    ticket_class: TicketClass
    seat: str
    rejoined: bool
    low: bool = False


def stays(history: Iterable[Any]) -> Iterator[Stay]:
    """The times a visitor stood in a line, from the journal's lines of that ticket, oldest first.

    Among them may be lines of clerks who signed out: whoever waited for just them waits for anybody
    again. A new time begins with every change of service, class or seat.
    """
    stay, waits = Stay(0, None, "", "ordinary", "", rejoined=False), False
    for row in history:
        now = _changed(stay, row)
        still = _waits(row, waits)
        if waits and (now != stay or not still):
            yield replace(stay, until=row.seq)
        if still and (now != stay or not waits):
            now = replace(now, since=row.seq)
        stay, waits = now, still
    if waits:
        yield stay


def _changed(stay: Stay, row: Any) -> Stay:
    data = row.data
    if row.kind == "TicketTaken":
        seat = data.get("seat", "")
        now = replace(stay, service=data["service"], ticket_class=data["ticket_class"], seat=seat)
        return replace(now, low=seat == "low")
    if row.kind == "TicketReclassed":
        return replace(stay, ticket_class=data["ticket_class"])
    if row.kind == "TicketTransferred":
        return replace(stay, service=data["service"], seat=data.get("seat", ""))
    if row.kind in ("TicketRejoined", "TicketReturned"):
        seat = data.get("seat", stay.seat)
        return replace(stay, seat=seat, rejoined=stay.rejoined or row.kind == "TicketRejoined")
    if row.kind == "ServiceAdded":
        return replace(stay, service=data["service"])
    if row.kind == "ClerkSignedOut":
        anybody = "low" if stay.low else ""  # as seats.release leaves it
        return replace(stay, seat=anybody) if stay.seat in own_seats(row) else stay
    return stay


def _waits(row: Any, waits: bool) -> bool:
    if row.kind == "PressUndone":
        return bool(row.data["state"] == "waiting")
    return row.kind in _BACK or (waits and row.kind not in _GONE)


def passings(floor: Floor, own: list[Stay], rows: list[Any]) -> Iterator[tuple[str, Any]]:
    """Why, and the call by which it happened, for each later ticket that went before.

    `rows`: the calls, oldest first, among what else tells how those tickets stood.
    """
    classes, undone, seats = _Classes(rows), _undone(rows), dict[int, str]()
    back, begun, counted = set[int](), set[int](), set[int]()
    for row in rows:
        if row.kind == "TicketRejoined":
            back.add(row.ticket)
        if row.kind in _BACK:
            seats[row.ticket] = row.data.get("seat", "")
        elif row.kind == "ClerkSignedOut":
            seats = {one: seat for one, seat in seats.items() if seat not in own_seats(row)}
        if row.kind not in ("TicketCalled", "ServiceBegun"):
            continue
        walked = row.kind == "ServiceBegun" and row.ticket not in begun
        begun.add(row.ticket)
        if (
            row.ticket in counted
            or row.seq in undone
            or (row.kind == "ServiceBegun" and not walked)
        ):
            continue
        stay = next((s for s in own if s.since < row.seq < (s.until or row.seq + 1)), None)
        tiers = floor.tiers(row.counter, row.staff) if row.counter in floor.counters else ()
        if stay is None or not could_call(floor, stay, row, tiers):
            continue
        counted.add(row.ticket)
        them = _Them(row, classes.at(row), seats.get(row.ticket, ""), row.ticket in back)
        yield _why(stay, tiers, them, "walk_up" if walked else row.data["why"]), row


def could_call(floor: Floor, stay: Stay, row: Any, tiers: tuple[tuple[str, ...], ...]) -> bool:
    """Whether that counter and clerk could have called this visitor instead."""
    low = floor.counters[row.counter].accessible if row.counter in floor.counters else False
    seats = {"", *own_seats(row), *(("low",) if low else ())}
    return stay.seat in seats and any(stay.service in pool for pool in tiers)


def own_seats(row: Any) -> tuple[str, str]:
    """The seats that only the counter, only the clerk of this line of the journal may call."""
    return f"counter:{row.counter}", f"staff:{row.staff}"


@dataclass(frozen=True)
class _Them:
    """Who went before: the line of the journal, and how their ticket stood then."""

    row: Any
    ticket_class: str
    seat: str
    back: bool


def _why(stay: Stay, tiers: tuple[tuple[str, ...], ...], them: _Them, came: str) -> str:
    if came in ("lift", "chosen", "walk_up"):
        return came
    own = own_seats(them.row)
    if stay.service not in tiers[0] and stay.seat not in own:
        if them.row.data["service"] in tiers[0]:
            return "own_line"
        if them.seat in own:
            return "sent"
    if them.ticket_class != stay.ticket_class:
        if them.ticket_class == "priority":
            return "priority"
        return "ordinary_turn" if stay.ticket_class == "priority" else "visitors_first"
    if stay.rejoined:
        return "after_missed"
    return "rejoined" if them.back else "other"


def _undone(rows: list[Any]) -> set[int]:
    """The calls that were taken back by the same clerk at once: they never counted."""
    last: dict[int, int] = {}
    found = set()
    for row in rows:
        if row.kind == "TicketCalled":
            last[row.ticket] = row.seq
        elif row.kind in _BACK:
            last.pop(row.ticket, None)  # that call stands; a later one may lie outside these lines
        elif row.kind == "PressUndone" and row.data["state"] == "waiting" and row.ticket in last:
            found.add(last[row.ticket])
    return found


class _Classes:
    """Which class a later ticket had at a call: its class now, and each change told backwards."""

    def __init__(self, rows: list[Any]) -> None:
        self._changes: dict[int, list[tuple[int, str]]] = {}
        for row in rows:
            if row.kind == "TicketReclassed":
                self._changes.setdefault(row.ticket, []).append((row.seq, row.data["ticket_class"]))

    def at(self, row: Any) -> str:
        changes = self._changes.get(row.ticket)
        if not changes:
            return str(row.ticket_class)
        before = [to for seq, to in changes if seq < row.seq]
        if before:
            return before[-1]
        return "ordinary" if changes[0][1] == "priority" else "priority"


_BACK = frozenset({"TicketTaken", "TicketRejoined", "TicketTransferred", "TicketReturned"})
_GONE = frozenset({"TicketCalled", "TicketCancelled", "TicketAbandoned", "ServiceBegun"})
