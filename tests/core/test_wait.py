"""The waiting range: honest, in fives, and silent where it would be a guess."""

from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.line import ahead_of
from hall.core.ticket import TicketClass
from hall.core.wait import MINIMUM_SERVED, Pace, Range, estimate
from tests.core.morning import M, Morning, mornings, share

LEARNT = Pace(served=200, mean=240.0, variance=240.0**2 * 0.4)
PACES = st.builds(
    Pace,
    served=st.integers(MINIMUM_SERVED, 500),
    mean=st.floats(10, 3600),
    variance=st.floats(0, 3600.0**2),
)


def tell(own: TicketClass, waiting: dict[TicketClass, int], pace: Pace) -> Range | None:
    """What the rule says when the arrivals of elders are known: a quarter of all who come."""
    before = waiting[own]
    ahead = ahead_of(before, waiting["priority"], waiting["ordinary"], own, M)
    room = max(0, M * (before + 1) - waiting["priority"]) if own == "ordinary" else 0
    arriving = Morning.elders * Morning.counters / pace.mean
    return estimate(ahead, Morning.counters, pace, overtakers_per_second=arriving, room=room)


@pytest.mark.parametrize("load", [0.8, 1.0, 1.3])
@pytest.mark.parametrize("ticket_class", ["priority", "ordinary"])
def test_the_upper_end_holds_for_elders_and_others_alike(
    load: float, ticket_class: TicketClass
) -> None:
    """In quiet, full and overrun mornings at least 85 of 100 are called by the time told."""
    assert share(mornings(tell, load=load), ticket_class, "high") >= 0.85


def test_the_range_is_no_wider_than_it_must_be() -> None:
    """A range that always holds would help nobody: seven in ten wait no less than the lower end."""
    visits = mornings(tell, load=1.0)
    for load in (0.8, 1.0, 1.3):
        for ticket_class in ("priority", "ordinary"):
            assert share(mornings(tell, load=load), ticket_class, "low") >= 0.75
    width = fmean(v.told.high - v.told.low for v in visits if v.told)
    waited = fmean(v.waited for v in visits)
    assert width < waited + 5


@given(st.integers(0, 300), st.floats(0.1, 20), PACES, st.floats(0, 0.1), st.integers(0, 200))
def test_a_range_is_whole_fives_and_never_a_bare_point(
    ahead: int, windows: float, pace: Pace, overtakers: float, room: int
) -> None:
    """Nobody is promised the minute."""
    told = estimate(ahead, windows, pace, overtakers_per_second=overtakers, room=room)
    assert told is not None
    assert told.low % 5 == 0
    assert told.high % 5 == 0
    assert 0 <= told.low < told.high


@pytest.mark.parametrize("served", [0, 1, MINIMUM_SERVED - 1])
def test_with_too_few_services_to_learn_from_nothing_is_promised(served: int) -> None:
    """The forty-ninth is still a guess, the fiftieth is not."""
    assert estimate(3, 2, Pace(served, 240.0, 100.0)) is None
    assert estimate(3, 2, Pace(MINIMUM_SERVED, 240.0, 100.0)) is not None


@pytest.mark.parametrize("windows", [0, -1])
def test_with_no_counter_open_nothing_is_promised(windows: float) -> None:
    """Nobody knows when one opens."""
    assert estimate(0, windows, LEARNT) is None


def test_nothing_is_promised_on_services_that_took_no_time() -> None:
    """A clock that stood still taught nothing."""
    assert estimate(3, 2, Pace(100, 0.0, 0.0)) is None


@given(st.integers(0, 100), st.integers(1, 20))
def test_more_people_ahead_never_shorten_the_range(ahead: int, more: int) -> None:
    """Nor do more counters lengthen it."""
    few, many = estimate(ahead, 3, LEARNT), estimate(ahead + more, 3, LEARNT)
    assert few is not None
    assert many is not None
    assert (few.low, few.high) <= (many.low, many.high)
    staffed = estimate(ahead, 3 + more, LEARNT)
    assert staffed is not None
    assert staffed.high <= few.high


def test_overtakers_lengthen_it_by_no_more_than_the_rule_allows() -> None:
    """However many elders come, an ordinary visitor is passed by `room` of them at most."""
    calm = estimate(10, 2, LEARNT)
    rush = estimate(10, 2, LEARNT, overtakers_per_second=1000.0, room=6)
    counted = estimate(16, 2, LEARNT)
    assert calm is not None
    assert calm.high < rush.high
    assert rush == counted


@given(st.lists(st.floats(1, 3600), min_size=2, max_size=60))
def test_while_little_is_known_every_service_counts_the_same(seconds: list[float]) -> None:
    """Mean and variance are those of all services so far."""
    pace = Pace()
    for one in seconds:
        pace = pace.and_one_of(one)
    assert pace.served == len(seconds)
    assert pace.mean == pytest.approx(fmean(seconds))
    assert pace.variance == pytest.approx(pvariance(seconds), abs=1e-6)


def test_old_services_fade() -> None:
    """After a change of work the pace follows within a day, and is not the average of years."""
    pace = Pace()
    for _ in range(5000):
        pace = pace.and_one_of(600)
    for _ in range(600):
        pace = pace.and_one_of(120)
    assert 120 < pace.mean < 160
