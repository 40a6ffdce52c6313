"""A kiosk keeps a pace: a child who plays with the key does not fill the line."""

from collections.abc import Iterator

import pytest

from hall.desk import tickets
from hall.desk.desk import Desk
from hall.desk.pace import Pace
from hall.desk.views import Issued
from tests.halls import Clock, opened, refused, settings, visitor

FEW = {"pace_numbers": 3, "pace_seconds": 30}


@pytest.fixture
def clock() -> Clock:
    """Held."""
    return Clock()


@pytest.fixture
def hall(store_url: str, clock: Clock) -> Iterator[Desk]:
    """A kiosk gives three numbers in half a minute."""
    with opened(store_url, settings(kiosk=FEW), clock) as desk:
        yield desk


def press(desk: Desk, pace: Pace, device: str = "east") -> Issued:
    """Somebody takes a number there."""
    issued: Issued = desk.act(pace.take, service="payment", device=device)
    return issued


def test_a_number_too_many_is_refused_with_the_time_to_wait(hall: Desk, clock: Clock) -> None:
    """To the second; nothing is written down, and no number is lost."""
    pace = Pace()
    for _ in range(3):
        press(hall, pace)
        clock.go(seconds=5)

    with refused(hall, "too_many_requests", why="pace", retry_after=15):
        press(hall, pace)

    clock.go(seconds=14)
    with refused(hall, "too_many_requests", retry_after=1):
        press(hall, pace)
    clock.go(seconds=1)
    assert press(hall, pace).number == "A004"


def test_a_visitor_at_the_other_kiosk_does_not_wait_for_it(hall: Desk) -> None:
    """Each has a pace of its own; and staff have none."""
    pace = Pace()
    for _ in range(3):
        press(hall, pace)

    assert press(hall, pace, "west").number == "A004"
    for _ in range(4):
        visitor(hall, staff="201")
    with refused(hall, "too_many_requests"):
        press(hall, pace)


def test_what_was_refused_does_not_count(hall: Desk) -> None:
    """A visitor who asks for a closed service has no number, and may go on."""
    pace = Pace()
    for _ in range(5):
        with refused(hall, "unknown_service"):
            hall.act(pace.take, service="nothing", device="east")

    assert press(hall, pace).number == "A001"


def test_a_press_that_is_asked_again_has_its_number(hall: Desk) -> None:
    """The wire broke; the same key gives the same number, whatever the pace."""
    pace = Pace()
    asked = {"encode": lambda issued: issued.number, "service": "payment", "device": "east"}
    for place in range(3):
        hall.act(pace.take, key=f"press {place}", **asked)

    assert hall.act(pace.take, key="press 2", **asked) == "A003"
    with refused(hall, "too_many_requests"):
        hall.act(pace.take, key="press 3", **asked)


def test_a_hall_that_wants_no_pace_has_none(store_url: str) -> None:
    """pace_numbers = 0."""
    with opened(store_url, settings(kiosk={"pace_numbers": 0})) as desk:
        pace = Pace()
        for _ in range(30):
            last = press(desk, pace)
    assert last.number == "A030"


def test_a_paced_number_is_a_number_like_any_other(hall: Desk) -> None:
    """Same fields as tickets.take answers."""
    plain: Issued = hall.act(tickets.take, service="payment", device="east")
    paced = press(hall, Pace())

    assert (plain.service, plain.ahead, paced.service, paced.ahead) == ("payment", 0, "payment", 1)
