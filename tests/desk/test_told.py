"""What visitors are told at the desk, held against what then happens in simulated mornings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hall.core.crowd import Lane
from hall.core.ticket import CLASSES, TicketClass
from hall.core.wait import AT_ONCE, MINIMUM_SERVED, Pace, Range
from hall.desk import waits
from hall.desk.desk import Desk
from hall.settings.schema import Settings
from tests.core.morning import M, Morning, mornings, share
from tests.desk.test_heads import fill, plan, ways
from tests.desk.waited import range_of, served, taught, upper_end
from tests.halls import MONDAY, WANG, Clock, opened, seated, settings, visitor

# One line and as many counters for it alone as the simulated morning has.
COUNTERS = ("1", "2", "3")
HALL = settings(
    services={"payment": "A"},
    places=dict.fromkeys(COUNTERS, (["payment"], [])),
    line={"priority_in_a_row": M},
)


@pytest.fixture
def one_line(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a hall with one service and three counters."""
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", HALL) as desk:
        yield desk


@pytest.mark.parametrize("load", [0.8, 1.0])
@pytest.mark.parametrize("ticket_class", ["priority", "ordinary"])
def test_what_the_slip_promises_holds(
    one_line: Desk, load: float, ticket_class: TicketClass
) -> None:
    """In quiet and in full mornings at least 85 of 100 are called by the upper end told, before
    anything was learnt from ranges.
    """
    lanes = ((False, Lane((("payment",),), len(COUNTERS))),)

    def tell(own: TicketClass, waiting: dict[TicketClass, int], pace: Pace) -> Range | None:
        lengths = {"payment": dict.fromkeys(CLASSES, 0) | waiting}
        known = waits.Known(lengths, {"payment": pace}, lanes, {}, {"payment": Morning.elders})
        return waits.told(one_line, known, ("payment", own, waiting[own]))[1]

    assert share(mornings(tell, load=load), ticket_class, "high") >= 0.85


def test_a_range_needs_fifty_served_and_an_open_counter(desk: Desk) -> None:
    """Else only the people ahead are told; a counter that only pauses is not open."""
    li = seated(desk, hours=400)
    for _ in range(MINIMUM_SERVED - 1):
        served(li, 5)
    assert range_of(desk) is None
    served(li, 5)
    assert range_of(desk) == Range(0, 5)
    li.pause()
    assert range_of(desk) is None
    li.resume()
    assert range_of(desk) == Range(0, 5)
    li.leave()
    assert range_of(desk) is None


def test_nobody_waits_a_whole_service_for_a_counter_that_is_free(desk: Desk) -> None:
    """Free, and nobody before them; with somebody in hand, or before them, it takes a turn."""
    li = seated(desk, hours=400)
    taught(li)
    free = visitor(desk)
    assert range_of(desk) == Range(5, 15)
    li.next()
    assert range_of(desk) == Range(0, 10)
    li.begin()
    li.finish()
    assert range_of(desk) == Range(0, 5)
    assert (free.wait, free.wait and free.wait.mark) == (Range(0, 5), AT_ONCE)


def test_a_second_counter_shortens_the_wait_and_a_paused_one_half(desk: Desk) -> None:
    """It comes back while we wait."""
    li = seated(desk, hours=400)
    taught(li)
    for _ in range(12):
        visitor(desk)
    alone = upper_end(desk)
    wang = seated(desk, "2", WANG, hours=400)
    both = upper_end(desk)
    wang.pause()
    half = upper_end(desk)
    assert both < half < alone


def test_other_lines_at_the_same_counter_lengthen_the_wait(desk: Desk) -> None:
    """Counter 2 calls connections too: those who wait for them may be called first."""
    li, _ = seated(desk, hours=400), seated(desk, "2", WANG, hours=400)
    taught(li)
    li.leave()
    alone = upper_end(desk)
    for _ in range(6):
        visitor(desk, "connection")
    shared = upper_end(desk)
    assert shared > alone


def test_elders_who_will_come_lengthen_what_the_others_are_told(store_url: str) -> None:
    """Learnt from who came: where half of all are elders, an ordinary visitor will be passed."""
    told = []
    for many in (0, 1):
        with opened(store_url, clock=Clock(MONDAY)) as desk:
            li = seated(desk, hours=400)
            for turn in range(MINIMUM_SERVED):
                served(li, 5, priority=bool(many and turn % 2))
            for _ in range(8):
                visitor(desk)
            told.append(upper_end(desk))
    assert told[1] > told[0]


def test_who_waits_for_one_counter_alone_is_told_no_range(store_url: str) -> None:
    """Nobody knows how long that takes. Who needs a low counter is told the range of those."""
    with opened(store_url, low_at("1")) as desk:
        li, _ = seated(desk, hours=400), seated(desk, "2", WANG, hours=400)
        taught(li)
        ticket = visitor(desk)
        with desk.read() as reading:
            view = reading.ticket_by_id(ticket.id)
            assert view is not None
            sent = reading.forecast_of(replace(view, seat="counter:1"))
            assert reading.forecast_of(replace(view, seat="low")).wait is not None
        assert (sent.ahead, sent.wait) == (0, None)
        li.leave()
        with desk.read() as reading:
            assert reading.forecast_of(view).wait is not None
            assert reading.forecast_of(replace(view, seat="low")).wait is None


def low_at(counter: str) -> Settings:
    """The hall of these tests, with this counter accessible."""
    hall = settings()
    low = [each.model_copy(update={"accessible": each.id == counter}) for each in hall.counters]
    return hall.model_copy(update={"counters": tuple(low)})


def test_who_is_in_hand_is_found_by_index_on_both_databases(desk: Desk) -> None:
    """Every number taken asks it: never a look at all the tickets there ever were."""
    fill(desk)
    seated(desk)
    assert ways(plan(desk, waits._LANES)) == {"tickets_in_hand"}
