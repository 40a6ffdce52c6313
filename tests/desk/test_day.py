"""Midnight: numbers start over, what yesterday left is abandoned, nobody at a window is."""

from datetime import datetime

import pytest

from hall.desk import day
from hall.desk.desk import Desk
from tests.halls import LI, SHANGHAI, journal, now_is, seated, visitor


def at(desk: Desk, of_march: int, clock: str) -> None:
    """Put the clock to a local time of March 2026."""
    hour, minute = map(int, clock.split(":"))
    desk.now.now = datetime(2026, 3, of_march, hour, minute, tzinfo=SHANGHAI)


def turn_over(desk: Desk) -> int:
    """What the server does every few minutes."""
    return desk.act(day.turn_over)


def test_numbers_start_over_at_local_midnight(desk: Desk) -> None:
    """Not at eight in the morning, when UTC's day begins."""
    at(desk, 2, "07:59")
    assert visitor(desk).number == "A001"
    at(desk, 2, "08:01")
    assert visitor(desk).number == "A002"
    at(desk, 2, "23:59")
    last = visitor(desk)
    at(desk, 3, "00:00")
    first = visitor(desk)
    assert (last.number, first.number) == ("A003", "A001")
    assert (now_is(desk, last).day, now_is(desk, first).day) == ("2026-03-02", "2026-03-03")


def test_a_clock_set_back_over_midnight_goes_on_counting_the_old_day(desk: Desk) -> None:
    """No number is given twice on one day, whichever day the clock says it is."""
    given = []
    for of_march, clock in ((2, "23:59"), (3, "00:01"), (2, "23:30"), (2, "23:40"), (3, "00:02")):
        at(desk, of_march, clock)
        one = now_is(desk, visitor(desk))
        given.append((one.day, one.number))
    assert len(set(given)) == 5
    assert [number for day, number in given if day == "2026-03-02"] == ["A001", "A002", "A003"]
    assert [number for day, number in given if day == "2026-03-03"] == ["A001", "A002"]


def test_yesterdays_leftovers_are_abandoned_and_never_counted_as_served(desk: Desk) -> None:
    """Whoever took a number at noon is not called tomorrow."""
    left = visitor(desk)
    at(desk, 3, "00:05")
    fresh = visitor(desk)
    assert turn_over(desk) == 1
    seen = now_is(desk, left)
    assert (seen.state, seen.ended_at, seen.first_clerk) == ("abandoned", desk.now(), None)
    assert journal(desk)[-1].kind == "TicketAbandoned"
    with desk.read() as reading:
        assert [ticket.id for ticket in reading.in_line()] == [fresh.id]
        assert reading.forecasts()["payment", "ordinary"].ahead == 1
    assert seated(desk).next().id == fresh.id


def test_turning_over_twice_changes_nothing_the_second_time(desk: Desk) -> None:
    """The server does it as often as it likes."""
    visitor(desk)
    at(desk, 3, "08:00")
    assert turn_over(desk) == 1
    before = len(journal(desk))
    assert turn_over(desk) == 0
    assert len(journal(desk)) == before


def test_during_the_day_nobody_is_abandoned(desk: Desk) -> None:
    """However long they wait."""
    visitor(desk)
    at(desk, 2, "23:59")
    assert turn_over(desk) == 0


@pytest.mark.parametrize(("taken", "kept"), [("20:59", False), ("21:01", True), ("23:50", True)])
def test_a_late_number_is_carried_over_midnight(desk: Desk, taken: str, kept: bool) -> None:
    """The visitor of 23:50 is called at 00:10; three hours are the border."""
    at(desk, 2, taken)
    one = visitor(desk)
    at(desk, 3, "00:00")
    turn_over(desk)
    assert (now_is(desk, one).state == "waiting") is kept
    at(desk, 3, "04:00")
    turn_over(desk)
    assert now_is(desk, one).state == "abandoned"


@pytest.mark.parametrize("state", ["called", "serving"])
def test_a_visitor_in_hand_at_midnight_is_served_to_the_end(desk: Desk, state: str) -> None:
    """Closing time does not take anybody from the window (R2-29)."""
    one = visitor(desk)
    li = seated(desk, hours=24)
    li.next()
    if state == "serving":
        li.begin()
    at(desk, 3, "05:00")
    assert turn_over(desk) == 0
    assert now_is(desk, one).state == state
    if state == "called":
        li.begin()
    li.finish()
    assert (now_is(desk, one).state, now_is(desk, one).first_clerk) == ("done", LI)
