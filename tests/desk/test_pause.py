"""Pausing with a reason, and calling again (C4)."""

import pytest

from hall.desk.desk import Desk
from tests.halls import LI, WANG, journal, now_is, refused, seated, visitor


def test_a_pause_says_why_and_since_when(desk: Desk) -> None:
    """It stands on the counter screen and the hall display."""
    li = seated(desk)
    desk.now.go(minutes=30)
    li.pause("  取 材料 ")
    with desk.read() as reading:
        seen = reading.counter("1")
    assert (seen.state, seen.reason, seen.clerk) == ("paused", "取 材料", LI)
    assert seen.since == desk.now()
    (told,) = journal(desk, "CounterPaused")
    assert told.data == {"counter": "1", "clerk": LI, "reason": "取 材料"}


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "长" * 61])
def test_a_pause_without_a_short_reason_is_refused(desk: Desk, reason: str) -> None:
    """Visitors are told why a window stands still."""
    li = seated(desk)
    with refused(desk, "reason_needed", longest=60):
        li.pause(reason)
    li.pause("长" * 60)


def test_whoever_is_being_served_is_served_to_the_end(desk: Desk) -> None:
    """A pause while serving means: after this one (R2-29)."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    assert li.pause().id == one.id
    with desk.read() as reading:
        seen = reading.counter("1")
    assert (seen.state, seen.in_hand.number) == ("paused", "A001")
    li.finish()
    assert now_is(desk, one).state == "done"


def test_a_called_visitor_on_the_way_is_not_left_standing(desk: Desk) -> None:
    """Begin or no-show first."""
    visitor(desk)
    li = seated(desk)
    li.next()
    with refused(desk, "in_hand", number="A001"):
        li.pause()


def test_a_paused_counter_calls_again_after_resume(desk: Desk) -> None:
    """Open as before, with nothing left of the reason."""
    one = visitor(desk)
    li = seated(desk)
    li.pause()
    desk.now.go(minutes=10)
    li.resume()
    with desk.read() as reading:
        seen = reading.counter("1")
    assert (seen.state, seen.reason, seen.since) == ("open", "", desk.now())
    assert journal(desk)[-1].kind == "CounterResumed"
    assert li.next().id == one.id


def test_a_colleague_goes_on_while_one_pauses(desk: Desk) -> None:
    """The line is one; only the window is closed."""
    one = visitor(desk)
    seated(desk).pause()
    assert seated(desk, "2", WANG).next().id == one.id


def test_a_clerk_who_leaves_during_a_pause_closes_the_counter(desk: Desk) -> None:
    """Tomorrow it opens without yesterday's reason."""
    li = seated(desk)
    li.pause()
    li.leave()
    with desk.read() as reading:
        assert reading.counter("1").state == "closed"
    seated(desk)
    with desk.read() as reading:
        assert (reading.counter("1").state, reading.counter("1").reason) == ("open", "")
