"""How long a service takes: learnt from each, on the whole and in each hour of the day."""

from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.wait import HOUR_ENOUGH, LONGEST, MINIMUM_SERVED, WHOLE_DAY, Hour, Pace

LEARNT = Pace(served=200, mean=240.0, variance=240.0**2 * 0.4)


def test_a_service_left_running_counts_as_six_at_most() -> None:
    """One forgotten key among many changes little."""
    once = LEARNT.and_one_of(100_000.0)
    assert once == LEARNT.and_one_of(LONGEST * LEARNT.mean)
    assert once.mean < LEARNT.mean * 1.03


@given(st.lists(st.floats(1, 3600), min_size=2, max_size=MINIMUM_SERVED))
def test_while_little_is_known_every_service_counts_the_same(seconds: list[float]) -> None:
    """Mean and variance are those of all services so far."""
    pace = Pace()
    for one in seconds:
        pace = pace.and_one_of(one)
    assert pace.served == len(seconds)
    assert pace.mean == pytest.approx(fmean(seconds))
    assert pace.variance == pytest.approx(pvariance(seconds), abs=1e-6)


def test_old_services_fade() -> None:
    """After a change of work the pace follows within a day, and is not the average of years."""
    pace = Pace()
    for _ in range(5000):
        pace = pace.and_one_of(600)
    for _ in range(600):
        pace = pace.and_one_of(120)
    assert 120 < pace.mean < 160


def hour_of(*parts: float) -> Hour:
    """What an hour has learnt from services of so many means each."""
    hour = Hour()
    for part in parts:
        hour = hour.and_one_of(part)
    return hour


def test_an_hour_speaks_for_itself_when_enough_was_seen_there() -> None:
    """Until then the whole day's pace counts, and afterwards still as much as sixty services."""
    assert hour_of(*[2.0] * (int(HOUR_ENOUGH) - 1)).factor == 1
    assert hour_of(*[2.0] * 20).factor == pytest.approx((40 + WHOLE_DAY) / (20 + WHOLE_DAY))
    assert hour_of(*[0.5] * 600).factor == pytest.approx(0.545, abs=0.001)
    assert LEARNT.times(2.0) == Pace(200, 480.0, 480.0**2 * 0.4)


def test_earlier_days_of_an_hour_fade() -> None:
    """Ten services of yesterday count as nine."""
    assert hour_of(*[2.0] * 10).and_one_of(1.0, fades=0.9) == Hour(10.0, 19.0)
