"""When the hall is open: hours of the week, the last number before closing, a person's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

AHEAD: Final = 31
"""Days in which the next opening is looked for; the longest public holiday shuts a hall for nine.
"""


def by_the_week(day: date) -> int | None:
    """Every date keeps the hours of its own weekday."""
    return day.weekday()


@dataclass(frozen=True)
class Hand:
    """What a person decided about the business day of `at`, over the timetable (PROVISIONS A7).

    closed: no more numbers, whoever has one is served; ended: nobody is served any more.
    """

    state: Literal["open", "closed", "ended"]
    at: datetime


@dataclass(frozen=True)
class OpenState:
    """Whether numbers are given out now; `why` not: hall_closed, last_ticket, closed_by_hand or
    ended_by_hand.

    Times are aware and local; None where there is no such moment (a hall that never closes).
    """

    open: bool
    why: str | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    last_ticket_at: datetime | None = None


@dataclass(frozen=True)
class Hours:
    """The timetable: for each weekday (0 = Monday) its spans of opening, in order; R2-36.

    `stands_for` says whose weekday's spans a date keeps, None for a day on which the hall is shut:
    public holidays and make-up working days come in through it.
    """

    zone: ZoneInfo
    always_open: bool
    weekly: Mapping[int, tuple[tuple[time, time], ...]]
    last_ticket: timedelta
    stands_for: Callable[[date], int | None] = by_the_week

    def at(self, now: datetime) -> OpenState:
        """Open, past the last number, or closed; and when it opens next (within a month)."""
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

    def kept(self, now: datetime, hand: Hand | None) -> OpenState:
        """As `at`, but a person's word goes first on its business day.

        Closed or ended by hand lasts until midnight. Opened by hand lasts until the timetable
        itself opens the next time, or the day ends: a hall opened again at noon still closes at
        night.
        """
        clock = self.at(now)
        if hand is None:
            return clock
        if hand.state != "open":
            tomorrow = now.astimezone(self.zone).date() + timedelta(days=1)
            midnight = datetime.combine(tomorrow, time(), self.zone)
            then = self.at(midnight)
            opens = midnight if then.open else then.opens_at
            return OpenState(False, f"{hand.state}_by_hand", opens, clock.closes_at)
        before = self.at(hand.at)
        if clock.open or before.open or (before.opens_at and before.opens_at <= now):
            return clock
        return OpenState(open=True)

    def today(self, now: datetime) -> list[tuple[datetime, datetime]]:
        """The spans of opening of this date, by the timetable; none where it never closes."""
        return [] if self.always_open else self._spans(now.astimezone(self.zone).date())

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        stands_for = self.stands_for(day)
        if stands_for is None:
            return []
        return [
            (datetime.combine(day, a, self.zone), datetime.combine(day, b, self.zone))
            for a, b in self.weekly.get(stands_for, ())
        ]

    def _next(self, local: datetime) -> datetime | None:
        days = (local.date() + timedelta(days=n) for n in range(AHEAD))
        return next((a for day in days for a, _ in self._spans(day) if a > local), None)
