"""What stands around the visitor in hand: held numbers, the missed, the last press, who sits
where.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from hall.core.floor import Floor
from hall.desk.reading import Reading
from hall.desk.reading_questions import Question
from hall.desk.views import CounterView, TicketView
from hall.hub import wire
from hall.settings.turns import Line


def held(floor: Floor, reading: Reading, able: Iterable[str]) -> list[dict[str, Any]]:
    """Held numbers this counter may take back, whoever put them there, the longest held first."""
    mine = set(able)
    asked = reading.questions()
    return [
        {
            "id": each.id,
            "number": each.number,
            "service": each.service,
            "class": each.ticket_class,
            "counter": each.counter,
            "kind": each.hold_kind,
            "reason": asked[each.id].words if each.id in asked else each.hold_reason or "",
            "since": stamp(each.held_at),
            "answer": answer(floor, asked.get(each.id)),
        }
        for each in reading.held()
        if each.service in mine
    ]


def answer(floor: Floor, asked: Question | None) -> dict[str, Any] | None:
    """What a superior answered, to what, who and when; None while nobody has, or once emptied."""
    if asked is None or not asked.answer:
        return None
    who = person(floor, asked.answered_by)
    return {"asked": asked.words, "words": asked.answer, "by": who, "at": stamp(asked.answered_at)}


def missed(reading: Reading, line: Line, able: Iterable[str]) -> list[dict[str, Any]]:
    """Who missed a call of these lines and may still come back, and until when."""
    mine = set(able)
    return [
        {
            "id": each.id,
            "number": each.number,
            "service": each.service,
            "class": each.ticket_class,
            "until": stamp(_ended(each) + timedelta(minutes=line.rejoin_minutes)),
        }
        for each in reading.missed()
        if each.service in mine
    ]


def undo(reading: Reading, line: Line, counter: str, clerk: str | None) -> dict[str, Any] | None:
    """The press that may be taken back, and until when: the page looks at the clock itself."""
    press = None if clerk is None else reading.last_press(counter, clerk)
    if press is None:
        return None
    about = reading.ticket_by_id(press.ticket or press.finished or 0)
    return {
        "verb": press.verb,
        "number": None if about is None else about.number,
        "until": stamp(press.at + timedelta(seconds=line.undo_seconds)),
    }


def day(reading: Reading) -> dict[str, Any]:
    """{why, closes}: why no numbers are given now (null: they are), and when today's spans of
    opening end; the page looks at the clock itself.
    """
    return {
        "why": reading.hours().why,
        "closes": [stamp(closes) for _, closes in reading.opening_today()],
    }


def support_since(reading: Reading, counter: str) -> str | None:
    """Since when this counter waits for somebody to come."""
    asked = (each.since for each in reading.support() if each.counter == counter)
    return stamp(next(asked, None))


def others(floor: Floor, views: Iterable[CounterView], counter: str) -> list[dict[str, Any]]:
    """The other counters with a clerk, who it is, and what they may serve there."""
    return [
        {
            "id": each.id,
            "name": dict(floor.counters[each.id].name),
            "clerk": person(floor, each.clerk),
            "serves": [one for pool in floor.tiers(each.id, each.clerk) for one in pool],
        }
        for each in views
        if each.clerk is not None and each.id != counter
    ]


def person(floor: Floor, number: str | None) -> dict[str, Any] | None:
    """A member of staff as {number, name}; the name is missing for one who has left."""
    if number is None:
        return None
    found = floor.staff.get(number)
    # A clerk who has left the staff list is still whoever served first.
    return {"number": number, "name": dict(found.name) if found else None}


def stamp(at: datetime | None) -> str | None:
    """A time as it goes on the wire, or nothing."""
    return None if at is None else wire.stamp(at)


def _ended(ticket: TicketView) -> datetime:
    return ticket.ended_at or ticket.arrived_at
