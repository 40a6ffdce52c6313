"""When numbers are given out: the week, the lunch break, the last number, the next opening."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall.core.calendar import Hours

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING, AFTERNOON = (time(8, 30), time(12, 0)), (time(13, 30), time(17, 30))
# Monday to Friday with a lunch break; Saturday in the morning; Sunday closed.
WEEK = dict.fromkeys(range(5), (MORNING, AFTERNOON)) | {5: (MORNING,)}
HOURS = Hours(SHANGHAI, False, WEEK, timedelta(minutes=15))


def at(day: int, clock: str) -> datetime:
    """A moment of the week of Monday 2 March 2026; day 1 is Sunday before it."""
    return datetime.combine(
        datetime(2026, 3, day, tzinfo=SHANGHAI), time.fromisoformat(clock)
    ).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "clock", "why", "opens"),
    [
        (2, "08:29:59", "hall_closed", (2, "08:30")),
        (2, "08:30", None, None),
        (2, "11:44:59", None, None),
        (2, "11:45", "last_ticket", (2, "13:30")),
        (2, "11:59:59", "last_ticket", (2, "13:30")),
        (2, "12:00", "hall_closed", (2, "13:30")),
        (2, "13:29:59", "hall_closed", (2, "13:30")),
        (2, "13:30", None, None),
        (2, "17:15", "last_ticket", (3, "08:30")),
        (2, "17:30", "hall_closed", (3, "08:30")),
        (2, "00:00", "hall_closed", (2, "08:30")),
        (6, "18:00", "hall_closed", (7, "08:30")),
        (7, "11:50", "last_ticket", (9, "08:30")),
        (7, "13:30", "hall_closed", (9, "08:30")),
        (8, "10:00", "hall_closed", (9, "08:30")),
    ],
)
def test_the_hall_keeps_the_hours_posted_at_its_door(
    day: int, clock: str, why: str | None, opens: tuple[int, str] | None
) -> None:
    """No late opening, no early closing (R2-36), to the second; and it says when it opens again."""
    state = HOURS.at(at(day, clock))
    assert (state.open, state.why) == (why is None, why)
    assert state.opens_at == (at(*opens) if opens else None)


def test_while_open_the_hall_says_when_it_closes_and_when_the_last_number_is_given() -> None:
    """Both belong to this half of the day, not to the whole of it."""
    state = HOURS.at(at(3, "09:00"))
    assert state.closes_at == at(3, "12:00")
    assert state.last_ticket_at == at(3, "11:45")


def test_the_same_moment_told_in_utc_is_the_same_hour() -> None:
    """The server's zone neither opens the hall nor moves its week: at six UTC has yesterday."""
    early = Hours(SHANGHAI, False, {0: ((time(6, 0), time(12, 0)),)}, timedelta(minutes=15))
    assert early.at(at(2, "06:30")).open
    for hours in (HOURS, early):
        for day, clock in ((2, "06:30"), (2, "08:29"), (2, "12:30"), (3, "06:30"), (4, "17:29")):
            local = at(day, clock)
            assert hours.at(local.astimezone(UTC)) == hours.at(local)


def test_a_hall_that_never_closes_is_open_at_any_hour() -> None:
    """As shipped, the first start always gives out a number."""
    always = Hours(SHANGHAI, True, {}, timedelta(minutes=15))
    assert always.at(at(1, "03:00")).open
    assert always.at(at(1, "03:00")).closes_at is None


def test_a_hall_without_hours_is_closed_and_promises_no_opening() -> None:
    """Better no time at all than a wrong one."""
    never = Hours(SHANGHAI, False, {}, timedelta())
    state = never.at(at(2, "10:00"))
    assert (state.open, state.why, state.opens_at) == (False, "hall_closed", None)
