"""What the hall display shows: the calls, who waits by service, pauses, notices. Never a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from display.standing import fees, is_over, notices, quiet
from hall.core.floor import Floor
from hall.desk.announced import text_of
from hall.desk.reading import Reading
from hall.desk.views import Call
from hall.settings.schema import Settings
from hall.voice.script import announcement, call_phrases

WHOLE = "all"
"""The area of a display that shows the calls of every area, as one at the entrance may."""

SPARE = 8
"""More calls than the display has places: it keeps a call for ten seconds even in a rush."""

RUSH = timedelta(seconds=45)
MOST = 40
"""In a rush every call of the last RUSH is told, at most so many: twenty in ten seconds must each
find a place, if some of them a little later."""

SPOKEN = 12
"""So many latest calls go to the speakers, and all of the last minute; they drop older ones."""

FRESH = timedelta(seconds=60)

Say = Callable[..., str]


def board(
    floor: Floor, settings: Settings, reading: Reading, area: str, say: Say
) -> dict[str, Any]:
    """The scene of one area's display.

    Times, never durations. `calls` has one entry a ticket, newest first; `speech` every call and
    recall, oldest first, with the key of its sound; `shut` the counters nobody sits at. Of a
    visitor only the number is told (D4).
    """
    wanted = settings.display.recent + 1 + SPARE
    calls = _calls(reading, wanted, area)
    here = {each.id for each in floor.counters.values() if area in (each.area, WHOLE)}
    return {
        "calls": [_call(floor, each) for each in _worth_showing(calls, wanted, reading.now)],
        "speech": [
            _spoken(floor, settings, each, say)
            for place, each in reversed(list(enumerate(calls)))
            if place < SPOKEN or reading.now - each.at <= FRESH
        ],
        "recent": settings.display.recent,
        "waiting": _waiting(floor, reading, here),
        "paused": _standing(floor, reading, here, "paused"),
        "shut": _standing(floor, reading, here, "closed"),
        "notices": notices(settings, reading.now, is_over(reading)),
        "fees": fees(settings, reading.now),
        "quiet": quiet(settings, reading.now),
        "rule": {"policy": settings.line.policy, "count": settings.line.priority_in_a_row},
        "hours": _hours(reading),
        "hall": settings.hall.name.as_dict(),
        "complaint_phone": settings.hall.complaint_phone,
        "sound": _sound(settings, reading.now),
        "announcement": _announcement(settings, reading, say),
    }


def _calls(reading: Reading, wanted: int, area: str) -> list[Call]:
    """Enough calls and recalls for `wanted` tickets; more in a rush."""
    place = None if area == WHOLE else area
    calls = reading.recent_calls(3 * wanted, area=place)
    if len(calls) == 3 * wanted and reading.now - calls[-1].at < RUSH:
        calls = reading.recent_calls(3 * MOST, area=place)
    return calls


def _worth_showing(calls: Iterable[Call], wanted: int, now: datetime) -> list[Call]:
    """The newest `wanted` tickets, and whoever else was called within RUSH, at most MOST."""
    tickets = _newest_of_each(calls)
    return [each for at, each in enumerate(tickets[:MOST]) if at < wanted or now - each.at < RUSH]


def _newest_of_each(calls: Iterable[Call]) -> list[Call]:
    """A recalled ticket stands where its newest call does, once."""
    seen: dict[int, Call] = {}
    for each in calls:
        seen.setdefault(each.ticket, each)
    return list(seen.values())


def _call(floor: Floor, call: Call) -> dict[str, Any]:
    stands = floor.counters.get(call.counter)
    return {
        "seq": call.seq,
        "at": stamp(call.at),
        "ticket": call.ticket,
        "number": call.number,
        "counter": call.counter,
        "counter_name": dict(stands.name) if stands else None,
        "again": call.again,
        "current": call.current,
    }


def _spoken(floor: Floor, settings: Settings, call: Call, say: Say) -> dict[str, Any]:
    """One call for the speakers; `wavs` names its sounds, one a language, in order of speaking."""
    stands = floor.counters.get(call.counter)
    name = stands.name if stands else {}
    said = call_phrases(call.number, call.counter, name, settings.voice, say)
    wavs = [each.key for each in said]
    return {"seq": call.seq, "at": stamp(call.at), "ticket": call.ticket, "wavs": wavs}


def _announcement(settings: Settings, reading: Reading, say: Say) -> dict[str, Any] | None:
    """What is said to the whole hall now: before every call, an emergency again and again."""
    now = reading.announcement()
    if now is None:
        return None
    text = text_of(now, settings.voice, say)
    said = announcement(now.phrase, text, settings.voice)
    return {
        "seq": now.seq,
        "until": stamp(now.until),
        "urgent": now.urgent,
        "text": text,
        "wavs": [each.key for each in said],
    }


def _sound(settings: Settings, now: datetime) -> dict[str, Any]:
    """How loud it is at this time of day, per cent; emergencies are always at full level."""
    voice, zone = settings.voice, ZoneInfo(settings.hall.timezone)
    volume = voice.volume_at(now.astimezone(zone).time())
    return {"voice": voice.speaks, "chime": voice.chime, "volume": volume}


def _waiting(floor: Floor, reading: Reading, places: set[str]) -> list[dict[str, Any]]:
    """Each service of these counters: how many wait, both classes, and an ordinary visitor's
    range.
    """
    here = {one for place in places for one in floor.counters[place].serves}
    counts: dict[str, int] = {}
    for each in reading.waiting():
        counts[each.service] = counts.get(each.service, 0) + each.count
    forecasts = reading.forecasts()
    rows = []
    for service in floor.services.values():
        if service.id not in here:
            continue
        forecast = forecasts.get((service.id, "ordinary"))
        wait = forecast.wait if forecast else None
        rows.append(
            {
                "service": service.id,
                "prefix": service.prefix,
                "name": dict(service.name),
                "enabled": service.enabled,
                "count": counts.get(service.id, 0),
                "wait": {"low": wait.low, "high": wait.high} if wait else None,
            }
        )
    return rows


def _standing(floor: Floor, reading: Reading, places: set[str], state: str) -> list[dict[str, Any]]:
    """Those of these counters that are in this state, with the reason if there is one."""
    return [
        {"counter": each.id, "name": dict(floor.counters[each.id].name), "reason": each.reason}
        for each in reading.counters()
        if each.state == state and each.id in places
    ]


def _hours(reading: Reading) -> dict[str, Any]:
    state = reading.hours()
    return {"open": state.open, "why": state.why, "opens_at": stamp(state.opens_at)}


def stamp(at: datetime | None) -> str | None:
    """A time as it goes on the wire: ISO 8601 with its zone, or nothing."""
    return None if at is None else at.isoformat()
