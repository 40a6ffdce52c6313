"""On hold, taken back, back into the line: nobody put aside is ever forgotten (C2, C3, C6)."""

import pytest

from hall.desk import day, holding, sessions
from hall.desk.desk import Desk
from hall.desk.views import TicketView
from tests.halls import (
    LI,
    MANAGER,
    WANG,
    Clerk,
    at_once,
    journal,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)


def hold(clerk: Clerk, kind: str = "away", reason: str = "") -> TicketView:
    """Put the one in hand aside."""
    put = clerk.press(holding.hold, kind=kind, reason=reason)
    assert put is not None
    return put


def take_back(clerk: Clerk, ticket: int) -> TicketView:
    """Serve a held one on."""
    on = clerk.press(holding.take_back, ticket=ticket)
    assert on is not None
    return on


def test_a_held_visitor_frees_the_counter_and_keeps_clerk_and_clock(desk: Desk) -> None:
    """The next one is served meanwhile; the first goes on where it was left."""
    one, two = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    began = desk.now()
    desk.now.go(minutes=3)
    put = hold(li, "away", "去取证件")
    assert (put.state, put.counter, put.clerk, put.began_at) == ("held", "1", LI, began)
    assert (put.held_at, put.hold_kind, put.hold_reason) == (desk.now(), "away", "去取证件")
    assert li.next().id == two.id
    with refused(desk, "in_hand", number="A002"):
        take_back(li, one.id)
    li.begin()
    li.finish()
    on = take_back(li, one.id)
    assert (on.state, on.began_at, on.held_at, on.hold_kind) == ("serving", began, None, None)
    desk.now.go(minutes=1)
    li.finish()
    assert journal(desk, "ServiceFinished")[-1].data["seconds"] == 240


def test_a_question_to_a_superior_must_be_asked(desk: Desk) -> None:
    """Away needs no word, a question does, and neither is a letter."""
    visitor(desk)
    li = seated(desk)
    li.next()
    for kind, reason in (("ask", "  "), ("ask", "问" * 61), ("away", "x" * 61)):
        with refused(desk, "reason_needed", longest=60):
            hold(li, kind, reason)
    hold(li, "ask", " 可以  减免吗 ")
    fact = journal(desk, "TicketHeld")[0].data
    assert (fact["hold_kind"], fact["reason"]) == ("ask", "")
    assert "question" not in fact


def test_whoever_was_only_called_has_a_first_clerk_when_taken_back(desk: Desk) -> None:
    """Held before the service began: it begins with whoever takes them back."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    hold(li)
    assert now_is(desk, one).first_clerk is None
    desk.now.go(minutes=2)
    on = take_back(wang, one.id)
    assert (on.counter, on.clerk, on.first_clerk) == ("2", WANG, WANG)
    assert on.began_at == on.first_served_at == desk.now()
    assert journal(desk, "ServiceBegun")[0].data["first"] is True


def test_taken_back_by_another_the_first_clerk_stays(desk: Desk) -> None:
    """Li received the visitor; Wang only serves on."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    li.begin()
    hold(li)
    on = take_back(wang, one.id)
    assert (on.clerk, on.first_clerk) == (WANG, LI)
    assert len(journal(desk, "ServiceBegun")) == 1


def test_only_a_counter_that_handles_the_service_takes_a_visitor_back(desk: Desk) -> None:
    """Counter 1 knows nothing of new connections."""
    one = visitor(desk, "connection")
    li, wang = seated(desk), seated(desk, "2", WANG)
    wang.next()
    hold(wang)
    for verb in (holding.take_back, holding.return_to_line):
        with refused(desk, "cannot_serve_there", counter="1", service="connection"):
            li.press(verb, ticket=one.id)
        with refused(desk, "unknown_ticket"):
            li.press(verb, ticket=10_000_000)


def test_who_needs_a_low_counter_is_taken_back_only_there(store_url: str) -> None:
    """Counter 2 is not accessible, counter 1 is."""
    counters = [
        {"id": one, "name": {"zh": one, "en": one}, "serves": ["payment"], "accessible": one == "1"}
        for one in ("1", "2")
    ]
    made = settings(services={"payment": "A"}, counters=counters)
    with opened(store_url, made) as desk:
        one = visitor(desk, low=True)
        li, wang = seated(desk), seated(desk, "2", WANG)
        li.next()
        hold(li)
        with refused(desk, "cannot_serve_there", counter="2"):
            take_back(wang, one.id)
        assert take_back(li, one.id).seat == "low"


def test_a_clerk_goes_home_and_the_held_visitor_is_still_there(desk: Desk) -> None:
    """Signing out is not refused; a colleague finds and serves them."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    hold(li)
    desk.act(sessions.sign_out, token_hash=li.token)
    with desk.read() as reading:
        assert [ticket.id for ticket in reading.held()] == [one.id]
    assert take_back(seated(desk, "2", WANG), one.id).state == "serving"


def test_two_clerks_take_the_same_visitor_back_at_once(desk: Desk) -> None:
    """One gets them, the other is told."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    hold(li)
    answers = at_once([lambda: take_back(li, one.id), lambda: take_back(wang, one.id)])
    (won,) = [answer for answer in answers if not isinstance(answer, Exception)]
    (lost,) = [answer for answer in answers if isinstance(answer, Exception)]
    assert lost.code in ("not_held", "in_hand")
    assert now_is(desk, one).counter == won.counter
    assert len(journal(desk, "TicketTakenBack")) == 1


@pytest.mark.parametrize("lead", ["called", "serving", "held"])
def test_back_in_line_a_visitor_stands_where_they_stood(desk: Desk, lead: str) -> None:
    """Number, arrival, place, first clerk: all theirs; and the line is one longer again."""
    one, _ = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    if lead != "called":
        li.begin()
    if lead == "held":
        hold(li)
    back = li.press(holding.return_to_line, reason="少带材料", ticket=one.id)
    assert (back.state, back.place, back.arrived_at) == (
        "waiting", now_is(desk, one).place, one.issued_at,
    )  # fmt: skip
    assert (back.counter, back.clerk, back.began_at, back.calls, back.held_at) == (
        None, None, None, 0, None,
    )  # fmt: skip
    with desk.read() as reading:
        assert [line.count for line in reading.waiting()] == [2]
    assert journal(desk, "TicketReturned")[0].data["reason"] == "少带材料"
    assert li.next().id == one.id


def test_a_held_one_returned_leaves_the_one_in_hand_alone(desk: Desk) -> None:
    """The ticket is named; whoever is at the window stays there."""
    one, two = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    hold(li)
    li.next()
    turn = desk.act(holding.return_to_line, counter="1", staff=LI, ticket=one.id)
    assert turn.ticket.id == one.id
    assert turn.counter.in_hand.id == two.id
    assert now_is(desk, two).state == "called"


def test_yesterdays_held_visitor_is_abandoned_like_those_who_wait(desk: Desk) -> None:
    """Nobody haunts the board of the next morning."""
    one = visitor(desk)
    li = seated(desk, hours=48)
    li.next()
    hold(li)
    desk.now.go(hours=24)
    desk.act(day.turn_over)
    assert now_is(desk, one).state == "abandoned"
    with desk.read() as reading:
        assert reading.held() == []


def test_a_manager_with_the_role_may_take_back_too(desk: Desk) -> None:
    """Counter 3 helps with payments."""
    one = visitor(desk)
    li, boss = seated(desk), seated(desk, "3", MANAGER)
    li.next()
    hold(li, "support", "情绪激动")
    assert take_back(boss, one.id).clerk == MANAGER
