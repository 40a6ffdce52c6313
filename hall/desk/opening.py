"""From the settings to the floor and the hours of the rules."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from hall.core.calendar import Hours
from hall.core.floor import Counter, Floor, Person, Service
from hall.settings.schema import Settings

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def floor_of(settings: Settings) -> Floor:
    """The services, counters and staff of this hall."""
    services = (Service(s.id, s.prefix, s.name.as_dict(), s.enabled) for s in settings.services)
    counters = (
        Counter(c.id, c.name.as_dict(), tuple(c.serves), tuple(c.helps), c.area, c.accessible)
        for c in settings.counters
    )
    staff = (
        Person(
            p.number,
            p.name.as_dict(),
            p.title.as_dict(),
            p.phone,
            frozenset(p.roles),
            frozenset(p.skills),
        )
        for p in settings.staff
    )
    return Floor(
        {s.id: s for s in services}, {c.id: c for c in counters}, {p.number: p for p in staff}
    )


def hours_of(settings: Settings) -> Hours:
    """The timetable of this hall, in its own time zone."""
    weekly: dict[int, list[tuple[time, time]]] = {}
    for span in settings.hours.weekly:
        weekly.setdefault(_DAYS.index(span.day), []).append((span.opens_at, span.closes_at))
    return Hours(
        ZoneInfo(settings.hall.timezone),
        settings.hours.always_open,
        {day: tuple(sorted(spans)) for day, spans in weekly.items()},
        timedelta(minutes=settings.hours.last_ticket_minutes),
    )
