"""Numbers as people read them, and the day in which counting starts over."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hall.core.numbering import business_day, number

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("prefix", "seq", "digits", "read"),
    [
        ("A", 1, 3, "A001"),
        ("C", 42, 3, "C042"),
        ("R", 999, 3, "R999"),
        ("A", 1000, 3, "A1000"),
        ("A", 7, 2, "A07"),
        ("A", 100, 2, "A100"),
    ],
)
def test_a_number_is_its_letter_and_at_least_so_many_digits(
    prefix: str, seq: int, digits: int, read: str
) -> None:
    """After A999 comes A1000: a busy day never starts over and never gives a number twice."""
    assert number(prefix, seq, digits) == read


def test_no_two_numbers_of_a_letter_read_alike() -> None:
    """Even past the digits that were thought enough."""
    assert len({number("A", seq) for seq in range(1, 3000)}) == 2999


@pytest.mark.parametrize("seq", [0, -1])
def test_there_is_no_number_before_the_first(seq: int) -> None:
    """A counter that was never bumped is a fault of ours, not a number for a visitor."""
    with pytest.raises(ValueError, match="start at 1"):
        number("A", seq)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 3, 2, 23, 59, 59, tzinfo=SHANGHAI), date(2026, 3, 2)),
        (datetime(2026, 3, 3, 0, 0, tzinfo=SHANGHAI), date(2026, 3, 3)),
        (datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 16, 0, tzinfo=UTC), date(2026, 3, 3)),
        (datetime(2026, 3, 2, 0, 30, tzinfo=UTC), date(2026, 3, 2)),
    ],
)
def test_the_business_day_is_the_day_on_the_wall_of_the_hall(now: datetime, day: date) -> None:
    """It begins at midnight in Shanghai; a UTC date would start over at eight in the morning."""
    assert business_day(now, SHANGHAI) == day


def test_one_moment_is_another_day_in_another_hall() -> None:
    """The zone is the hall's, not the machine's."""
    now = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    assert business_day(now, SHANGHAI) == date(2026, 3, 3)
    assert business_day(now, ZoneInfo("Europe/Lisbon")) == date(2026, 3, 2)


def test_a_time_without_zone_is_refused() -> None:
    """Guessing the zone would number half a day wrongly."""
    with pytest.raises(ValueError, match="aware"):
        business_day(datetime(2026, 3, 2, 9, 0), SHANGHAI)  # noqa: DTZ001
