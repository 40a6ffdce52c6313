"""Silent help: asked for at a counter, answered by who came (C5)."""

from hall.desk import support
from hall.desk.desk import Desk
from tests.halls import GUARD, LI, journal, refused, seated, visitor


def answer(desk: Desk, reason: str = "已安抚", counter: str = "1") -> None:
    """The guard came."""
    desk.act(support.answer, counter=counter, staff=GUARD, reason=reason)


def test_support_is_asked_for_and_answered(desk: Desk) -> None:
    """With the visitor it is about; nothing else in the hall changes."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.press(support.ask)
    with desk.read() as reading:
        (call,) = reading.support()
        assert (call.counter, call.clerk, call.ticket, call.since) == ("1", LI, one.id, desk.now())
    with refused(desk, "support_asked", counter="1"):
        li.press(support.ask)
    answer(desk)
    with desk.read() as reading:
        assert reading.support() == []
    assert journal(desk, "SupportAnswered")[0].data["reason"] == "已安抚"
    li.press(support.ask)
    assert len(journal(desk, "SupportAsked")) == 2


def test_an_answer_needs_a_call_a_counter_and_a_reason(desk: Desk) -> None:
    """Each is refused and nothing is written."""
    li = seated(desk)
    with refused(desk, "no_support_asked", counter="1"):
        answer(desk)
    with refused(desk, "unknown_counter", counter="9"):
        answer(desk, counter="9")
    li.press(support.ask)
    with refused(desk, "reason_needed"):
        answer(desk, " ")


def test_a_call_is_answered_though_the_clerk_has_left_and_is_forgotten_over_night(
    desk: Desk,
) -> None:
    """Whoever comes late still says how it ended; the next day starts clean."""
    li = seated(desk, hours=48)
    li.press(support.ask)
    li.leave()
    answer(desk)
    again = seated(desk, hours=48)
    again.press(support.ask)
    desk.now.go(hours=24)
    with refused(desk, "no_support_asked"):
        answer(desk)
    with desk.read() as reading:
        assert reading.support() == []
    again.press(support.ask)
