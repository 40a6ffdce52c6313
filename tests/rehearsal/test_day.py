"""A planned day: the same for the same seed, with a counter and a clerk left for whoever tries."""

from datetime import date, timedelta

from rehearsal.day import plan
from tests.rehearsal.played import shipped

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 1)


def test_the_same_seed_gives_the_same_day() -> None:
    """Another seed gives another one."""
    hall = shipped()

    assert plan(hall, MONDAY, 7) == plan(hall, MONDAY, 7)
    assert plan(hall, MONDAY, 7).visitors != plan(hall, MONDAY, 8).visitors


def test_the_last_counter_and_one_clerk_are_left_free() -> None:
    """Nobody rehearsed sits at counter 6 or signs in as 106."""
    day = plan(shipped(), MONDAY, 1)

    assert [seat.counter for seat in day.seats] == ["1", "2", "3", "4", "5"]
    assert (day.spare_counter, day.spare_clerk) == ("6", "106")
    assert "106" not in {seat.staff for seat in day.seats}


def test_the_day_keeps_the_timetable_of_its_weekday() -> None:
    """08:30 to 17:30 on a Monday; a day without a timetable has office hours."""
    monday, sunday = plan(shipped(), MONDAY, 1), plan(shipped(), SUNDAY, 1)

    assert monday.opens.isoformat() == "2026-03-02T08:30:00+08:00"
    assert monday.closes - monday.opens == timedelta(hours=9)
    assert sunday.opens.isoformat() == "2026-03-01T08:30:00+08:00"


def test_a_hall_of_one_counter_is_rehearsed_with_its_clerk() -> None:
    """Then there is none to be left free."""
    hall = shipped()
    tiny = hall.model_copy(update={"counters": hall.counters[:1]})

    day = plan(tiny, MONDAY, 1)
    assert [seat.counter for seat in day.seats] == ["1"]
    assert day.spare_counter is None


def test_a_hall_with_few_clerks_keeps_one_for_the_free_counter() -> None:
    """Three clerks, six counters: two work, the third is whoever tries."""
    hall = shipped()
    short = hall.model_copy(update={"staff": hall.staff[:3]})

    day = plan(short, MONDAY, 1)
    assert [seat.staff for seat in day.seats] == ["101", "102"]
    assert (day.spare_counter, day.spare_clerk) == ("6", "103")


def test_clerks_take_their_breaks_one_after_another() -> None:
    """Never all at once, and every break has a reason."""
    day = plan(shipped(), MONDAY, 1)
    breaks = [each for seat in day.seats for each in seat.breaks]

    assert breaks
    assert all(each.reason and 0 < each.seconds < 3600 for each in breaks)
    for minute in range(540):
        away = sum(each.at <= minute * 60 < each.at + each.seconds for each in breaks)
        assert away < len(day.seats)
