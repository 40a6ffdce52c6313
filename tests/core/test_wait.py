"""The waiting range: honest, in fives, and silent where it would be a guess."""

from math import exp, inf
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.core.line import ahead_of
from hall.core.ticket import TicketClass
from hall.core.wait import (
    AT_ONCE,
    MINIMUM_SERVED,
    OF_SERVICE,
    Ahead,
    Mark,
    Pace,
    Range,
    estimate,
)
from tests.core.morning import M, Morning, mornings, share

LEARNT = Pace(served=200, mean=240.0, variance=240.0**2 * 0.4)
PACES = st.builds(
    Pace,
    served=st.integers(MINIMUM_SERVED, 500),
    mean=st.floats(10, 3600),
    variance=st.floats(0, 3600.0**2),
)
MARKS = st.lists(
    st.builds(Mark, st.integers(0, 500), st.floats(-2, 0.7), st.floats(-1, 1.5)),
    min_size=4,
    max_size=4,
)


def tell(own: TicketClass, waiting: dict[TicketClass, int], pace: Pace) -> Range | None:
    """What the rule says when the part of elders is known: a quarter of all who come."""
    before = waiting[own]
    people = ahead_of(before, waiting["priority"], waiting["ordinary"], own, M)
    room = max(0, M * (before + 1) - waiting["priority"]) if own == "ordinary" else 0
    return estimate(Ahead(people, people, room, Morning.elders), Morning.counters, pace)


@pytest.mark.parametrize("load", [0.8, 1.0, 1.3])
@pytest.mark.parametrize("ticket_class", ["priority", "ordinary"])
def test_the_upper_end_holds_for_elders_and_others_alike(
    load: float, ticket_class: TicketClass
) -> None:
    """In quiet, full and overrun mornings at least 85 of 100 are called by the time told, before
    anything was learnt from ranges.
    """
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


@given(
    st.builds(
        Ahead,
        st.integers(0, 300),
        st.floats(0, 900),
        st.floats(0, 200) | st.just(inf),
        st.floats(0, 1),
    ),
    st.floats(0.1, 20),
    PACES,
    MARKS,
)
def test_a_range_is_whole_fives_and_never_a_bare_point(
    ahead: Ahead, windows: float, pace: Pace, marks: list[Mark]
) -> None:
    """Nobody is promised the minute, whatever was learnt."""
    told = estimate(ahead, windows, pace, marks)
    assert told is not None
    assert told.low % 5 == 0
    assert told.high % 5 == 0
    assert 0 <= told.low < told.high


@pytest.mark.parametrize("served", [0, 1, MINIMUM_SERVED - 1])
def test_with_too_few_services_to_learn_from_nothing_is_promised(served: int) -> None:
    """The forty-ninth is still a guess, the fiftieth is not."""
    assert estimate(Ahead(3, 3), 2, Pace(served, 240.0, 100.0)) is None
    assert estimate(Ahead(3, 3), 2, Pace(MINIMUM_SERVED, 240.0, 100.0)) is not None


@pytest.mark.parametrize("windows", [0, -1])
def test_with_no_counter_open_nothing_is_promised(windows: float) -> None:
    """Nobody knows when one opens."""
    assert estimate(Ahead(0, 0), windows, LEARNT) is None


def test_nothing_is_promised_on_services_that_took_no_time() -> None:
    """A clock that stood still taught nothing."""
    assert estimate(Ahead(3, 3), 2, Pace(100, 0.0, 0.0)) is None


@given(
    st.integers(0, 100), st.integers(1, 20), st.floats(0.5, 20), st.floats(0.1, 9), MARKS,
    st.floats(0, 1), st.floats(0, 300),
)  # fmt: skip
def test_more_people_ahead_never_shorten_the_range(
    ahead: int,
    more: int,
    windows: float,
    opened: float,
    marks: list[Mark],
    elders: float,
    room: float,
) -> None:
    """Nor do more counters lengthen it; not even where a longer line was marked as quicker."""
    few = estimate(Ahead(ahead, ahead, room, elders), windows, LEARNT, marks)
    many = estimate(Ahead(ahead + more, ahead + more, room, elders), windows, LEARNT, marks)
    staffed = estimate(Ahead(ahead, ahead, room, elders), windows + opened, LEARNT, marks)
    assert few is not None
    assert many is not None
    assert staffed is not None
    assert (few.low, few.high) <= (many.low, many.high)
    assert few.high <= many.high
    assert staffed.high <= few.high
    assert staffed.low <= few.low


