"""What stands for the whole hall today: notices, fees, the wish for quiet; is the day over?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hall.desk.reading import Reading
from hall.settings.devices import Fee, Notice
from hall.settings.schema import Settings

Dated = TypeVar("Dated", Notice, Fee)


def notices(settings: Settings, now: datetime, over: bool = False) -> list[dict[str, str]]:
    """The hall's notices of today, each {zh, en}; one past its last day is gone (D3), one that is
    for an open hall stands back while the day is `over`.
    """
    rows = _valid(settings.display.notices, settings, now)
    return [each.text.as_dict() for each in rows if not (over and each.open_only)]


def is_over(reading: Reading) -> bool:
    """Closed, and nobody who has a number is left: then no screen asks anybody to wait for one."""
    hours = reading.hours()
    if hours.open or hours.why == "last_ticket":
        return False
    served = any(each.in_hand for each in reading.counters())
    return not served and not any(each.count for each in reading.waiting())


def fees(settings: Settings, now: datetime) -> list[dict[str, Any]]:
    """The fee table of today: {item, price}, both {zh, en}. A new price follows the old by day."""
    return [
        {"item": each.item.as_dict(), "price": each.price.as_dict()}
        for each in _valid(settings.display.fees, settings, now)
    ]


def quiet(settings: Settings, now: datetime) -> bool:
    """Whether this is a time at which the hall asks for quiet (R2-22)."""
    clock = _local(settings, now).time()
    return any(
        _within(clock, time.fromisoformat(each.begin), time.fromisoformat(each.end))
        for each in settings.display.quiet_times
    )


def _valid(rows: Iterable[Dated], settings: Settings, now: datetime) -> list[Dated]:
    today = _local(settings, now).date()
    return [row for row in rows if (row.since or date.min) <= today <= (row.until or date.max)]


def _within(clock: time, begin: time, end: time) -> bool:
    if begin <= end:
        return begin <= clock < end
    return clock >= begin or clock < end  # over midnight


def _local(settings: Settings, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(settings.hall.timezone))
