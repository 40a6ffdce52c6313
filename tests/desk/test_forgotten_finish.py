"""A clerk forgets to press finish and goes to lunch, or home: the waits told stay honest."""

import pytest

from hall.core.wait import MINIMUM_SERVED
from hall.desk.desk import Desk
from tests.halls import Clerk, journal, seated, visitor


def served(li: Clerk, minutes: float) -> None:
    """One visitor, from the number to the finish."""
    visitor(li.desk)
    li.next()
    li.begin()
    li.desk.now.go(minutes=minutes)
    li.finish()


@pytest.mark.parametrize("forgotten", [70, 16 * 60])
def test_a_finish_pressed_hours_late_teaches_no_waiting_time(desk: Desk, forgotten: float) -> None:
    """The journal keeps how long it was; the range is learnt from services that were services."""
    li = seated(desk, hours=400)
    for turn in range(MINIMUM_SERVED):
        served(li, 4 + turn % 3)
    with desk.read() as reading:
        before = reading.forecasts()["payment", "ordinary"].wait
    served(li, forgotten)
    assert journal(desk, "ServiceFinished")[-1].data["seconds"] == forgotten * 60
    with desk.read() as reading:
        assert reading.forecasts()["payment", "ordinary"].wait == before is not None


def test_a_long_service_teaches_like_any_other(desk: Desk) -> None:
    """Nine times the usual length happens, and is part of the truth."""
    li = seated(desk, hours=400)
    for _ in range(MINIMUM_SERVED):
        served(li, 5)
    for _ in range(4):  # a range of whole fives: only a line makes the difference seen
        visitor(desk)
    with desk.read() as reading:
        before = reading.forecasts()["payment", "ordinary"].wait
    served(li, 45)
    served(li, 45)
    with desk.read() as reading:
        after = reading.forecasts()["payment", "ordinary"].wait
    assert before is not None
    assert after is not None
    assert after.high > before.high
