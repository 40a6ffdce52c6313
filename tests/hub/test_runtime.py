"""News crosses from real threads to the runtime's own, on eventlet and on plain threads."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CROSSING = Path(__file__).with_name("crossing.py")


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def said(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What happened in a process that runs in this way."""
    run = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", str(CROSSING), request.param],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stderr == "", "only eventlet's own notice is silenced, and nothing else may be said"
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_every_caller_gets_its_own_answer_from_the_writer(said: dict[str, Any]) -> None:
    """None lost, none mixed up; errors are raised where the answer was awaited."""
    assert said["got"]
    assert said["refused"]


def test_a_caller_gives_up_in_time(said: dict[str, Any]) -> None:
    """TimeoutError, and not much later than asked."""
    assert 0.04 < said["gave_up_after"] < 2


def test_a_bell_rung_by_a_real_thread_wakes_all_at_once(said: dict[str, Any]) -> None:
    """Promptly, not at the next poll."""
    assert said["woken"] == [True] * 5
    assert said["woken_after"] < 1
    assert said["still_open"] is True
    assert said["after_clear"] is False


def test_what_came_early_is_still_there(said: dict[str, Any]) -> None:
    """An answer set before anyone waits is no lost answer."""
    assert said["early"] == "early"


def test_a_waiter_is_woken_once(said: dict[str, Any]) -> None:
    """Though its answer and the end of its patience meet, or it is gone; stderr stays empty."""
    assert said["in_time_or_late"] == 50
    assert said["ended"]


def test_blocking_work_stops_nobody(said: dict[str, Any]) -> None:
    """A PIN takes 20 ms, a printer seconds; the hall goes on meanwhile."""
    assert said["ticks_meanwhile"] >= 5
    assert said["raised"]


def test_a_real_thread_may_wait_too(said: dict[str, Any]) -> None:
    """Tests and helpers do."""
    assert said["real_waiter_got"] == ["there"]


def test_a_semaphore_counts(said: dict[str, Any]) -> None:
    """The gate in front of PostgreSQL's connections."""
    assert said["most_inside"] == 2


def test_whoever_came_first_goes_in_first(said: dict[str, Any]) -> None:
    """Who has just left and comes back (9) does not overtake those who wait: nobody starves."""
    assert said["order"][:4] == [0, 1, 2, 3]
    assert said["order"].count(9) == 3
