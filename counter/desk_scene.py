"""What one counter's screen shows: who is in hand, who is next, who waits, the clerk's own day."""

from __future__ import annotations

from typing import Any

from counter.around_scene import (
    answer,
    day,
    held,
    missed,
    others,
    person,
    stamp,
    support_since,
    undo,
)
from counter.inquiry_scene import inquiries_of, owed
from hall.core.floor import Counter, Floor
from hall.core.happenings import (
    CounterPaused,
    CounterResumed,
    DeviceChanged,
    DeviceEnrolled,
    Happening,
    PinChanged,
    ServiceAdded,
    ServiceBegun,
    ServiceFinished,
    SlipHappening,
    SupportAnswered,
    SupportAsked,
    TicketHappening,
    TicketRated,
    TicketRecalled,
)
from hall.core.happenings_inquiry import InquirySought
from hall.core.ticket import CLASSES, OUTCOMES
from hall.desk.reading import Reading
from hall.desk.views import CounterView, TicketView, Waiting
from hall.settings.turns import Line

LISTED = 40
"""Tickets listed one by one; the counts beside them are always of everybody."""

PAUSE_REASONS = ("break", "meal", "meeting", "papers", "system", "handover")
"""Why a counter may pause; the words for visitors stand in words/*.toml under common.pause."""

OWN = (
    ServiceBegun,
    ServiceFinished,
    ServiceAdded,
    TicketRecalled,
    CounterPaused,
    CounterResumed,
    SupportAsked,
    SupportAnswered,
)
"""What one counter does without changing who waits, who may come back or who sits where."""

ELSEWHERE = (
    DeviceChanged, DeviceEnrolled, PinChanged, SlipHappening, TicketRated, InquirySought,
)  # fmt: skip
"""What no counter shows."""


def desk_scene(floor: Floor, line: Line, reading: Reading, counter: str) -> dict[str, Any]:
    """The scene of one counter.

    It holds times, never durations: the same facts must give the same scene a minute later, and
    the page counts the seconds itself. Refuses `unknown_counter`.
    """
    stands = floor.counter(counter)
    views = reading.counters()
    view = next(each for each in views if each.id == counter)
    upcoming = reading.next_up(stands, view.clerk or "")
    mine = (*stands.serves, *stands.helps)
    over = reading.ended()  # then nobody comes back, and no press is taken back
    return {
        "counter": _counter(floor, stands, view),
        "in_hand": _ticket(floor, reading, view.in_hand) if view.in_hand else None,
        "next": _waiting(stands, upcoming) if upcoming else None,
        "line": [_waiting(stands, each) for each in reading.in_line(mine, limit=LISTED)],
        "counts": _counts(stands, mine, reading.waiting()),
        "held": held(floor, reading, mine),
        "missed": [] if over else missed(reading, line, mine),
        "undo": None if over else undo(reading, line, counter, view.clerk),
        "support": support_since(reading, counter),
        "services": _services(floor, stands, view.clerk),
        "counters": others(floor, views, counter),
        "pause_reasons": list(PAUSE_REASONS),
        "outcomes": list(OUTCOMES),
        "day": day(reading),
        "limits": _limits(line),
        "today": _today(reading, view.clerk),
        "inquiries": inquiries_of(floor, reading, view),
        "owed": owed(reading, view.clerk),
    }


def _limits(line: Line) -> dict[str, Any]:
    return {
        "policy": line.policy,
        "in_a_row": line.priority_in_a_row,
        "recall": line.recall_limit,
        "recall_seconds": line.recall_seconds,
        "undo_seconds": line.undo_seconds,
        "late_seconds": line.call_seconds,
        "long_minutes": line.long_wait_minutes,
        "rejoin_minutes": line.rejoin_minutes,
    }


def _counter(floor: Floor, stands: Counter, view: CounterView) -> dict[str, Any]:
    return {
        "id": stands.id,
        "name": dict(stands.name),
        "state": view.state,
        "reason": view.reason,
        "since": stamp(view.since),
        "clerk": person(floor, view.clerk),
    }


def _ticket(floor: Floor, reading: Reading, ticket: TicketView) -> dict[str, Any]:
    """Who is in hand; the first clerk is that of the first service, whoever holds it now (R0-4).

    `announced_at` is the last call, which a recall must keep some seconds from; `lift` the reason;
    `answer` what a superior said about this visitor.
    """
    called = ticket.state == "called"
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "state": ticket.state,
        "language": ticket.language,
        "arrived_at": stamp(ticket.arrived_at),
        "called_at": stamp(ticket.called_at),
        "announced_at": stamp(reading.announced_at(ticket.id)) if called else None,
        "began_at": stamp(ticket.began_at),
        "calls": ticket.calls,
        "why": ticket.why,
        "lift": reading.lift_reason(ticket.id) if ticket.why == "lift" else "",
        "first_clerk": person(floor, ticket.first_clerk),
        "first_served_at": stamp(ticket.first_served_at),
        "answer": answer(floor, reading.question_of(ticket.id)),
    }


def _waiting(stands: Counter, ticket: TicketView) -> dict[str, Any]:
    """`seat` as in store.tables.tickets: "" for anybody of the line."""
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": ticket.service,
        "class": ticket.ticket_class,
        "arrived_at": stamp(ticket.arrived_at),
        "helping": ticket.service not in stands.serves,
        "again": ticket.first_clerk is not None,
        "lifted": ticket.lift is not None,
        "seat": ticket.seat,
    }


def _counts(stands: Counter, mine: tuple[str, ...], waiting: list[Waiting]) -> list[dict[str, Any]]:
    """In the counter's own order of services, priority before ordinary."""
    wanted = [each for each in waiting if each.service in mine]
    wanted.sort(key=lambda each: (mine.index(each.service), CLASSES.index(each.ticket_class)))
    return [
        {
            "service": each.service,
            "class": each.ticket_class,
            "count": each.count,
            "longest_since": stamp(each.longest_since),
            "helping": each.service not in stands.serves,
        }
        for each in wanted
    ]


def _services(floor: Floor, stands: Counter, clerk: str | None) -> list[dict[str, Any]]:
    """Every service of the hall; `able` are those this clerk handles here."""
    able = {one for pool in floor.tiers(stands.id, clerk or "") for one in pool}
    return [
        {
            "id": each.id,
            "prefix": each.prefix,
            "name": dict(each.name),
            "mine": each.id in stands.serves,
            "able": each.id in able,
            "enabled": each.enabled,
        }
        for each in floor.services.values()
    ]


def _today(reading: Reading, clerk: str | None) -> dict[str, Any] | None:
    """The signed-in clerk's own figures: nobody else's work stands on this screen."""
    if clerk is None:
        return None
    done = reading.today(clerk)
    return {"served": done.served, "missed": done.missed}


def touched(floor: Floor, happening: Happening) -> set[str] | None:
    """The counters whose scene a happening changes; None when it may be any.

    A call or a new number changes what every counter of that line sees; serving changes only the
    counter where it happens.
    """
    if isinstance(happening, ELSEWHERE):
        return set()
    here = getattr(happening, "counter", None)
    own = {here} if here is not None else set()
    if isinstance(happening, OWN):
        return own
    if not isinstance(happening, TicketHappening):
        return None
    lines = {happening.service, getattr(happening, "from_service", happening.service)}
    return own | {
        each.id for each in floor.counters.values() if lines & {*each.serves, *each.helps}
    }