def test_overtakers_lengthen_it_by_no_more_than_the_rule_allows() -> None:
    """However many elders come, an ordinary visitor is passed by `room` of them at most."""
    calm = estimate(Ahead(10, 10), 2, LEARNT)
    rush = estimate(Ahead(10, 10, 6, 1.0), 2, LEARNT)
    assert calm is not None
    assert rush is not None
    assert calm.high < rush.high
    assert rush == estimate(Ahead(10, 16), 2, LEARNT)


def told_again(mark: Mark, low: float, high: float) -> Range:
    """A range of 20 to 30 minutes, moved by what was learnt."""
    return Range(round(low * exp(mark.low)), round(high * exp(mark.high)))


@settings(max_examples=20)
@given(st.floats(0.7, 1.7), st.integers(0, 2**32))
def test_ranges_that_are_wrong_put_themselves_right(slower: float, seed: int) -> None:
    """Whatever the sum forgets, after a few hundred visitors nine in ten are called in time, and
    about one in five before the lower end.
    """
    luck = Morning(seed, tell).luck
    mark, late, early = Mark(), 0, 0
    for turn in range(1500):
        told = told_again(mark, 20, 30)
        waited = 25 * slower * luck.gammavariate(16, 1 / 16)
        mark = mark.after(told, waited)
        late += turn >= 500 and waited > told.high
        early += turn >= 500 and waited < told.low
    assert 0.03 < late / 1000 < 0.13
    assert 0.1 < early / 1000 < 0.3


@given(MARKS, st.integers(0, 100), st.floats(0, 10_000))
def test_a_mark_stays_within_its_bounds(marks: list[Mark], low: int, waited: float) -> None:
    """A day on which everything stood still must not ruin the next week."""
    for mark in marks:
        for _ in range(30):
            mark = mark.after(Range(low, low + 10), waited)
        assert -2.0 <= mark.low <= 0.7
        assert -1.0 <= mark.high <= 1.5


def test_lines_of_different_length_are_marked_apart() -> None:
    """Up to two people ahead, up to nine, and more; and whoever finds a counter free."""
    assert [Ahead(told, told).mark for told in (0, 2, 3, 9, 10, 500)] == [0, 0, 1, 1, 2, 2]
    assert Ahead(0, 0, at_once=True).mark == AT_ONCE


def test_a_free_counter_is_told_as_what_it_is() -> None:
    """Nobody waits for a whole service then; and its own Mark alone moves that range."""
    slow = Pace(200, 900.0, 900.0**2)
    assert estimate(Ahead(0, 0), 1, slow) == Range(0, 35)
    assert estimate(Ahead(0, 0, at_once=True), 1, slow) == Range(0, 15)
    marks = (Mark(), Mark(), Mark(), Mark(9, 0.0, -1.0))
    found = estimate(Ahead(0, 0, at_once=True), 1, slow, marks, Mark(9, 0.7, 1.5))
    assert found == Range(0, 5)


def test_the_mark_of_a_service_lies_over_that_of_the_length() -> None:
    """Both move each end; the range says which length it teaches."""
    ahead = Ahead(12, 12)
    calm = estimate(ahead, 1, LEARNT)
    moved = estimate(ahead, 1, LEARNT, own=Mark(9, 0.2, 0.3))
    other = estimate(ahead, 1, LEARNT, (Mark(9, 0.2, 0.3),) * 4)
    assert calm is not None
    assert moved is not None
    assert moved.low > calm.low
    assert moved.high > calm.high
    assert (moved, moved.mark) == (other, 2)
    slow = Mark().after(moved, 500.0, OF_SERVICE)
    assert slow.high == pytest.approx(Mark().after(moved, 500.0).high * OF_SERVICE)
