"""The hall keeps China's public holidays and make-up working days, where the settings say so."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hall.core.calendar import Hours
from hall.desk.opening import (
    hours_of,
    in_china,
    office_of,
    promises_of,
    unknown_promise,
    unknown_year,
    works_in_china,
)
from hall.settings.schema import Settings
from tests.halls import SHANGHAI, settings
from tests.office import office_settings

WEEKLY = [
    *({"day": day, "open": "08:30", "close": "17:30"} for day in ("mon", "tue", "wed", "thu")),
    {"day": "fri", "open": "08:30", "close": "16:30"},
    {"day": "sat", "open": "09:00", "close": "12:00"},
]


def kept(**more: Any) -> Settings:
    """A hall open from Monday to Saturday, short on Fridays."""
    plain = {"always_open": False, "calendar": "china", "weekly": tuple(WEEKLY)}
    return settings(hours=plain | more)


def at(day: str, clock: str = "10:00") -> datetime:
    """A local moment."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SHANGHAI)


def opened(day: str, clock: str, hours: Hours) -> bool:
    """Whether numbers are given out then."""
    return hours.at(at(day, clock)).open


@pytest.mark.parametrize(
    ("day", "clock", "is_open"),
    [
        ("2026-02-17", "10:00", False),  # Tuesday, Spring Festival
        ("2026-02-21", "10:00", False),  # Saturday of the holiday, though Saturdays are open
        ("2026-02-14", "16:00", True),  # Saturday, worked: Friday's hours, not Saturday's
        ("2026-02-14", "16:20", False),  # and not Monday's either: Friday's last number
        ("2026-01-04", "17:00", True),  # Sunday, worked: Monday's hours
        ("2026-01-11", "10:00", False),  # an ordinary Sunday
        ("2026-01-10", "10:00", True),  # an ordinary Saturday keeps its own
        ("2026-01-10", "16:00", False),
        ("2027-02-17", "10:00", True),  # a year nobody knows yet: the weekday's own
        ("2027-01-03", "10:00", False),
    ],
)
def test_holidays_are_shut_and_make_up_days_are_worked(day: str, clock: str, is_open: bool) -> None:
    """By the notice of the State Council for 2026 (PROVISIONS A7)."""
    assert opened(day, clock, hours_of(kept())) is is_open


def test_without_the_calendar_only_the_week_counts() -> None:
    """As shipped: a hall may be open on holidays."""
    hours = hours_of(kept(calendar="none"))
    assert opened("2026-02-17", "10:00", hours)
    assert not opened("2026-01-04", "10:00", hours)


def test_before_the_spring_festival_the_hall_says_when_it_opens_after_it() -> None:
    """Nine days without an opening, and the kiosk still knows the next one."""
    closed = hours_of(kept()).at(at("2026-02-14", "18:00"))
    assert closed.opens_at == at("2026-02-24", "08:30")


def test_every_date_keeps_a_weekdays_hours_or_none() -> None:
    """Twenty-three years and one that is not known."""
    day = at("2004-01-01").date()
    while day.year < 2028:
        stands_for = in_china(day)
        assert stands_for is None or 0 <= stands_for <= 6
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "year"),
    [("2026-11-21", None), ("2026-12-15", 2027), ("2027-05-01", 2027)],
)
def test_a_year_nobody_has_told_yet_is_named_a_month_before_it_begins(
    now: str, year: int | None
) -> None:
    """Time enough to update the calendar."""
    assert unknown_year(kept(), at(now)) == year
    assert unknown_year(kept(calendar="none"), at(now)) is None
    assert unknown_year(kept(always_open=True), at(now)) is None


def promising(days: int, calendar: str = "china") -> Settings:
    """The office of the tests, with one promise of so many working days."""
    return office_settings(inquiries={"default_days": days, "calendar": calendar})


def test_a_promise_into_a_year_nobody_has_told_yet_names_it_however_early() -> None:
    """It is counted all the same: Monday to Friday, but never on New Year's Day."""
    soon, late = promising(5), promising(10)
    assert unknown_promise(soon, at("2026-12-16")) is None
    assert unknown_promise(late, at("2026-12-16")) is None
    assert unknown_promise(late, at("2026-12-17")) is None
    assert unknown_promise(late, at("2026-12-18")) == 2027
    assert unknown_promise(promising(10, "none"), at("2026-12-18")) is None
    assert unknown_promise(kept(), at("2026-12-18")) is None
    due = promises_of(late).due(office_of(late), at("2026-12-18"), "ask", "", "normal")
    assert due == at("2027-01-04", "17:30")
    assert unknown_promise(promising(90), at("2026-09-01")) == 2027


def test_holidays_with_a_fixed_date_are_known_of_every_year() -> None:
    """What the State Council adds around them is not."""
    for day in ("2027-01-01", "2027-05-01", "2027-10-01", "2029-05-02"):
        assert not works_in_china(at(day).date())
    assert works_in_china(at("2027-01-04").date())
    assert not works_in_china(at("2027-01-03").date())
