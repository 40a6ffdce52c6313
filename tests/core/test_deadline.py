"""Promises fall due in working time, over weekends, Spring Festival and make-up days of 2026."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.deadline import Office

ZONE = ZoneInfo("Asia/Shanghai")
# By hand from the State Council's notice: Spring Festival 15-23 February, National Day 1-7 October.
RESTS = {date(2026, 2, day) for day in range(15, 24)} | {date(2026, 10, day) for day in range(1, 8)}
MAKE_UP = {date(2026, 2, 14), date(2026, 2, 28), date(2026, 9, 20), date(2026, 10, 10)}


def works(day: date) -> bool:
    """Whether 2026 works on it."""
    return day in MAKE_UP or (day.weekday() < 5 and day not in RESTS)


OFFICE = Office(ZONE, ((time(8, 30), time(12)), (time(14), time(17, 30))), works)


def at(text: str) -> datetime:
    """A moment in the hall: "02-13 16:00" of 2026."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


MOMENTS = st.integers(0, 300 * 24 * 60).map(lambda m: at("01-01 00:00") + timedelta(minutes=m))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("03-02 09:00", 1, "03-03 17:30"),
        ("03-02 23:00", 1, "03-03 17:30"),
        ("03-06 10:00", 1, "03-09 17:30"),  # Friday: the weekend does not count
        ("03-07 10:00", 2, "03-10 17:30"),  # opened on a Saturday
        ("02-13 10:00", 1, "02-14 17:30"),  # Friday: the Saturday is worked
        ("02-13 10:00", 2, "02-24 17:30"),  # over the whole Spring Festival
        ("02-27 10:00", 2, "03-02 17:30"),  # a worked Saturday, then Monday
        ("09-30 16:00", 3, "10-10 17:30"),  # 8, 9 and the worked 10 October
    ],
)
def test_a_promise_in_days_is_due_at_the_end_of_the_last(start: str, days: int, due: str) -> None:
    """The day it was made does not count."""
    assert OFFICE.after_days(at(start), days) == at(due)


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("03-02 09:00", 30, "03-02 09:30"),
        ("03-02 11:45", 30, "03-02 14:15"),  # over noon
        ("03-02 17:15", 30, "03-03 08:45"),  # over night
        ("03-02 17:00", 30, "03-02 17:30"),  # not a minute of the next day
        ("03-07 12:00", 60, "03-09 09:30"),  # from a Saturday
        ("02-14 17:00", 60, "02-24 09:00"),  # over Spring Festival
    ],
)
def test_a_promise_in_minutes_runs_while_the_office_works(
    start: str, minutes: int, due: str
) -> None:
    """And stands still at noon, at night and on days of rest."""
    assert OFFICE.after_minutes(at(start), minutes) == at(due)


@given(
    MOMENTS,
    st.integers(1, 5000),
)
def test_the_time_until_it_is_due_is_the_time_that_was_promised(
    start: datetime, minutes: int
) -> None:
    """Whenever it was made."""
    due = OFFICE.after_minutes(start, minutes)
    assert OFFICE.between(start, due) == timedelta(minutes=minutes)
    assert works(due.date())


@given(
    MOMENTS,
    st.integers(1, 10),
    st.lists(st.integers(0, 20 * 24 * 60), min_size=2, max_size=5).map(sorted),
)
def test_the_used_part_grows_to_one_and_past_it(
    start: datetime, days: int, looks: list[int]
) -> None:
    """Never back, and below one before it is due."""
    due = OFFICE.after_days(start, days)
    parts = []
    for minutes in looks:
        now = start + timedelta(minutes=minutes)
        parts.append(OFFICE.used(start, due, now))
        assert (parts[-1] >= 1) == (now >= due or not OFFICE.between(now, due))
    assert parts == sorted(parts)


def test_where_nobody_ever_works_there_is_no_due_time() -> None:
    """A fault of the settings, said and not waited for."""
    never = Office(ZONE, ((time(9), time(17)),), lambda day: False)
    for search in (never.after_days, never.after_minutes):
        with pytest.raises(ValueError, match="within a year"):
            search(at("03-02 09:00"), 1)
    with pytest.raises(ValueError, match="at least"):
        OFFICE.after_days(at("03-02 09:00"), 0)
