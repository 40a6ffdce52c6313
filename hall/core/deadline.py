"""When a promise falls due, counted in working time (PROVISIONS F8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LADDER: Final = (0.5, 0.8, 1.0)
"""Parts of the working time after which the responsible person, the head and the leader hear."""
LONGEST: Final = timedelta(days=400)
"""Farther than any promise; where no day is a working day, the search ends here."""


@dataclass(frozen=True)
class Office:
    """When the people behind the counters work: the same spans on each working day."""

    zone: ZoneInfo
    spans: tuple[tuple[time, time], ...]
    """In order, not overlapping, none over midnight."""
    works: Callable[[date], bool]

    def after_minutes(self, start: datetime, minutes: int) -> datetime:
        """So many working minutes later; the end of a span, not the beginning of the next."""
        left = timedelta(minutes=minutes)
        for begins, ends in self._spans(start):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
        raise ValueError("no working time within a year")

    def after_days(self, start: datetime, days: int) -> datetime:
        """The end of the so-many-th working day after the day of `start`, which does not count
        (民法典 art. 201: 开始的当日不计入).
        """
        if days < 1:
            raise ValueError("a promise in days is of one day at least")
        day = start.astimezone(self.zone).date()
        last = day + LONGEST
        while days:
            day += timedelta(days=1)
            if day > last:
                raise ValueError("no working day within a year")
            days -= self.works(day)
        return datetime.combine(day, self.spans[-1][1], self.zone)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`; none where `end` is not later."""
        total = timedelta()
        for begins, ends in self._spans(start):
            if begins >= end:
                break
            total += min(ends, end) - begins
        return total

    def used(self, start: datetime, due: datetime, now: datetime) -> float:
        """The part of the working time that is over; 1.0 at `due`, more when it has passed."""
        if now >= due:
            return 1.0 + self.between(due, now) / timedelta(days=1)
        whole = self.between(start, due)
        return self.between(start, now) / whole if whole else 1.0

    def _spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The spans of working time from `start` on, the first one cut."""
        local = start.astimezone(self.zone)
        day, last = local.date(), local.date() + LONGEST
        while day <= last:
            if self.works(day):
                for begins, ends in self.spans:
                    opens = datetime.combine(day, begins, self.zone)
                    shuts = datetime.combine(day, ends, self.zone)
                    if shuts > local:
                        yield max(opens, local), shuts
            day += timedelta(days=1)
