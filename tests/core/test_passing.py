"""A clock that leaps forward is not believed for three hours; a night is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.passing import LEAP, REST, Passing

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = 3600.0


def test_a_night_that_really_passed_is_believed() -> None:
    """Both clocks went on by the same fifteen hours, the machine asleep or not."""
    passing = Passing(NINE, 1000.0)
    assert passing.believes(NINE + timedelta(hours=15), 1000.0 + 15 * HOUR)


@pytest.mark.parametrize("leap", [timedelta(minutes=11), timedelta(days=1), timedelta(days=9000)])
def test_a_leap_is_not_believed_until_three_hours_have_really_passed(leap: timedelta) -> None:
    """Whoever waits is called in that time, or goes home with the others."""
    passing = Passing(NINE, 0.0)
    late = NINE + leap
    assert not passing.believes(late + timedelta(minutes=10), 600.0)
    assert not passing.believes(late + timedelta(hours=3), 3 * HOUR)
    assert passing.believes(late + REST + timedelta(minutes=10), 600.0 + REST.total_seconds())
    assert passing.believes(late + timedelta(hours=9), 9 * HOUR)


def test_a_second_leap_starts_the_three_hours_over() -> None:
    """A time server may set a clock in steps."""
    passing = Passing(NINE, 0.0)
    assert not passing.believes(NINE + timedelta(hours=24), 0.0)
    assert not passing.believes(NINE + timedelta(hours=50), 2 * HOUR)
    assert not passing.believes(NINE + timedelta(hours=52), 4 * HOUR)
    assert passing.believes(NINE + timedelta(hours=53), 5 * HOUR)


@given(st.lists(st.floats(-600, LEAP.total_seconds()), max_size=40))
def test_a_clock_that_is_corrected_by_little_or_set_back_is_believed(steps: list[float]) -> None:
    """Every ten minutes, whatever a good time server does to it."""
    passing = Passing(NINE, 0.0)
    wall, steady = NINE, 0.0
    for ahead in steps:
        steady += 600.0
        wall += timedelta(seconds=min(600.0 + ahead, 600.0 + LEAP.total_seconds() - 1))
        assert passing.believes(wall, steady)
