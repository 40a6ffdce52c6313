"""Which rungs are reached, with times of 2026 written out by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hall.core.ladder import FIXED, LADDERS, Rung, Standing, fresh, reached
from hall.desk.opening import office_of
from tests.settings.halls import shipped

ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = office_of(shipped())
MINUTES = 60


def at(text: str) -> datetime:
    """A local time of 2026: "02-13 16:00"."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def rungs(what: Standing, now: str) -> tuple[Rung, ...]:
    """All that is reached, of all ladders."""
    return tuple(rung for _, each in reached(what, OFFICE, MINUTES, at(now)) for rung in each)


def owed(opened: str, due: str) -> Standing:
    """An open inquiry with a due time."""
    return Standing("open", at(opened), at(due))


@pytest.mark.parametrize(
    ("opened", "due", "now", "count"),
    [
        # ten working hours: Monday 09:00 to Tuesday 11:30; half is Monday 15:30, 80 % Tuesday 09:30
        ("03-02 09:00", "03-03 11:30", "03-02 15:29", 0),
        ("03-02 09:00", "03-03 11:30", "03-02 15:30", 1),
        ("03-02 09:00", "03-03 11:30", "03-02 23:00", 1),  # no time passes at night
        ("03-02 09:00", "03-03 11:30", "03-03 09:29", 1),
        ("03-02 09:00", "03-03 11:30", "03-03 09:30", 2),
        ("03-02 09:00", "03-03 11:30", "03-03 11:29", 2),
        ("03-02 09:00", "03-03 11:30", "03-03 11:30", 3),
        ("03-02 09:00", "03-03 11:30", "03-04 17:29", 3),
        ("03-02 09:00", "03-03 11:30", "03-04 17:30", 4),  # one working day later
        # over Spring Festival: Friday 13 February 17:00, due Tuesday 24 at 09:30: 9 hours
        ("02-13 17:00", "02-24 09:30", "02-14 13:59", 0),
        ("02-13 17:00", "02-24 09:30", "02-14 14:00", 1),  # the make-up Saturday counts
        ("02-13 17:00", "02-24 09:30", "02-14 16:41", 1),
        ("02-13 17:00", "02-24 09:30", "02-14 16:42", 2),  # 7 h 12 min of 9 h
        ("02-13 17:00", "02-24 09:30", "02-20 12:00", 2),  # nobody hears more in the holidays
        ("02-13 17:00", "02-24 09:30", "02-24 09:30", 3),
        ("02-13 17:00", "02-24 09:30", "02-25 17:30", 4),
        # due on Friday evening: Monday evening is one working day later
        ("03-05 09:00", "03-06 17:30", "03-08 12:00", 3),
        ("03-05 09:00", "03-06 17:30", "03-09 17:29", 3),
        ("03-05 09:00", "03-06 17:30", "03-09 17:30", 4),
    ],
)
def test_the_ladder_to_the_due_time(opened: str, due: str, now: str, count: int) -> None:
    """Half, four fifths, due, a working day late; counted in working time."""
    assert rungs(owed(opened, due), now) == LADDERS[0][:count]


@pytest.mark.parametrize(
    ("offered", "now", "count"),
    [
        ("03-02 09:00", "03-02 09:59", 0),
        ("03-02 09:00", "03-02 10:00", 1),
        ("03-02 09:00", "03-02 11:00", 2),  # twice the time: the head
        ("03-02 09:00", "03-03 17:29", 2),
        ("03-02 09:00", "03-03 17:30", 3),  # the next working day: the leader
        ("03-06 17:00", "03-08 12:00", 0),  # Friday, half an hour before the end of the week
        ("03-06 17:00", "03-09 09:00", 1),
        ("02-14 17:00", "02-23 12:00", 0),  # before Spring Festival
        ("02-14 17:00", "02-24 09:00", 1),
    ],
)
def test_an_offer_nobody_takes_climbs(offered: str, now: str, count: int) -> None:
    """To the receiver, the head, the leader."""
    what = Standing("offered", at("03-02 08:30"), None, at(offered))
    assert rungs(what, now) == LADDERS[1][:count]


def test_the_leader_never_hears_of_an_offer_before_the_head() -> None:
    """However long the hall gives to acknowledge."""
    what = Standing("offered", at("03-02 09:00"), None, at("03-02 09:00"))
    found = reached(what, OFFICE, 4000, at("03-05 12:00"))
    assert found == []


def test_what_nobody_has_is_told_at_once() -> None:
    """To the office; to the leader when the office lets the time go by."""
    what = Standing("unassigned", at("03-02 09:00"), None, None, at("03-02 11:30"))
    assert rungs(what, "03-02 11:30") == ("lost",)
    assert rungs(what, "03-02 13:59") == ("lost",)
    assert rungs(what, "03-02 14:00") == ("lost", "lost_leader")
    unknown = Standing("unassigned", at("03-02 09:00"))
    assert rungs(unknown, "03-09 14:00") == ()


def test_a_complaint_is_told_at_once_and_nothing_once_it_is_closed() -> None:
    """Whatever the due time says (G2)."""
    made = Standing("open", at("03-02 09:00"), at("03-09 17:30"), complaint=True)
    assert rungs(made, "03-02 09:00") == ("complaint",)
    late = Standing("closed", at("03-02 09:00"), at("03-03 17:30"), complaint=True)
    assert rungs(late, "03-20 09:00") == ()


def test_each_ladder_has_its_own_basis() -> None:
    """An offer of something overdue climbs both."""
    what = Standing("offered", at("03-02 09:00"), at("03-02 12:00"), at("03-02 10:00"))
    found = dict(reached(what, OFFICE, MINUTES, at("03-02 13:31")))
    assert found == {
        at("03-02 12:00"): ("half", "most", "due"), at("03-02 10:00"): ("ack", "ack_head"),
    }  # fmt: skip


def test_a_rung_is_climbed_once_and_none_below_the_highest() -> None:
    """A hall that was off climbs from where it stood."""
    assert fresh(("half", "most"), ()) == ("half", "most")
    assert fresh(("half", "most"), {"half"}) == ("most",)
    assert fresh(("half", "most", "due"), {"most"}) == ("due",)
    assert fresh(("half",), {"due"}) == ()
    assert fresh(("ack",), {"due"}) == ("ack",)


def test_every_rung_has_somebody_who_hears() -> None:
    """The ladder to the due time by the settings."""
    assert set(FIXED) == {rung for ladder in LADDERS[1:] for rung in ladder}
    assert all(FIXED.values())
