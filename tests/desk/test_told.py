"""What visitors are told at the desk, held against what then happens in simulated mornings."""

import pytest

from hall.core.ticket import CLASSES, TicketClass
from hall.core.wait import Pace, Range
from hall.desk import waits
from hall.desk.opening import floor_of
from tests.core.morning import M, mornings, share
from tests.halls import settings

# One line and as many counters for it alone as the simulated morning has.
COUNTERS = ("1", "2", "3")
HALL = settings(
    services={"payment": "A"},
    places=dict.fromkeys(COUNTERS, (["payment"], [])),
    line={"priority_in_a_row": M},
)
FLOOR = floor_of(HALL)


def tell(own: TicketClass, waiting: dict[TicketClass, int], pace: Pace) -> Range | None:
    """Exactly what the desk prints on the slip."""
    lengths = {"payment": dict.fromkeys(CLASSES, 0) | waiting}
    ticket = ("payment", own, waiting[own])
    return waits.told(HALL, FLOOR, ticket, lengths, pace, COUNTERS)[1]


@pytest.mark.parametrize("load", [0.8, 1.0])
@pytest.mark.parametrize("ticket_class", ["priority", "ordinary"])
def test_what_the_slip_promises_holds(load: float, ticket_class: TicketClass) -> None:
    """In quiet and in full mornings at least 85 of 100 are called by the upper end told."""
    assert share(mornings(tell, load=load), ticket_class, "high") >= 0.85


def windows(service: str, opened: list[str], **waiting: int) -> float:
    """How many counters a line has for itself, in the hall of these tests."""
    lengths = {name: dict.fromkeys(CLASSES, 0) | {"ordinary": n} for name, n in waiting.items()}
    return waits.windows(floor_of(settings()), service, opened, lengths)


def test_a_counter_is_shared_by_the_lines_that_wait_for_it() -> None:
    """In proportion to who waits, the newcomer counted in; helpers promise nothing."""
    assert windows("payment", []) == 0
    assert windows("payment", ["1"]) == 1
    assert windows("payment", ["1", "2"]) == 2
    assert windows("payment", ["2"], connection=1) == 0.5
    assert windows("payment", ["2"], payment=2, connection=2) == pytest.approx(3 / 5)
    assert windows("payment", ["3"]) == 0
    assert windows("payment", ["closed since"]) == 0
