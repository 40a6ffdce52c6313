"""Who may be called where: low counters, one counter or clerk alone, skills, and urgent lifts."""

from collections.abc import Iterator
from functools import partial

import pytest

from hall.desk import calls, lifting, sending
from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.desk.crowded import crowded
from tests.halls import Clerk, at_once, elder, now_is, opened, refused, seated, visitor

ALL, SOME, ONE, OTHER = "101", "102", "103", "104"


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The crowded hall: counters 3 and 4 are low, 102 and 103 have skills, m is 2."""
    with opened(store_url, crowded()) as desk:
        yield desk


def lift(desk: Desk, ticket: Issued) -> None:
    """Somebody of the staff says it is urgent."""
    desk.act(lifting.lift, ticket=ticket.id, staff=ALL, reason="晕倒")


def called(clerk: Clerk) -> str:
    """Begin with whoever is in hand and call the next: its number, or "" when nobody waits."""
    if clerk.desk.act(calls.next_ticket, counter=clerk.counter, staff=clerk.staff).ticket is None:
        return ""
    return clerk.begin().number


def test_who_needs_a_low_counter_is_called_only_there(desk: Desk) -> None:
    """Neither by the rule nor as a chosen number, however long the others are free."""
    wheels = visitor(desk, low=True)
    visitor(desk)
    high, low = seated(desk, "1", ALL), seated(desk, "4", OTHER)
    with refused(desk, "cannot_serve_there", counter="1", service="payment"):
        high.call(wheels.id)
    assert [called(high), called(high)] == ["A002", ""]
    assert called(low) == "A001"


def test_at_a_low_counter_everybody_stands_in_one_line(desk: Desk) -> None:
    """First come, first served inside a class, wheels or not."""
    for low in (False, True, False, True):
        visitor(desk, low=low)
    clerk = seated(desk, "4", OTHER)
    assert [called(clerk) for _ in range(5)] == ["A001", "A002", "A003", "A004", ""]


def test_the_only_ordinary_visitor_is_not_forgotten_at_the_counters_that_cannot_call_them(
    desk: Desk,
) -> None:
    """Counter 2 sees no ordinary visitor, and has nothing to say about the turn at counter 4."""
    visitor(desk, low=True)
    for _ in range(6):
        elder(desk)
    high, low = seated(desk, "2", ALL), seated(desk, "4", OTHER)
    order = [called(clerk) for clerk in (low, high, low, high, low)]
    assert order == ["A002", "A003", "A004", "A005", "A001"]


def test_who_was_sent_to_one_counter_waits_in_its_own_line_for_that_counter_alone(
    desk: Desk,
) -> None:
    """Even with a service it only helps with: nobody else may call them."""
    seated(desk, "2", ALL)
    there = seated(desk, "3", OTHER)
    sender = seated(desk, "1", SOME)
    sent = visitor(desk, "payment")
    visitor(desk, "repair")
    assert called(sender) == "A001"
    sender.press(sending.transfer, to_counter="3")
    with refused(desk, "cannot_serve_there", counter="1"):
        sender.call(sent.id)
    assert called(Clerk(desk, "2", ALL)) == ""
    assert [called(there), called(there)] == ["A001", "R001"]
    assert now_is(desk, sent).why == "fifo"


def test_the_only_ordinary_visitor_is_not_forgotten_at_the_one_counter_they_were_sent_to(
    desk: Desk,
) -> None:
    """Counter 4 calls from the same services, and has nothing to say about their turn at 2."""
    sender, here, next_to_it = (
        seated(desk, *who) for who in (("1", SOME), ("2", ALL), ("4", OTHER))
    )
    visitor(desk)
    called(sender)
    sender.press(sending.transfer, to_counter="2")
    for _ in range(6):
        elder(desk)
    order = [called(clerk) for clerk in (here, next_to_it, here, next_to_it, here)]
    assert order == ["A002", "A003", "A004", "A005", "A001"]


def test_who_was_sent_to_a_clerk_waits_for_that_clerk_alone(desk: Desk) -> None:
    """A colleague at a counter of the same services does not see them."""
    sender, other = seated(desk, "1", ALL), seated(desk, "2", SOME)
    there = seated(desk, "4", OTHER)
    visitor(desk)
    called(sender)
    sender.press(sending.transfer, to_staff=OTHER)
    assert [called(sender), called(other), called(there)] == ["", "", "A001"]


def test_a_clerk_is_sent_nobody_they_cannot_handle(desk: Desk) -> None:
    """Counter 2 serves payment too; its clerk does not, and may not choose it either."""
    payment = visitor(desk, "payment")
    visitor(desk, "connection")
    clerk = seated(desk, "2", ONE)
    with refused(desk, "service_closed", service="payment"):
        clerk.call(payment.id)
    assert [called(clerk), called(clerk)] == ["C001", ""]


def test_a_clerk_whose_skills_leave_only_what_the_counter_helps_with_is_helping(
    desk: Desk,
) -> None:
    """The call says so."""
    repair = visitor(desk, "repair")
    for counter, staff, code in (("2", ONE, ""), ("4", SOME, "R001")):
        assert called(seated(desk, counter, staff)) == code
    assert now_is(desk, repair).why == "helping"


def test_an_urgent_lift_goes_before_all_where_they_may_be_called(desk: Desk) -> None:
    """Before the counter's own line, even from the one it only helps; and says why."""
    visitor(desk), elder(desk)
    first, second = visitor(desk, "repair"), visitor(desk, "payment")
    lift(desk, first)
    lift(desk, second)
    alone = seated(desk, "2", ONE)
    assert called(alone) == ""
    clerk = seated(desk, "1", ALL)
    assert [called(clerk) for _ in range(4)] == ["R001", "A003", "A002", "A001"]
    assert [now_is(desk, one).why for one in (first, second)] == ["lift", "lift"]


def test_a_lift_uses_up_nobodys_turn(desk: Desk) -> None:
    """Two elders, the lifted one, and then it is the ordinary visitor's turn."""
    visitor(desk)
    urgent = [elder(desk) for _ in range(4)][3]
    clerk = seated(desk, "1", ALL)
    before = [called(clerk), called(clerk)]
    lift(desk, urgent)
    assert [*before, called(clerk), called(clerk)] == ["A002", "A003", "A005", "A001"]


def test_a_lift_does_not_open_a_counter_that_is_closed_to_them(desk: Desk) -> None:
    """Who needs a low counter needs it all the more."""
    wheels = visitor(desk, low=True)
    lift(desk, wheels)
    assert called(seated(desk, "1", ALL)) == ""
    assert called(seated(desk, "4", OTHER)) == "A001"


def test_pressed_at_once_at_every_counter_nobody_is_called_twice_or_where_they_may_not(
    desk: Desk,
) -> None:
    """(e): four clerks, three rounds, lifts and low counters among them."""
    issued = [
        visitor(desk, ("payment", "repair")[n % 2], low=n % 3 == 0, priority=n % 4 == 0)
        for n in range(12)
    ]
    for one in issued[4:6]:
        lift(desk, one)
    clerks = [seated(desk, *who) for who in (("1", ALL), ("2", SOME), ("3", ONE), ("4", OTHER))]
    numbers = []
    for _ in range(12):
        numbers += [
            number for number in at_once([partial(called, one) for one in clerks]) if number
        ]
    assert sorted(numbers) == sorted(one.number for one in issued)
    for one in issued[::3]:
        assert now_is(desk, one).counter in ("3", "4")
