"""The rehearsal's clock: held, then faster than ours, and never back."""

from datetime import datetime, timedelta

from rehearsal.clock import Clock

NINE = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def test_a_held_clock_stands_and_goes_only_forward() -> None:
    """An earlier moment does not set it back: numbers and waits would go wrong."""
    clock = Clock(NINE)
    assert clock() == NINE

    clock.hold(NINE + timedelta(minutes=5))
    clock.hold(NINE)
    assert clock() == NINE + timedelta(minutes=5)


def test_it_runs_on_from_where_it_stood() -> None:
    """A second of ours is twenty of its own; letting it run twice makes no leap."""
    seconds = iter([100.0, 100.0, 101.0, 101.0, 101.0, 103.0])
    clock = Clock(NINE, tick=lambda: next(seconds))

    clock.run(20)
    assert clock() == NINE
    assert clock() == NINE + timedelta(seconds=20)
    clock.run(5)
    assert clock() == NINE + timedelta(seconds=30)
    assert clock.rate == 5
