"""No more numbers of a service once those who wait fill the time until closing."""

from collections.abc import Iterator
from typing import Any

import pytest

from hall.desk.desk import Desk
from hall.desk.giving import FULL
from tests.halls import LI, WANG, Clock, opened, refused, seated, settings, visitor

WEEK = ({"day": "mon", "open": "08:30", "close": "10:00"},)
HOURS = {"always_open": False, "weekly": WEEK, "last_ticket_minutes": 0}


def hall(url: str, **more: Any) -> Any:
    """A hall that closes in an hour; nothing is learnt, so a payment takes its five minutes."""
    return opened(url, settings(hours=HOURS | {"stop_when_full": True} | more), Clock())


@pytest.fixture
def late(store_url: str) -> Iterator[Desk]:
    """Monday, nine; closing at ten."""
    with hall(store_url) as desk:
        yield desk


def full(desk: Desk) -> frozenset[str]:
    """What the kiosk shows as full."""
    with desk.read() as reading:
        return reading.full()


def fill(desk: Desk, service: str = "payment") -> int:
    """Take numbers until no more are given; answers how many were."""
    taken = 0
    while service not in full(desk):
        visitor(desk, service)
        taken += 1
        assert taken < 200, "never full"
    return taken


def test_one_window_of_five_minutes_has_room_for_twelve_in_an_hour(late: Desk) -> None:
    """The thirteenth is told so, with the service's name, and takes no number."""
    seated(late)
    assert fill(late) == 12
    with refused(late, "service_closed", service="payment", why=FULL):
        visitor(late)


def test_a_second_window_makes_room_again(late: Desk) -> None:
    """Counter 2 serves this line and another; nobody waits in that one."""
    seated(late)
    fill(late)
    seated(late, "2", WANG)
    assert fill(late) == 12


def test_other_services_go_on(late: Desk) -> None:
    """A long line for repairs closes nobody's payment."""
    seated(late)
    seated(late, "3", WANG)
    fill(late)
    assert visitor(late, "repair").number == "R001"


def test_before_anybody_sits_down_every_counter_that_would_serve_is_counted(late: Desk) -> None:
    """Payment has counters 1 and 2; a hall without clerks yet is not full after nobody."""
    assert fill(late) == 24


def test_as_time_runs_out_the_same_line_fills_it(late: Desk) -> None:
    """Six people are half an hour."""
    seated(late)
    for _ in range(6):
        visitor(late)
    late.now.go(minutes=29)
    assert full(late) == frozenset()
    late.now.go(minutes=1)
    assert full(late) == {"payment"}


def test_when_served_there_is_room_again(late: Desk) -> None:
    """One called is one less who waits."""
    li = seated(late)
    fill(late)
    li.next()
    assert full(late) == frozenset()


@pytest.mark.parametrize("off", [{"stop_when_full": False}, {"always_open": True}])
def test_only_where_the_hall_wants_it_and_closes_at_all(store_url: str, off: Any) -> None:
    """As shipped nobody is sent away for this."""
    with hall(store_url, **off) as desk:
        seated(desk, "1", LI)
        for _ in range(30):
            visitor(desk)
        assert full(desk) == frozenset()


def test_whoever_is_called_in_between_fills_the_time_too(late: Desk) -> None:
    """Counter 2 alone calls payments and connections: six of each are its hour."""
    seated(late, "2", WANG)
    for _ in range(6):
        visitor(late, "connection")
    assert fill(late) == 6
    assert "connection" in full(late)


def test_a_counter_that_only_pauses_counts_half(late: Desk) -> None:
    """It comes back: with one open beside it there is room for eighteen, not twelve."""
    seated(late)
    seated(late, "2", WANG).pause()
    assert fill(late) == 18


def test_the_learnt_pace_counts_as_soon_as_there_is_one(late: Desk) -> None:
    """Somebody served in two minutes: thirty a hour have room, one of them gone by."""
    li = seated(late)
    visitor(late)
    li.next()
    li.begin()
    late.now.go(minutes=2)
    li.finish()
    assert fill(late) == 29
