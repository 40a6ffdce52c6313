"""Sent on: to a line, to one counter, to one person; and what becomes of a seat nobody sits at."""

from datetime import timedelta

import pytest

from hall.desk import day, rejoining, sending
from hall.desk.desk import Desk
from tests.halls import (
    LI,
    MANAGER,
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


def cast(desk: Desk) -> tuple[Clerk, Clerk, Clerk]:
    """Li at 1 with a visitor in hand, Wang at 2, the manager at 3."""
    visitor(desk)
    li = seated(desk, hours=48)
    li.next()
    return li, seated(desk, "2", WANG), seated(desk, "3", MANAGER)


def test_sent_to_a_counter_a_visitor_is_called_only_there(desk: Desk) -> None:
    """With the reason, in the old place, and nobody else of the line may."""
    li, wang, boss = cast(desk)
    sent = li.press(sending.transfer, to_counter="2", reason="发票在二号窗口")
    assert (sent.state, sent.service, sent.seat) == ("waiting", "payment", "counter:2")
    fact = journal(desk, "TicketTransferred")[0].data
    assert (fact["reason"], fact["seat"]) == ("发票在二号窗口", "counter:2")
    assert li.next() is None
    assert boss.next() is None
    with refused(desk, "cannot_serve_there", counter="1"):
        li.call(sent.id)
    assert wang.next().id == sent.id


def test_sent_to_a_person_a_visitor_goes_where_that_person_sits(desk: Desk) -> None:
    """Also when the person changes the counter meanwhile."""
    li, wang, _ = cast(desk)
    sent = li.press(sending.transfer, to_staff=WANG)
    assert sent.seat == f"staff:{WANG}"
    assert li.next() is None
    assert wang.next().id == sent.id


def test_a_service_may_be_named_together_with_the_counter(desk: Desk) -> None:
    """New connections, and there at counter 3."""
    li, wang, boss = cast(desk)
    sent = li.press(sending.transfer, service="connection", to_counter="3")
    assert (sent.service, sent.seat) == ("connection", "counter:3")
    assert wang.next() is None
    assert boss.next().id == sent.id


REFUSED = {
    "to itself": ({"to_counter": "1"}, "same_place"),
    "to oneself": ({"to_staff": LI}, "same_place"),
    "nowhere": ({}, "same_service"),
    "the same line": ({"service": "payment"}, "same_service"),
    "to a closed service": ({"service": "advice"}, "service_closed"),
    "to no service": ({"service": "nothing"}, "unknown_service"),
    "to no counter": ({"to_counter": "9"}, "unknown_counter"),
    "to somebody unknown": ({"to_staff": "999"}, "staff_not_here"),
    "where it is not done": ({"service": "repair", "to_counter": "2"}, "cannot_serve_there"),
    "to whom cannot": ({"service": "repair", "to_staff": WANG}, "cannot_serve_there"),
    "two ways at once": ({"to_counter": "2", "to_staff": MANAGER}, "two_targets"),
    "with a letter": ({"to_counter": "2", "reason": "长" * 61}, "reason_needed"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_visitor_is_never_sent_where_nobody_would_call_them(desk: Desk, what: str) -> None:
    """Refused, and still in hand."""
    li, _, _ = cast(desk)
    told, code = REFUSED[what]
    with refused(desk, code):
        li.press(sending.transfer, **told)


@pytest.mark.parametrize("how", ["signed out", "forgot to"])
def test_nobody_is_sent_to_an_empty_counter_or_to_somebody_who_went_home(
    desk: Desk, how: str
) -> None:
    """Wang has signed out and counter 2 is dark; or the session has run out."""
    visitor(desk)
    li = seated(desk, hours=48)
    li.next()
    wang = seated(desk, "2", WANG, hours=1)
    if how == "signed out":
        wang.leave()
    desk.now.go(hours=2)
    with refused(desk, "counter_not_open", counter="2"):
        li.press(sending.transfer, to_counter="2")
    with refused(desk, "staff_not_here", staff=WANG):
        li.press(sending.transfer, to_staff=WANG)


@pytest.mark.parametrize("target", [{"to_counter": "2"}, {"to_staff": WANG}])
@pytest.mark.parametrize("how", ["signs out", "changes counters", "is forgotten", "is followed"])
def test_when_the_one_meant_leaves_anybody_may_call(
    desk: Desk, target: dict[str, str], how: str
) -> None:
    """Else they would wait for a window where nobody sits."""
    visitor(desk)
    li = seated(desk, hours=48)
    li.next()
    wang = seated(desk, "2", WANG, hours=1)
    sent = li.press(sending.transfer, **target)
    if how == "signs out":
        wang.leave()
    elif how == "changes counters":
        seated(desk, "3", WANG)
    elif how == "is followed":
        desk.now.go(hours=2)
        seated(desk, "2", MANAGER)
    else:
        desk.now.go(hours=2)
        desk.act(day.turn_over)
    assert now_is(desk, sent).seat == ""
    assert [fact.data["counter"] for fact in journal(desk, "ClerkSignedOut")] == ["2"]
    assert li.next().id == sent.id


def test_whoever_comes_back_does_not_wait_for_a_counter_that_closed(desk: Desk) -> None:
    """Missed at counter 2, which closed: rejoined, anybody calls."""
    li, wang, _ = cast(desk)
    sent = li.press(sending.transfer, to_counter="2")
    wang.next()
    wang.no_show()
    wang.leave()
    back = desk.act(rejoining.rejoin, token=now_is(desk, sent).token)
    assert back.seat == ""
    assert li.next().id == sent.id


def test_a_seat_is_given_up_on_the_way_to_another_line_but_not_the_need_of_a_low_counter(
    store_url: str,
) -> None:
    """Sent to a service, a wheelchair still needs room."""
    counters = [
        {"id": one, "name": {"zh": one, "en": one}, "serves": ["payment", "repair"],
         "accessible": one == "1"}
        for one in ("1", "2")
    ]  # fmt: skip
    made = settings(services={"payment": "A", "repair": "R"}, counters=counters)
    with opened(store_url, made) as desk:
        visitor(desk, low=True)
        li, wang = seated(desk), seated(desk, "2", WANG)
        li.next()
        with refused(desk, "cannot_serve_there", counter="2"):
            li.press(sending.transfer, to_counter="2")
        assert li.transfer("repair").seat == "low"
        assert wang.next() is None
        visitor(desk)
        wang.next()
        sent = wang.press(sending.transfer, to_counter="1")
        li.call(sent.id)
        assert li.transfer("repair").seat == ""


def test_a_low_counter_that_closes_leaves_its_visitor_to_the_other_low_ones(store_url: str) -> None:
    """Sent to one counter by name, the visitor still needs room: never at a high one."""
    counters = [
        {"id": one, "name": {"zh": one, "en": one}, "serves": ["payment"], "accessible": one != "2"}
        for one in ("1", "2", "3")
    ]
    with opened(store_url, settings(services={"payment": "A"}, counters=counters)) as desk:
        visitor(desk, low=True)
        li, wang, boss = seated(desk), seated(desk, "2", WANG), seated(desk, "3", MANAGER)
        li.next()
        sent = li.press(sending.transfer, to_counter="3")
        boss.leave()
        assert now_is(desk, sent).seat == "low"
        assert wang.next() is None
        assert li.next().id == sent.id


def test_the_clock_of_a_seat_is_nobodys(desk: Desk) -> None:
    """A visitor sent on keeps arrival and place, so the seat costs no turn."""
    li, wang, _ = cast(desk)
    desk.now.go(minutes=5)
    later = visitor(desk)
    sent = li.press(sending.transfer, to_counter="2")
    assert sent.arrived_at == later.issued_at - timedelta(minutes=5)
    assert [wang.next().id] == [sent.id]
