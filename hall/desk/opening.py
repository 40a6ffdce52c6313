"""From the settings to the floor and the hours of the rules."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import chinese_calendar

from hall.core.calendar import AHEAD, Hours, by_the_week
from hall.core.deadline import Office
from hall.core.floor import Counter, Floor, Person, Service
from hall.core.promise import Promises, Rule
from hall.settings.inquiries import OFFICE_HOURS
from hall.settings.schema import Settings

MAKE_UP: Final = {5: 4, 6: 0}
"""A worked Saturday keeps Friday's hours and a worked Sunday Monday's: the nearest working weekday.
The State Council names the days that are worked, not the weekday each of them stands for.
"""

BY_LAW: Final = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""(month, day) of the public holidays with a fixed date (全国年节及纪念日放假办法 of 2025), certain
of a year before the State Council has arranged it.
"""

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
            p.department or "",
            (p.duty or p.title).as_dict(),
            p.email,
        )
        for p in settings.staff
    )
    return Floor(
        {s.id: s for s in services}, {c.id: c for c in counters}, {p.number: p for p in staff},
        {one.id: one.name.as_dict() for one in settings.departments},
    )  # fmt: skip


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
        in_china if settings.hours.calendar == "china" else by_the_week,
    )


def office_of(settings: Settings) -> Office:
    """The working time that promises are counted in, in the hall's time zone."""
    shifts = settings.inquiries.hours or OFFICE_HOURS
    china = settings.inquiries.calendar == "china"
    spans = tuple(shift.span for shift in shifts)
    return Office(ZoneInfo(settings.hall.timezone), spans, works_in_china if china else by_weekday)


def promises_of(settings: Settings) -> Promises:
    """By when an answer is owed, rule by rule."""
    rules = tuple(
        Rule(one.kind, one.category, one.urgency, one.minutes, one.days)
        for one in settings.inquiries.promises
    )
    days = settings.inquiries.default_days
    return Promises((*rules, Rule(days=days)) if days else rules)


def by_weekday(day: date) -> bool:
    """Monday to Friday, whatever the date."""
    return day.weekday() < 5


@lru_cache(maxsize=512)
def works_in_china(day: date) -> bool:
    """Whether offices work on a date in China: a make-up Saturday or Sunday, and no public holiday.

    In a year the library does not know, Monday to Friday but for the holidays with a fixed date.
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return by_weekday(day) and (day.month, day.day) not in BY_LAW


@lru_cache(maxsize=128)
def in_china(day: date) -> int | None:
    """Whose weekday's hours a date keeps in China; None on a public holiday.

    An ordinary Saturday or Sunday keeps its own: halls open at weekends. In a year the library does
    not know, every date keeps its weekday's.
    """
    try:
        rests, holiday = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return day.weekday()
    if rests:
        return None if holiday else day.weekday()
    return MAKE_UP.get(day.weekday(), day.weekday())


def unknown_year(settings: Settings, now: datetime) -> int | None:
    """The year (of now, or of a month from now) whose public holidays nobody has told yet.

    None while all is known, and where neither hall nor office keeps them. An office without
    departments owes nobody anything.
    """
    hall = settings.hours.calendar == "china" and not settings.hours.always_open
    office = settings.inquiries.calendar == "china" and bool(settings.departments)
    if not hall and not office:
        return None
    today = now.astimezone(ZoneInfo(settings.hall.timezone)).date()
    return _unknown(today, today + timedelta(days=AHEAD))


def unknown_promise(settings: Settings, now: datetime) -> int | None:
    """The year whose public holidays nobody has told yet though something promised now falls due
    in it; None where all is known, or nothing is promised.
    """
    if settings.inquiries.calendar != "china" or not settings.departments:
        return None
    office = office_of(settings)
    due = (rule.due(office, now).date() for rule in promises_of(settings).rules)
    return _unknown(*sorted(due))


def _unknown(*days: date) -> int | None:
    for day in days:
        try:
            chinese_calendar.is_workday(day)
        except NotImplementedError:
            return day.year
    return None
