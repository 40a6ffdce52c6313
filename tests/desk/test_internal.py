"""A colleague's errand: a number of its own class, called when no visitor waits."""

import pytest

from hall.desk import day, lifting, tickets
from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.halls import (
    GUARD,
    LI,
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


def errand(desk: Desk, service: str = "payment") -> Issued:
    """Somebody of the staff takes a number for a file of the house."""
    return desk.act(tickets.take_internal, service=service, staff=GUARD)


def test_an_errand_is_called_when_no_visitor_waits_however_late_they_came(desk: Desk) -> None:
    """Outsiders before insiders (R2-21); among themselves errands keep their order."""
    first, second = errand(desk), errand(desk)
    came = [visitor(desk), elder(desk), visitor(desk)]
    li = seated(desk)
    order = []
    for _ in range(5):
        order.append(li.next().id)
        li.begin()
    visitors = [came[1].id, came[0].id, came[2].id]
    assert order == [*visitors, first.id, second.id]
    assert now_is(desk, first).why == "fifo"


@pytest.mark.parametrize("policy", ["ratio", "fifo", "strict"])
def test_a_visitor_who_comes_last_still_goes_before_an_errand(store_url: str, policy: str) -> None:
    """Under every published rule."""
    with opened(store_url, settings(line={"policy": policy})) as desk:
        one, late = errand(desk), visitor(desk)
        li = seated(desk)
        assert li.next().id == late.id
        li.begin()
        assert li.next().id == one.id


def test_who_took_it_is_kept_and_what_was_told_counts_the_visitors(desk: Desk) -> None:
    """The journal and the ticket say it is internal and whose hand it was."""
    visitor(desk)
    elder(desk)
    errand(desk)
    told = errand(desk)
    [*_, fact] = journal(desk, "TicketTaken")
    assert (fact.data["ticket_class"], fact.data["staff"], fact.data["device"]) == (
        "internal", GUARD, None,
    )  # fmt: skip
    assert (told.ahead, told.priority) == (3, False)
    assert now_is(desk, told).ticket_class == "internal"
    assert now_is(desk, told).first_clerk is None


def test_an_errand_does_not_lengthen_what_a_visitor_is_told(desk: Desk) -> None:
    """Nobody who comes in from the street waits for the house."""
    for _ in range(3):
        errand(desk)
    assert (elder(desk).ahead, visitor(desk).ahead) == (0, 1)


def test_an_errand_is_refused_where_a_visitor_would_be(desk: Desk) -> None:
    """A service that is off, one nobody knows, numbers stopped, a day that was ended."""
    with refused(desk, "service_closed"):
        errand(desk, "advice")
    with refused(desk, "unknown_service"):
        errand(desk, "nothing")
    by = {"staff": MANAGER, "reason": "停电"}
    desk.act(day.close_day, **by)
    with refused(desk, "hall_closed", why="closed_by_hand"):
        errand(desk)


def test_an_urgent_errand_is_lifted_like_anybody_and_priority_makes_it_a_visitors(
    desk: Desk,
) -> None:
    """With a reason, on record; and there is no priority to take back from it."""
    visitor(desk)
    urgent, other = errand(desk), errand(desk)
    with refused(desk, "same_class"):
        desk.act(lifting.set_priority, ticket=other.id, staff=LI, priority=False)
    desk.act(lifting.lift, ticket=urgent.id, staff=GUARD, reason="safety")
    desk.act(lifting.set_priority, ticket=other.id, staff=GUARD, priority=True)
    li = seated(desk)
    assert li.next().id == urgent.id
    li.begin()
    assert li.next().id == other.id
