"""The hours of the week as they hang on the door: days that keep the same hours stand together."""

from __future__ import annotations

from typing import Any, get_args

from hall.settings.house import Day
from hall.settings.schema import Settings


def timetable(settings: Settings) -> list[dict[str, Any]]:
    """[{days [first, last], spans [["08:30", "17:30"]]}]; empty in a hall that never closes."""
    if settings.hours.always_open:
        return []
    found: list[dict[str, Any]] = []
    before: list[list[str]] = []
    for day in get_args(Day):
        spans = sorted([one.open, one.close] for one in settings.hours.weekly if one.day == day)
        if spans and spans == before:
            found[-1]["days"][1] = day
        elif spans:
            found.append({"days": [day, day], "spans": spans})
        before = spans
    return found
