"""At the counter: a chosen number, again, not here; and every verb in every wrong state."""

import pytest

from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.halls import (
    LI,
    WANG,
    Clerk,
    at_once,
    elder,
    journal,
    now_is,
    refused,
    seated,
    visitor,
)


def test_a_chosen_number_is_called_out_of_turn_and_says_so(desk: Desk) -> None:
    """The clerk may, and the journal keeps that it was chosen."""
    visitor(desk)
    chosen = visitor(desk)
    called = seated(desk).call(chosen.id)
    assert (called.id, called.why, called.state) == (chosen.id, "chosen", "called")
    assert journal(desk, "TicketCalled")[0].data["why"] == "chosen"


def test_a_chosen_call_leaves_the_streak_as_it_was(desk: Desk) -> None:
    """It is logged apart, and neither uses up nor grants anybody's turn."""
    visitor(desk)
    elders = [elder(desk) for _ in range(4)]
    li = seated(desk)
    presses = (li.next, lambda: li.call(elders[3].id), li.next, li.next)
    numbers = []
    for press in presses:
        numbers.append(press().number)
        li.begin()
        li.finish()
    assert numbers == ["A002", "A005", "A003", "A001"]


def test_a_helped_line_may_be_chosen_from_and_a_foreign_one_not(desk: Desk) -> None:
    """Counter 1 helps with repairs, and has nothing to do with new connections."""
    repair, connection = visitor(desk, "repair"), visitor(desk, "connection")
    li = seated(desk)
    with refused(desk, "service_closed", service="connection"):
        li.call(connection.id)
    assert li.call(repair.id).id == repair.id


def test_the_loser_of_a_race_is_told_who_has_the_visitor(desk: Desk) -> None:
    """Both choose the same number: one gets it, the other learns where it went."""
    one = visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    answers = at_once([lambda: li.call(one.id), lambda: wang.call(one.id)])
    (won,) = [answer for answer in answers if not isinstance(answer, Exception)]
    (lost,) = [answer for answer in answers if isinstance(answer, Exception)]
    assert lost.code == "not_waiting"
    assert lost.about == {"number": "A001", "state": "called", "counter": won.counter}
    assert len(journal(desk, "TicketCalled")) == 1


def test_a_number_that_is_not_there_cannot_be_called(desk: Desk) -> None:
    """Unknown, in hand elsewhere, or ended."""
    one = visitor(desk)
    li = seated(desk)
    with refused(desk, "unknown_ticket"):
        li.call(10_000_000)
    li.next()
    li.no_show()
    with refused(desk, "not_waiting", number="A001", state="missed"):
        li.call(one.id)


def test_a_called_visitor_is_announced_again_up_to_the_limit(desk: Desk) -> None:
    """Three times more; then the counter is told to mark the visitor absent."""
    visitor(desk)
    li = seated(desk)
    li.next()
    for again in (2, 3, 4):
        assert li.recall().calls == again
    with refused(desk, "recall_limit", number="A001", limit=3):
        li.recall()
    assert [entry.data["calls"] for entry in journal(desk, "TicketRecalled")] == [2, 3, 4]
    assert li.no_show().state == "missed"


def test_a_visitor_who_did_not_come_frees_the_counter(desk: Desk) -> None:
    """Missed is not served: nobody's figures grow by it but the missed ones'."""
    first, second = visitor(desk), visitor(desk)
    li = seated(desk)
    li.next()
    desk.now.go(minutes=2)
    li.no_show()
    assert (now_is(desk, first).state, now_is(desk, first).ended_at) == ("missed", desk.now())
    assert journal(desk, "TicketMissed")[0].data["calls"] == 1
    assert li.next().id == second.id
    with desk.read() as reading:
        assert (reading.today(LI).served, reading.today(LI).missed) == (0, 1)


# State of the counter x key: what each press is refused with there.
WRONG = {
    "free": {
        "recall": "nothing_in_hand",
        "begin": "nothing_in_hand",
        "finish": "nothing_in_hand",
        "no_show": "nothing_in_hand",
        "transfer": "nothing_in_hand",
        "resume": "not_paused",
    },
    "called": {
        "next": "in_hand",
        "call": "in_hand",
        "finish": "not_serving",
        "pause": "in_hand",
        "resume": "not_paused",
        "leave": "in_hand",
    },
    "serving": {
        "call": "in_hand",
        "recall": "not_called",
        "begin": "not_called",
        "no_show": "not_called",
        "resume": "not_paused",
        "leave": "in_hand",
    },
    "paused": {
        "next": "counter_paused",
        "call": "counter_paused",
        "recall": "nothing_in_hand",
        "begin": "nothing_in_hand",
        "finish": "nothing_in_hand",
        "no_show": "nothing_in_hand",
        "transfer": "nothing_in_hand",
        "pause": "already_paused",
    },
}

KEYS = {
    *("next", "call", "recall", "begin", "finish", "no_show"),
    *("transfer", "pause", "resume", "leave"),
}
WITH = {"call": lambda waiting: [waiting.id], "transfer": lambda _: ["repair"]}


def standing(desk: Desk, state: str) -> tuple[Clerk, Issued]:
    """Li at a counter in that state, and a visitor who waits."""
    waiting = [visitor(desk), visitor(desk)]
    li = seated(desk)
    if state == "paused":
        li.pause()
    elif state != "free":
        li.next()
        if state == "serving":
            li.begin()
    return li, waiting[1]


@pytest.mark.parametrize(
    ("state", "key"), [(state, key) for state in WRONG for key in WRONG[state]]
)
def test_a_key_pressed_in_the_wrong_state_is_refused(desk: Desk, state: str, key: str) -> None:
    """The clerk is told why, and nothing has changed."""
    li, waiting = standing(desk, state)
    with refused(desk, WRONG[state][key]):
        getattr(li, key)(*WITH.get(key, lambda _: [])(waiting))


@pytest.mark.parametrize(
    ("state", "key"), [(state, key) for state in WRONG for key in sorted(KEYS - set(WRONG[state]))]
)
def test_every_other_key_works_in_that_state(desk: Desk, state: str, key: str) -> None:
    """The table above is complete: what it does not refuse is possible."""
    li, waiting = standing(desk, state)
    getattr(li, key)(*WITH.get(key, lambda _: [])(waiting))
