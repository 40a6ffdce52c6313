"""What a visit can be besides call, begin, finish: without a call, one thing more, how it ended."""

import pytest

from hall.core.ticket import OUTCOMES, Outcome
from hall.desk import sending, serving, waits
from hall.desk.desk import Desk
from hall.desk.views import TicketView
from hall.printing.facts import too_late
from tests.halls import (
    LI,
    WANG,
    Clerk,
    journal,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)
from tests.office import opened_by


def walk_up(clerk: Clerk, service: str = "payment", **more: object) -> TicketView:
    """Somebody without a number is served at once."""
    begun = clerk.press(serving.walk_up, service=service, **more)
    assert begun is not None
    return begun


def test_a_walk_up_gets_a_number_and_is_served_at_once(desk: Desk) -> None:
    """The next number of the service, never called, and the clerk is the first clerk."""
    visitor(desk)
    li = seated(desk)
    begun = walk_up(li, priority=True)
    assert (begun.number, begun.state, begun.ticket_class) == ("A002", "serving", "priority")
    assert (begun.counter, begun.clerk, begun.first_clerk) == ("1", LI, LI)
    assert (begun.began_at, begun.first_served_at, begun.calls) == (desk.now(), desk.now(), 0)
    assert [entry.kind for entry in journal(desk)[-2:]] == ["TicketTaken", "ServiceBegun"]
    assert journal(desk, "TicketTaken")[-1].staff == LI
    with desk.read() as reading:
        assert [line.count for line in reading.waiting()] == [1]
    assert li.finish().state == "done"


def test_a_walk_up_is_served_outside_the_hours_if_the_clerk_says_so(store_url: str) -> None:
    """The hours stop the kiosk, not the person at the window."""
    with opened(store_url, settings(hours={"always_open": False, "weekly": []})) as desk:
        with refused(desk, "hall_closed"):
            visitor(desk)
        assert walk_up(seated(desk)).state == "serving"


def test_a_walk_up_is_refused_where_it_makes_no_sense(desk: Desk) -> None:
    """Somebody in hand, a pause, a service that is closed, unknown, or not of this counter."""
    li = seated(desk)
    for service, code in (
        ("advice", "service_closed"),
        ("nothing", "unknown_service"),
        ("connection", "cannot_serve_there"),
    ):
        with refused(desk, code, service=service):
            walk_up(li, service)
    li.pause()
    with refused(desk, "counter_paused"):
        walk_up(li)
    li.resume()
    walk_up(li)
    with refused(desk, "in_hand"):
        walk_up(li)


def test_no_paper_comes_out_of_the_kiosk_for_a_walk_up(desk: Desk) -> None:
    """They stand at the window; sent on to another line, they need it."""
    li, _ = seated(desk), seated(desk, "2", WANG)
    begun = walk_up(li)
    now = desk.now()
    assert too_late(now_is(desk, begun), now, now, 0) == "not_waiting"
    li.press(sending.transfer, service="connection")
    assert too_late(now_is(desk, begun), now, now, 0) is None


def test_one_thing_more_keeps_number_and_first_clerk_and_learns_each_part(desk: Desk) -> None:
    """Four minutes of payment and two of repair: both are taught, neither as six."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    first = now_is(desk, one).first_served_at
    desk.now.go(minutes=4)
    more = li.press(serving.add_service, service="repair")
    assert (more.number, more.service, more.state) == ("A001", "repair", "serving")
    assert (more.first_clerk, more.first_served_at, more.began_at) == (LI, first, desk.now())
    desk.now.go(minutes=2)
    li.finish()
    added, ended = journal(desk, "ServiceAdded", "ServiceFinished")
    assert (added.data["from_service"], added.data["seconds"]) == ("payment", 240)
    assert (ended.data["service"], ended.data["seconds"]) == ("repair", 120)
    with desk.book.read() as connection:
        paces = waits.paces_of(connection, desk.book.hall, desk.now().hour)
    learnt = {name: (pace.served, pace.mean) for name, pace in paces.items()}
    assert learnt == {"payment": (1, 240), "repair": (1, 120)}


def test_one_thing_more_is_refused_where_it_cannot_be_done(desk: Desk) -> None:
    """Not another counter's, not the same again, not before the service began."""
    visitor(desk)
    li = seated(desk)
    li.next()
    with refused(desk, "not_serving"):
        li.press(serving.add_service, service="repair")
    li.begin()
    for service, code in (
        ("payment", "same_service"),
        ("connection", "cannot_serve_there"),
        ("advice", "service_closed"),
        ("nothing", "unknown_service"),
    ):
        with refused(desk, code, service=service):
            li.press(serving.add_service, service=service)


def test_skills_of_the_clerk_count_not_only_the_counter(store_url: str) -> None:
    """Li can do payments only, though counter 1 helps with repairs."""
    made = settings()
    able = [each.model_copy(update={"skills": ("payment",)}) for each in made.staff]
    with opened(store_url, made.model_copy(update={"staff": tuple(able)})) as desk:
        li = seated(desk)
        with refused(desk, "cannot_serve_there", service="repair"):
            walk_up(li, "repair")
        walk_up(li)
        with refused(desk, "cannot_serve_there", service="repair"):
            li.press(serving.add_service, service="repair")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_finish_says_how_it_ended(desk: Desk, outcome: Outcome) -> None:
    """Settled, something missing, not here, gone away, to be answered later: kept with the ticket
    and in the journal.
    """
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    if outcome == "deferred":
        opened_by(desk, ticket=one.id)
    li.press(serving.finish, outcome=outcome, reason="等表到货", referral="燃气公司")
    assert (now_is(desk, one).state, now_is(desk, one).outcome) == ("done", outcome)
    assert journal(desk, "ServiceFinished")[0].data["outcome"] == outcome


def test_next_finishes_as_settled(desk: Desk) -> None:
    """One key for the usual case."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    li.next()
    assert now_is(desk, one).outcome == "done"
