"""What the hall display is told beside the calls, and how many calls in a rush."""

import pytest

from hall.desk.desk import Desk
from tests.halls import WANG, seated, visitor
from tests.windows.display_desk import desk, go, shown

__all__ = ["desk"]


def test_a_new_price_takes_the_place_of_the_old_at_midnight_in_the_hall(desk: Desk) -> None:
    """Both last and first day count (D3); nobody has to be there."""
    assert [each["price"]["zh"] for each in shown(desk)["fees"]] == ["old"]
    go(desk, hours=14.9)
    assert [each["price"]["zh"] for each in shown(desk)["fees"]] == ["old"]
    go(desk, hours=0.2)
    assert shown(desk)["fees"] == [
        {"item": {"zh": "water", "en": "water"}, "price": {"zh": "new", "en": "new"}}
    ]


@pytest.mark.parametrize(
    ("hours", "quiet"),
    [(0, False), (2.99, False), (3, True), (4.99, True), (5, False), (13, True), (20.9, True),
     (21, False)],
)  # fmt: skip
def test_quiet_times_are_the_halls_own_and_may_pass_midnight(
    desk: Desk, hours: float, quiet: bool
) -> None:
    """It is nine o'clock in Shanghai; 12:00 to 14:00, and 22:00 to 6:00."""
    go(desk, hours=hours)
    assert shown(desk)["quiet"] is quiet


def test_counters_nobody_sits_at_are_told_of_their_own_area(desk: Desk) -> None:
    """Neither an open one nor a paused one."""
    assert [each["counter"] for each in shown(desk)["shut"]] == ["1", "3"]
    seated(desk)
    seated(desk, "3", WANG).pause("meal")
    scene = shown(desk)
    assert (scene["shut"], [each["counter"] for each in scene["paused"]]) == ([], ["3"])
    assert [each["counter"] for each in shown(desk, "upstairs")["shut"]] == ["2"]


def test_a_display_of_all_areas_shows_the_calls_of_each(desk: Desk) -> None:
    """As the one at the entrance; every service, every counter."""
    visitor(desk)
    visitor(desk, "connection")
    seated(desk).next()
    go(desk, seconds=1)
    seated(desk, "2", WANG).next()
    scene = shown(desk, "all")

    assert [call["number"] for call in scene["calls"]] == ["C001", "A001"]
    assert {each["service"] for each in scene["waiting"]} == {"payment", "connection", "repair"}
    assert [each["counter"] for each in scene["shut"]] == ["3"]


def test_in_a_rush_every_call_of_the_last_seconds_is_told_and_afterwards_few(desk: Desk) -> None:
    """Twenty in ten seconds: each must find its place, if later; a minute on, fourteen do."""
    clerk = seated(desk)
    for _ in range(20):
        visitor(desk)
        clerk.next()
        clerk.begin()
        go(desk, seconds=0.5)
    numbers = [call["number"] for call in shown(desk)["calls"]]
    assert numbers == [f"A{each:03}" for each in range(20, 0, -1)]

    go(desk, seconds=60)
    assert len(shown(desk)["calls"]) == 14
