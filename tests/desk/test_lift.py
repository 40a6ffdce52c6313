"""Urgent before all others, and priority granted or taken back: by whom, and when (B1)."""

import pytest

from hall.desk import lifting, rejoining
from hall.desk.desk import Desk
from tests.halls import (
    GUARD,
    MANAGER,
    elder,
    journal,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)


def lift(desk: Desk, ticket: int, reason: str = "突发不适") -> None:
    """The guard lifts a visitor."""
    desk.act(lifting.lift, ticket=ticket, staff=GUARD, reason=reason)


def test_whoever_is_lifted_goes_before_all_and_the_first_lifted_first(desk: Desk) -> None:
    """Also before elders; the rest goes on as if nothing had happened."""
    elder(desk)
    two, three = visitor(desk), visitor(desk)
    lift(desk, three.id)
    lift(desk, two.id)
    li = seated(desk)
    called = []
    while ticket := li.next():
        called.append((ticket.number, ticket.why))
        li.begin()
    assert called == [("A003", "lift"), ("A002", "lift"), ("A001", "fifo")]


def test_who_lifted_and_why_is_kept(desk: Desk) -> None:
    """An exception nobody answers for is a rumour."""
    one = visitor(desk)
    lift(desk, one.id, " 突发  不适 ")
    (entry,) = journal(desk, "TicketLifted")
    assert (entry.staff, entry.data["reason"], entry.ticket) == (GUARD, "突发 不适", one.id)
    with refused(desk, "already_lifted", number="A001"):
        lift(desk, one.id)


@pytest.mark.parametrize("reason", ["", "  ", "急" * 61])
def test_a_lift_without_a_reason_is_refused(desk: Desk, reason: str) -> None:
    """Nor is a letter a reason."""
    one = visitor(desk)
    with refused(desk, "reason_needed", longest=60):
        lift(desk, one.id, reason)


def test_a_number_that_does_not_exist_is_neither_lifted_nor_reclassed(desk: Desk) -> None:
    """Nor brought back."""
    with refused(desk, "unknown_ticket"):
        lift(desk, 10_000_000)
    with refused(desk, "unknown_ticket"):
        desk.act(lifting.set_priority, ticket=10_000_000, staff=GUARD, priority=True)
    with refused(desk, "unknown_ticket"):
        desk.act(rejoining.rejoin_by_staff, ticket=10_000_000, staff=GUARD)


def test_priority_is_granted_and_taken_back_and_the_place_stays(desk: Desk) -> None:
    """The lines are as long as they are; who did it is kept, and no reason asked."""
    first, one = visitor(desk), visitor(desk)
    granted = desk.act(lifting.set_priority, ticket=one.id, staff=MANAGER, priority=True)
    assert (granted.ticket_class, granted.place) == ("priority", now_is(desk, one).place)
    with desk.read() as reading:
        lines = {line.ticket_class: line.count for line in reading.waiting()}
    assert lines == {"ordinary": 1, "priority": 1}
    with refused(desk, "same_class", number="A002"):
        desk.act(lifting.set_priority, ticket=one.id, staff=MANAGER, priority=True)
    assert journal(desk, "TicketReclassed")[0].staff == MANAGER
    assert "reason" not in journal(desk, "TicketReclassed")[0].data
    desk.act(lifting.set_priority, ticket=one.id, staff=MANAGER, priority=False)
    assert seated(desk).next().id == first.id


def test_a_guard_brings_a_missed_visitor_back_within_the_time(desk: Desk) -> None:
    """By the same rule as the visitor's own key; the journal says by whom."""
    one, two = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    li.no_show()
    desk.now.go(minutes=10)
    back = desk.act(rejoining.rejoin_by_staff, ticket=one.id, staff=GUARD)
    assert (back.state, journal(desk, "TicketRejoined")[0].staff) == ("waiting", GUARD)
    assert li.next().id == two.id
    li.no_show()
    desk.now.go(minutes=10, seconds=1)
    with refused(desk, "rejoin_late", number="A002", minutes=10):
        desk.act(rejoining.rejoin_by_staff, ticket=two.id, staff=GUARD)


def test_a_lift_ends_with_a_missed_call(desk: Desk) -> None:
    """Some places back is some places back."""
    one, two = visitor(desk), visitor(desk)
    lift(desk, one.id)
    li = seated(desk)
    li.next()
    li.no_show()
    back = desk.act(rejoining.rejoin, token=one.token)
    assert back.lift is None
    assert li.next().id == two.id


def test_a_number_is_not_called_again_at_once(store_url: str) -> None:
    """Five seconds between two calls; a clock set back does not silence the counter."""
    with opened(store_url, settings(line={"recall_seconds": 5, "recall_limit": 3})) as desk:
        visitor(desk)
        li = seated(desk)
        li.next()
        with refused(desk, "recall_soon", number="A001", retry_after=5):
            li.recall()
        desk.now.go(seconds=4.5)
        with refused(desk, "recall_soon", retry_after=1):
            li.recall()
        desk.now.go(seconds=0.5)
        assert li.recall().calls == 2
        with refused(desk, "recall_soon", retry_after=5):
            li.recall()
        desk.now.go(hours=-1)
        assert li.recall().calls == 3
