"""Once the day was ended nobody is served; while numbers are only stopped, everybody is."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hall.desk import calls, day, rejoining, serving, undoing
from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.desk.test_day_by_hand import WEEK, by_hand, today
from tests.halls import (
    GUARD,
    LI,
    Clock,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)


@pytest.fixture
def posted(store_url: str) -> Iterator[Desk]:
    """A hall open on working days from half past eight to half past five; it is Monday, nine."""
    hours = {"always_open": False, "weekly": WEEK, "last_ticket_minutes": 15}
    with opened(store_url, settings(hours=hours), Clock()) as desk:
        yield desk


def missed(desk: Desk) -> Issued:
    """Somebody who missed the call at Li's counter a moment ago."""
    one = visitor(desk)
    li = seated(desk)
    li.call(one.id)
    li.no_show()
    return one


def coming_back(desk: Desk, one: Issued) -> list[Callable[[], Any]]:
    """The three ways back into the line: by the slip's page, at a kiosk, by staff."""
    return [
        lambda: desk.act(rejoining.rejoin, token=one.token),
        lambda: desk.act(rejoining.rejoin_number, number=one.number),
        lambda: desk.act(rejoining.rejoin_by_staff, ticket=one.id, staff=GUARD),
    ]


def test_once_the_day_was_ended_nobody_comes_back_into_a_line_that_nobody_calls(
    posted: Desk,
) -> None:
    """Neither who missed a call, nor who stands at the window, nor by a press taken back."""
    one = missed(posted)
    by_hand(posted, day.finish_day)
    with posted.read() as reading:
        assert reading.ended()
    undone = {"counter": "1", "staff": LI}
    for way in (
        *coming_back(posted, one),
        lambda: posted.act(serving.walk_up, **undone, service="payment"),
        lambda: posted.act(undoing.undo, **undone),
        lambda: posted.act(calls.next_ticket, **undone),
        lambda: by_hand(posted, day.close_day),
        lambda: by_hand(posted, day.finish_day),
    ):
        with refused(posted, "day_ended", opens_at="2026-03-03 08:30"):
            way()


@pytest.mark.parametrize("way", [0, 1, 2])
def test_a_day_opened_again_is_a_day_like_any_other(posted: Desk, way: int) -> None:
    """Whoever missed the call comes back in time, newcomers take a number, all are called."""
    one = missed(posted)
    by_hand(posted, day.finish_day)
    by_hand(posted, day.open_day, "来电了")
    coming_back(posted, one)[way]()
    assert [now_is(posted, each).state for each in (one, visitor(posted))] == ["waiting"] * 2
    assert posted.act(calls.next_ticket, counter="1", staff=LI).ticket.id == one.id


@pytest.mark.parametrize("way", [0, 1, 2])
def test_while_numbers_are_only_stopped_whoever_missed_the_call_may_come_back(
    posted: Desk, way: int
) -> None:
    """Those who have a number are served, and so are they."""
    one = missed(posted)
    by_hand(posted, day.close_day)
    coming_back(posted, one)[way]()
    assert now_is(posted, one).state == "waiting"


def test_an_end_before_midnight_holds_for_its_own_numbers_after_it(posted: Desk) -> None:
    """A hall open at night: the slip is of a day that is over, though it may be in time."""
    posted.now.go(hours=14.9)
    by_hand(posted, day.open_day, "夜间")
    one = missed(posted)
    by_hand(posted, day.finish_day)
    posted.now.go(minutes=8)
    for way in (0, 2):
        with refused(posted, "day_ended"):
            coming_back(posted, one)[way]()


@pytest.mark.parametrize(
    ("hours", "why"), [(0.0, "closed_by_hand"), (8.3, "last_ticket"), (9.0, "hall_closed")]
)
def test_who_stands_at_the_window_is_served_though_no_numbers_are_given(
    posted: Desk, hours: float, why: str
) -> None:
    """The clerk decides: past the last number, after hours, and when numbers were stopped."""
    if not hours:
        by_hand(posted, day.close_day)
    posted.now.go(hours=hours)
    assert today(posted).hours.why == why
    li = seated(posted)
    assert li.press(serving.walk_up, service="payment").state == "serving"
