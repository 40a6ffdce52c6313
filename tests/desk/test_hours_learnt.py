"""How long a service takes is learnt for each hour of the day, beside the whole of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hall.core.wait import LONGEST, MINIMUM_SERVED
from hall.desk import serving, undoing
from hall.desk.desk import Desk
from hall.desk.marking import FADES
from hall.desk.waits import paces_of
from hall.store.learnt import pace_hours
from tests.halls import MONDAY, Clerk, everything, seated, visitor

EARLY, LATE = MONDAY.replace(minute=5), MONDAY.replace(hour=15, minute=5)
WRITTEN = {"halls", "journal", "presses", "answers"}
"""What is written down of every act, and is not what was learnt."""


def served(li: Clerk, minutes: float, many: int = 1) -> None:
    """So many visitors, each for so long; the clock goes back to where it was."""
    began = li.desk.now()
    for _ in range(many):
        visitor(li.desk)
        li.next()
        li.begin()
        li.desk.now.go(minutes=minutes)
        li.finish()
        li.desk.now.now = began


@pytest.fixture
def li(desk: Desk) -> Clerk:
    """Li, in whose hall the pace is known: five minutes, learnt at nine."""
    clerk = seated(desk, hours=800)
    desk.now.now = EARLY
    served(clerk, 5, MINIMUM_SERVED)
    return clerk


def hours(desk: Desk) -> dict[int, tuple[str, float, float]]:
    """What was learnt of payments by the hour: day, services, how many means they took."""
    with desk.book.read() as connection:
        rows = connection.execute(select(pace_hours).where(pace_hours.c.hall == desk.book.hall))
        return {row.hour: (row.day, row.served, row.took) for row in rows}


def state(desk: Desk) -> dict[str, list[str]]:
    """Every table of the hall."""
    return {name: rows for name, rows in everything(desk.book).items() if name not in WRITTEN}


def mean_at(desk: Desk, hour: int) -> float:
    """Minutes a payment takes at that hour."""
    with desk.book.read() as connection:
        return paces_of(connection, desk.book.hall, hour)["payment"].mean / 60


def told(desk: Desk) -> int:
    """The upper end told to who takes a number now."""
    with desk.read() as reading:
        wait = reading.forecasts()["payment", "ordinary"].wait
    assert wait is not None
    return wait.high


def test_a_slow_hour_is_told_longer_waits_than_a_quick_one(li: Clerk) -> None:
    """Four minutes at nine, ten at three in the afternoon, for five days."""
    desk = li.desk
    for day in range(1, 6):
        for time, minutes in ((EARLY, 4), (LATE, 10)):
            desk.now.now = time + timedelta(days=day)
            served(li, minutes, 8)
    for _ in range(6):
        visitor(desk)
    afternoon = told(desk)
    assert mean_at(desk, 9) < mean_at(desk, 12) < mean_at(desk, 15)
    desk.now.now = EARLY + timedelta(days=6)
    assert told(desk) < afternoon


def test_in_an_hour_with_little_seen_the_whole_day_counts(li: Clerk) -> None:
    """Nineteen slow ones are too few to say so."""
    li.desk.now.now = LATE
    served(li, 8, 19)
    assert mean_at(li.desk, 15) == mean_at(li.desk, 12)
    served(li, 8)
    assert mean_at(li.desk, 15) > mean_at(li.desk, 12)


def test_a_service_belongs_to_the_hour_in_which_it_began(li: Clerk) -> None:
    """Two minutes to three until three minutes past; earlier days fade by a tenth."""
    li.desk.now.now = LATE.replace(hour=14, minute=58)
    served(li, 5)
    day = li.desk.day(li.desk.now())
    assert hours(li.desk) == {14: (day, 1, 1)}
    li.desk.now.go(days=1)
    served(li, 5)
    after = li.desk.day(li.desk.now())
    assert hours(li.desk) == {14: (after, pytest.approx(1 + FADES), pytest.approx(1 + FADES))}


def test_a_key_forgotten_for_a_while_counts_as_six_services(li: Clerk) -> None:
    """And one forgotten over the meal teaches nothing at all."""
    li.desk.now.now = LATE
    served(li, 49)
    assert hours(li.desk)[15][2] == LONGEST
    served(li, 51)
    assert hours(li.desk)[15][1] == 1


@pytest.mark.parametrize("before", [0, 1, 3])
def test_undo_forgets_exactly_what_the_finish_taught(li: Clerk, before: int) -> None:
    """In an hour never learnt, and in one learnt the day before: nothing has faded."""
    desk = li.desk
    desk.now.now = LATE
    served(li, 7, before)
    desk.now.go(days=1)
    visitor(desk)
    li.next()
    li.begin()
    desk.now.go(minutes=7)
    as_it_was, learnt = state(desk), hours(desk)
    li.press(serving.finish)
    assert hours(desk) != learnt, "nothing was learnt"
    li.press(undoing.undo)
    assert hours(desk) == learnt
    assert state(desk) == as_it_was
