"""When the hall is open: hours of the week, and the last number before closing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class OpenState:
    """Whether numbers are given out now; `why` is hall_closed or last_ticket when they are not.

    Times are aware and local; None where there is no such moment (a hall that never closes).
    """

    open: bool
    why: str | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    last_ticket_at: datetime | None = None


@dataclass(frozen=True)
class Hours:
    """The timetable: for each weekday (0 = Monday) its spans of opening, in order; R2-36."""

    zone: ZoneInfo
    always_open: bool
    weekly: Mapping[int, tuple[tuple[time, time], ...]]
    last_ticket: timedelta

    def at(self, now: datetime) -> OpenState:
        """Open, past the last number, or closed; and when it opens next (within two weeks)."""
        if self.always_open:
            return OpenState(open=True)
        local = now.astimezone(self.zone)
        for opens, closes in self._spans(local.date()):
            if opens <= local < closes:
                last = closes - self.last_ticket
                given = local < last
                return OpenState(
                    open=given,
                    why=None if given else "last_ticket",
                    opens_at=None if given else self._next(local),
                    closes_at=closes,
                    last_ticket_at=last,
                )
        return OpenState(open=False, why="hall_closed", opens_at=self._next(local))

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        return [
            (datetime.combine(day, a, self.zone), datetime.combine(day, b, self.zone))
            for a, b in self.weekly.get(day.weekday(), ())
        ]

    def _next(self, local: datetime) -> datetime | None:
        days = (local.date() + timedelta(days=n) for n in range(15))
        return next((a for day in days for a, _ in self._spans(day) if a > local), None)
