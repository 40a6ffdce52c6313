"""What a clerk may press, and what the hall answers: POST /api/counters/{id}/..."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.clerk_browser import ACTS, Browsers, press
from tests.windows.clerk_hall import CHEN, HE, LIN, ZHAO, Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall in which clerks and guard have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, CHEN, HE, ZHAO)
        yield hall


@pytest.fixture
def browser_of(hall: Hall) -> Browsers:
    """Signed-in browsers."""
    return Browsers(hall)


def test_the_routine_of_a_visit_in_four_presses(hall: Hall, browser_of: Browsers) -> None:
    """Next, begin, next: the first visitor is done and the second is called by the one press."""
    first, second = hall.visitor(), hall.visitor()
    lin = browser_of(LIN, "1")

    assert press(lin, "next")[1]["ticket"]["number"] == first.number
    status, begun = press(lin, "begin")
    assert (status, begun["ticket"]["state"]) == (200, "serving")
    assert begun["ticket"]["first_clerk"] == LIN
    assert begun["counter"] == {
        "id": "1",
        "state": "open",
        "reason": "",
        "clerk": LIN,
        "since": "2026-11-23T01:00:00Z",
    }
    assert press(lin, "next")[1]["ticket"]["number"] == second.number
    with hall.desk.read() as reading:
        done = reading.ticket(first.token)
    assert done is not None
    assert done.state == "done"


def test_next_with_nobody_waiting_answers_no_ticket(hall: Hall, browser_of: Browsers) -> None:
    """An empty line is an answer, not a refusal."""
    status, answer = press(browser_of(LIN, "1"), "next")

    assert (status, answer["ticket"]) == (200, None)
    assert answer["counter"]["state"] == "open"


def test_the_answer_never_holds_the_visitors_token(hall: Hall, browser_of: Browsers) -> None:
    """Whoever has the token may cancel the number: that is the visitor's affair."""
    visitor = hall.visitor()
    _, answer = press(browser_of(LIN, "1"), "next")

    assert answer["ticket"]["number"] == visitor.number
    assert visitor.token not in str(answer)


def test_a_pause_keeps_its_reason_until_it_is_over(hall: Hall, browser_of: Browsers) -> None:
    """Pause and resume, each seen in the answer."""
    lin = browser_of(LIN, "1")

    _, paused = press(lin, "pause", reason="  two   words ")
    assert (paused["counter"]["state"], paused["counter"]["reason"]) == ("paused", "two words")
    _, resumed = press(lin, "resume")
    assert (resumed["counter"]["state"], resumed["counter"]["reason"]) == ("open", "")


def test_a_transfer_keeps_number_and_first_clerk(hall: Hall, browser_of: Browsers) -> None:
    """The next clerk's begin changes neither (B3, C1)."""
    visitor = hall.visitor()
    lin, he = browser_of(LIN, "1"), browser_of(HE, "3")
    press(lin, "next")
    press(lin, "begin")

    _, moved = press(lin, "transfer", service="connection")
    assert (moved["ticket"]["state"], moved["ticket"]["service"]) == ("waiting", "connection")
    _, called = press(he, "next", "3")
    assert called["ticket"]["number"] == visitor.number
    _, begun = press(he, "begin", "3")
    assert begun["ticket"]["first_clerk"] == LIN
    assert begun["ticket"]["clerk"] == HE


def test_the_loser_of_a_race_is_told_which_counter_has_the_number(
    hall: Hall, browser_of: Browsers
) -> None:
    """Two clerks choose the same number; the second hears where it went."""
    visitor = hall.visitor()
    lin, chen = browser_of(LIN, "1"), browser_of(CHEN, "2")

    assert press(lin, "call", ticket=visitor.id)[0] == 200
    status, refused = press(chen, "call", "2", ticket=visitor.id)
    assert (status, refused["code"]) == (409, "not_waiting")
    assert refused["about"] == {"number": visitor.number, "state": "called", "counter": "1"}


def test_the_same_press_sent_twice_calls_one_visitor(hall: Hall, browser_of: Browsers) -> None:
    """A retry with its key gets the first answer and has no second effect."""
    hall.visitor()
    hall.visitor()
    lin = browser_of(LIN, "1")

    first = press(lin, "next", key="press-1")
    assert press(lin, "next", key="press-1") == first
    with hall.desk.read() as reading:
        assert len(reading.in_line()) == 1


def test_a_key_used_for_another_act_is_refused(hall: Hall, browser_of: Browsers) -> None:
    """A key belongs to one press."""
    hall.visitor()
    lin = browser_of(LIN, "1")
    press(lin, "next", key="press-1")

    assert press(lin, "begin", key="press-1")[1]["code"] == "key_reused"


def test_a_press_from_a_foreign_page_is_refused(hall: Hall, browser_of: Browsers) -> None:
    """Another site cannot call visitors with the clerk's cookie."""
    hall.visitor()
    lin = browser_of(LIN, "1")
    answer = lin.post("/api/counters/1/next", json={}, headers={"Origin": "http://elsewhere.test"})

    assert (answer.status_code, answer.json["code"]) == (403, "foreign_origin")


def test_signing_in_at_another_counter_ends_the_first_desk(
    hall: Hall, browser_of: Browsers
) -> None:
    """One counter per clerk: the old browser is told that its sign-in is over."""
    old = browser_of(LIN, "1")
    browser_of(LIN, "2")

    status, refused = press(old, "next")
    assert (status, refused["code"]) == (401, "session_expired")


def test_no_act_of_the_desk_answers_a_get(hall: Hall, browser_of: Browsers) -> None:
    """Looking never changes anything."""
    lin = browser_of(LIN, "1")

    assert {lin.get(f"/api/counters/1/{act}").status_code for act in ACTS} == {405}
