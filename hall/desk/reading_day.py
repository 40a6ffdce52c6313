"""Reading the day: whether numbers are given out, who said so, the self-test, what was left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, func, select

from hall.core.calendar import OpenState
from hall.desk import ending, giving
from hall.desk.opening import unknown_year
from hall.desk.reading_core import HERE, ReadingCore
from hall.store.hot import Hot
from hall.store.tables import tickets


@dataclass(frozen=True)
class DayView:
    """A business day. `hand` says what a person decided ("" nothing; see core.calendar.Hand), with
    who, when and why.

    `red` names what was not in order when the self-test was signed; `abandoned` counts the numbers
    of this day that nobody served; `unknown_year` is one whose public holidays are not known.
    """

    day: str
    hours: OpenState
    hand: Literal["", "open", "closed", "ended"] = ""
    staff: str | None = None
    at: datetime | None = None
    reason: str = ""
    signed_by: str | None = None
    signed_at: datetime | None = None
    red: tuple[str, ...] = ()
    abandoned: int = 0
    unknown_year: int | None = None


class DayReading(ReadingCore):
    """What can be asked about the day."""

    def hours(self) -> OpenState:
        """Whether the hall gives out numbers now, by the timetable and by hand."""
        return giving.state(self._desk, self._connection, self.now, self.day)

    def opening_today(self) -> list[tuple[datetime, datetime]]:
        """Today's spans of opening by the timetable; none where the hall never closes."""
        return self._desk.hours.today(self.now)

    def full(self) -> frozenset[str]:
        """The services whose waiting visitors fill the time until closing."""
        return giving.full(self._desk, self._connection, self.now, self.hours())

    def ended(self) -> bool:
        """Whether this business day was ended by hand: nobody is served any more."""
        return ending.is_ended(self._connection, self._hall, self.day)

    def the_day(self) -> DayView:
        """This business day as it stands."""
        row = giving.day_row(self._connection, self._hall, self.day)
        hours = self.hours()
        unknown = unknown_year(self._desk.settings, self.now)
        if row is None:
            return DayView(self.day, hours, unknown_year=unknown)
        left = (
            self._first(_ABANDONED, b_day=self.day).many if row.state in ("closed", "ended") else 0
        )
        red = tuple((row.report or {}).get("red", ()))
        return DayView(
            self.day,
            hours,
            hand=row.state,
            staff=row.staff if row.state else None,
            at=row.at if row.state else None,
            reason=row.reason if row.state else "",
            signed_by=row.signed_by,
            signed_at=row.signed_at,
            red=red,
            abandoned=left,
            unknown_year=unknown,
        )


_ABANDONED = Hot(
    select(func.count().label("many")).where(
        tickets.c.hall == HERE, tickets.c.day == bindparam("b_day"), tickets.c.state == "abandoned"
    )
)
