"""The first clerk: whoever first begins to serve a visitor, and nobody else ever after (C1)."""

from hall.desk import rejoining
from hall.desk.desk import Desk
from tests.halls import LI, WANG, journal, now_is, refused, seated, visitor


def test_the_first_to_begin_is_the_first_clerk(desk: Desk) -> None:
    """Not who called: who received the visitor, and when."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    assert now_is(desk, one).first_clerk is None
    desk.now.go(minutes=1)
    li.begin()
    seen = now_is(desk, one)
    assert (seen.first_clerk, seen.first_served_at) == (LI, desk.now())
    assert (seen.state, seen.began_at) == ("serving", desk.now())
    assert journal(desk, "ServiceBegun")[0].data["first"] is True


def test_a_transfer_and_a_second_clerk_do_not_change_the_first(desk: Desk) -> None:
    """Wang serves, sends back and serves again: Li received the visitor and stays responsible."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    li.begin()
    first = now_is(desk, one).first_served_at
    desk.now.go(minutes=5)
    li.transfer("connection")
    assert wang.next().id == one.id
    desk.now.go(minutes=1)
    wang.begin()
    seen = now_is(desk, one)
    assert (seen.clerk, seen.first_clerk, seen.first_served_at) == (WANG, LI, first)
    assert seen.began_at == desk.now()
    wang.transfer("payment")
    wang.next()
    wang.begin()
    wang.finish()
    seen = now_is(desk, one)
    assert (seen.state, seen.first_clerk, seen.first_served_at) == ("done", LI, first)
    assert [entry.data["first"] for entry in journal(desk, "ServiceBegun")] == [True, False, False]


def test_a_visitor_sent_on_before_being_served_has_no_first_clerk_yet(desk: Desk) -> None:
    """Pointing to another window is not receiving: Wang, who begins, is the first."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    li.transfer("connection")
    assert now_is(desk, one).first_clerk is None
    wang.next()
    wang.begin()
    assert now_is(desk, one).first_clerk == WANG


def test_coming_back_after_a_missed_call_keeps_the_first_clerk(desk: Desk) -> None:
    """Also when the visitor had been served before and was sent on."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    li.begin()
    li.transfer("connection")
    wang.next()
    wang.no_show()
    desk.act(rejoining.rejoin, token=one.token)
    wang.next()
    wang.begin()
    assert now_is(desk, one).first_clerk == LI


def test_a_transfer_keeps_number_arrival_and_place(desk: Desk) -> None:
    """Sent to another line the visitor stands there as if they had come there first (B3)."""
    one = visitor(desk)
    later = visitor(desk, "connection")
    before = now_is(desk, one)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    li.begin()
    desk.now.go(minutes=5)
    sent = li.transfer("connection")
    assert (sent.number, sent.arrived_at, sent.place) == (
        before.number,
        before.arrived_at,
        before.place,
    )
    assert (sent.state, sent.service, sent.counter, sent.clerk) == (
        "waiting",
        "connection",
        None,
        None,
    )
    assert (sent.calls, sent.called_at, sent.began_at) == (0, None, None)
    assert wang.next().id == one.id
    wang.begin()
    assert wang.next().id == later.id


def test_a_transfer_tells_from_where_and_frees_the_counter(desk: Desk) -> None:
    """The journal keeps both lines; Li can call at once."""
    visitor(desk)
    second = visitor(desk)
    li = seated(desk)
    li.next()
    li.transfer("repair")
    (sent,) = journal(desk, "TicketTransferred")
    assert (sent.data["service"], sent.data["from_service"]) == ("repair", "payment")
    assert (sent.counter, sent.staff) == ("1", LI)
    assert li.next().id == second.id


def test_a_transfer_to_nowhere_is_refused(desk: Desk) -> None:
    """To an unknown line, a closed one, or the one the visitor is in."""
    visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    with refused(desk, "unknown_service", service="bread"):
        li.transfer("bread")
    with refused(desk, "service_closed", service="advice"):
        li.transfer("advice")
    with refused(desk, "same_service", service="payment"):
        li.transfer("payment")


def test_a_service_sent_on_teaches_nothing_about_how_long_it_takes(desk: Desk) -> None:
    """Only a finished matter tells how long such a matter takes."""
    visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    desk.now.go(hours=2)
    li.transfer("repair")
    assert journal(desk, "ServiceFinished") == []
