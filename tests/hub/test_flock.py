"""Acts gather while the loop still brings more, go together, and never while others are out."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.hub import flock as module
from hall.hub.flock import MOST, Flock


class Loop:
    """A hub's loop that turns when it is told to."""

    def __init__(self) -> None:
        self.home = True
        self._soon: list[Callable[[], Any]] = []

    def at_home(self) -> bool:
        """Whether the caller is in the loop's own thread."""
        return self.home

    def soon(self, fn: Callable[[], Any]) -> None:
        """In the next turn."""
        self._soon.append(fn)

    def turn(self) -> None:
        """One turn."""
        now, self._soon = self._soon, []
        for fn in now:
            fn()

    @property
    def idle(self) -> bool:
        """Nothing is left to do."""
        return not self._soon


def gathered() -> tuple[Loop, Flock, list[list[Any]]]:
    """A loop, a flock on it, and what was passed on."""
    loop, passed = Loop(), []  # type: ignore[var-annotated]
    return loop, Flock(loop, passed.append), passed  # type: ignore[arg-type]


def test_a_lone_act_goes_after_one_turn() -> None:
    """Nobody new came in it."""
    loop, flock, passed = gathered()
    flock.add(1)
    assert passed == []
    loop.turn()
    assert passed == [[1]]
    assert loop.idle


def test_whoever_comes_in_the_next_turn_goes_along() -> None:
    """As long as each turn brings somebody."""
    loop, flock, passed = gathered()
    for one in range(5):
        flock.add(one)
        loop.turn() if one else None
    assert passed == []
    loop.turn()
    assert passed == [[0, 1, 2, 3, 4]]


def test_the_next_flock_waits_until_every_answer_is_out() -> None:
    """Two half flocks would have the hub and the writer in each other's way."""
    loop, flock, passed = gathered()
    flock.add(1)
    flock.add(2)
    loop.turn()
    loop.turn()
    flock.add(3)
    loop.turn()
    flock.back()
    loop.turn()
    assert passed == [[1, 2]]
    flock.back()
    loop.turn()
    assert passed == [[1, 2], [3]]


def test_a_stream_without_end_is_cut_at_a_full_commit() -> None:
    """MOST at once, whoever else comes."""
    loop, flock, passed = gathered()
    for one in range(MOST):
        flock.add(one)
        if one:
            loop.turn()
    assert passed == [list(range(MOST))]


def test_nobody_waits_longer_than_a_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow turns that each bring one more."""
    clock = [0.0]
    monkeypatch.setattr(module, "monotonic", lambda: clock[0])
    loop, flock, passed = gathered()
    flock.add(1)
    flock.add(2)
    clock[0] = module.BREATH
    loop.turn()
    assert passed == [[1, 2]]


def test_what_comes_from_a_real_thread_goes_at_once() -> None:
    """It holds no loop up; nor is it counted among those who are out."""
    loop, flock, passed = gathered()
    loop.home = False
    flock.add(1)
    flock.back()
    assert passed == [[1]]
    loop.home = True
    flock.add(2)
    loop.turn()
    assert passed == [[1], [2]]


@given(st.lists(st.sampled_from("abt"), max_size=300))
def test_everybody_goes_once_and_in_order(steps: list[str]) -> None:
    """Adding, coming back and turning, however mixed; at the end all who came have gone."""
    loop, flock, passed = gathered()
    came = out = 0
    for step in steps:
        if step == "a":
            flock.add(came)
            came += 1
        elif step == "b" and sum(map(len, passed)) > out:
            out += 1
            flock.back()
        else:
            loop.turn()
        assert all(len(each) <= MOST for each in passed)
    while sum(map(len, passed)) > out or not loop.idle:
        while sum(map(len, passed)) > out:
            out += 1
            flock.back()
        loop.turn()
    assert [one for each in passed for one in each] == list(range(came))


def test_closing_passes_on_all_who_are_here() -> None:
    """In lists of MOST."""
    _, flock, passed = gathered()
    for one in range(MOST + 1):
        flock.add(one)
    flock.go()
    assert [len(each) for each in passed] == [MOST, 1]
