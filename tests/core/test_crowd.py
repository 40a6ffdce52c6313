"""Who competes with a line for its counters, and who is called first by the rule."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.crowd import HELPING, OPEN, PAUSED, Crowd, Lane, before, crowd
from hall.core.ticket import CLASSES, TicketClass
from hall.core.wait import Ahead

NAMES = ("payment", "connection", "repair")
MEANS = {"payment": 240.0, "connection": 900.0, "repair": 480.0}
POOLS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple)
LANES = st.lists(st.builds(Lane, st.tuples(POOLS), st.sampled_from([OPEN, PAUSED])), max_size=8)
LINES = st.fixed_dictionaries(
    {name: st.fixed_dictionaries(dict.fromkeys(CLASSES, st.integers(0, 60))) for name in NAMES}
)
Waiting = dict[str, dict[TicketClass, int]]


def lines(**ordinary: int) -> Waiting:
    """So many ordinary visitors wait, by service."""
    return {
        name: {"priority": 0, "ordinary": many, "internal": 0} for name, many in ordinary.items()
    }


def wait(lanes: list[Lane], waiting: Waiting) -> float:
    """Seconds until the last in line would be called, on average."""
    found = crowd("payment", lanes, waiting, MEANS)
    if found is None:
        return inf
    return (1 + found.priority + found.ordinary) * found.seconds / found.windows


ALONE = Lane((("payment",),))
BOTH = Lane((("payment", "connection"),))


def test_a_line_of_its_own_has_its_counters_for_itself() -> None:
    """Whoever waits elsewhere does not matter."""
    found = crowd("payment", [ALONE, ALONE], lines(payment=4, connection=50), MEANS)
    assert found == Crowd(2.0, 240.0, 0.0, 4.0)


def test_another_line_counts_as_far_as_these_counters_will_call_it() -> None:
    """Two counters call connections, one of them payments too: half of the ten are its own."""
    lanes = [BOTH, Lane((("connection",),))]
    found = crowd("payment", lanes, lines(payment=4, connection=10), MEANS)
    assert found is not None
    assert (found.windows, found.ordinary) == (1.0, 9.0)
    assert found.seconds == pytest.approx((5 * 240 + 5 * 900) / 10)


def test_a_counter_that_others_keep_busy_is_not_waited_for() -> None:
    """A hundred connections at the second counter do not keep a payment from the first."""
    assert wait([ALONE, BOTH], lines(payment=2, connection=100)) == wait([ALONE], lines(payment=2))


def test_only_open_counters_that_call_it_first_make_a_wait() -> None:
    """A pause, or help alone, is no promise."""
    paused, helper = Lane((("payment",),), PAUSED, False), Lane((("repair",), ("payment",)))
    assert crowd("payment", [], {}, MEANS) is None
    assert crowd("payment", [paused], {}, MEANS) is None
    assert crowd("payment", [helper], {}, MEANS) is None
    assert crowd("payment", [Lane(())], {}, MEANS) is None
    with_pause = crowd("payment", [ALONE, paused], {}, MEANS)
    assert with_pause is not None
    assert with_pause.windows == OPEN + PAUSED


def test_a_helper_counts_a_little_while_nobody_waits_for_it() -> None:
    """And not at all while somebody does."""
    helper = Lane((("repair",), ("payment",)))
    idle = crowd("payment", [ALONE, helper], lines(payment=3), MEANS)
    busy = crowd("payment", [ALONE, helper], lines(payment=3, repair=1), MEANS)
    assert idle is not None
    assert busy is not None
    assert (idle.windows, busy.windows) == (OPEN + HELPING, OPEN)


@given(LANES, LANES, LINES)
def test_one_more_counter_never_makes_a_wait_longer(
    some: list[Lane], more: list[Lane], waiting: Waiting
) -> None:
    """Whatever else it calls."""
    assert wait(some + more, waiting) <= wait(some, waiting) * (1 + 1e-9)


@given(LANES, LINES, st.integers(1, 20))
def test_more_people_in_the_line_never_make_a_wait_shorter(
    lanes: list[Lane], waiting: Waiting, more: int
) -> None:
    """Of the own line."""
    longer = {**waiting, "payment": {**waiting["payment"]}}
    longer["payment"]["ordinary"] += more
    assert wait(lanes, longer) >= wait(lanes, waiting) * (1 - 1e-9)


HERE = Crowd(2.0, 240.0, 4.0, 10.0)


def stands(of: TicketClass, own: int, all_own: int, policy: str = "ratio") -> Ahead:
    """Who stands before such a visitor, in the crowd of four elders and ten others; m is 2."""
    return before(HERE, (of, own, all_own), 7, 0.25, policy=policy, m=2)  # type: ignore[arg-type]


def test_the_rule_says_who_goes_first() -> None:
    """Two elders for each ordinary call; all of them under `strict`; none under `fifo`."""
    assert stands("ordinary", 10, 10) == Ahead(7, 14.0, 18.0, 0.25)
    assert stands("ordinary", 0, 10) == Ahead(7, 2.0, 0.0, 0.25)
    assert stands("priority", 4, 4) == Ahead(7, 6.5)
    assert stands("ordinary", 10, 10, "strict") == Ahead(7, 14.0, inf, 0.25)
    assert stands("priority", 4, 4, "strict") == Ahead(7, 4.0)
    assert stands("ordinary", 10, 10, "fifo") == Ahead(7, 14.0)
    assert stands("internal", 3, 3) == Ahead(7, 17.0)


def test_who_stands_in_front_of_a_shared_line_has_fewer_of_the_others_before_them() -> None:
    """Six of the own line and four of another: the first of six has a seventh of the four."""
    assert stands("ordinary", 0, 6, "strict").turns == pytest.approx(4 / 7 + 4)
    assert stands("ordinary", 6, 6, "strict").turns == pytest.approx(14)


def test_whoever_finds_a_counter_free_is_called_at_once() -> None:
    """One of two is free: for the first to come, and for nobody behind them."""
    lane = Lane((("payment",),), 2 * OPEN, free=1)
    assert called_at_once(lane, lines())
    assert not called_at_once(lane, lines(payment=1))
    assert not called_at_once(Lane((("payment",),), 2 * OPEN), lines())


def called_at_once(lane: Lane, waiting: Waiting) -> bool:
    """Whether the next ordinary visitor for payment finds a counter free."""
    found = crowd("payment", [lane], waiting, MEANS)
    assert found is not None
    many = waiting.get("payment", {}).get("ordinary", 0)
    return before(found, ("ordinary", many, many), many, 0.25, policy="ratio", m=2).at_once
