"""What a clerk may press, and what the hall answers: POST /api/counters/{id}/..."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.windows.clerk_hall import CHEN, HE, LIN, PIN, ZHAO, Hall, open_hall

ACTS = ("next", "recall", "begin", "finish", "no-show", "resume", "call", "transfer", "pause")
BODIES: dict[str, dict[str, Any]] = {
    "call": {"ticket": 1},
    "transfer": {"service": "connection"},
    "pause": {"reason": "meal"},
}
Press = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall with two clerks' PINs set."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, CHEN, HE, ZHAO)
        yield hall


@pytest.fixture
def browser_of(hall: Hall) -> Callable[[str, str | None], FlaskClient]:
    """A browser in which somebody has signed in."""
    app = hall.hub().app

    def made(staff: str, counter: str | None = None) -> FlaskClient:
        client = app.test_client()
        answer = client.post(
            "/api/sign-in",
            json={"staff": staff, "pin": PIN, "counter": counter},
            headers={"Origin": "http://localhost"},
        )
        assert answer.status_code == 200, answer.json
        return client

    return made


def press(
    client: FlaskClient, act: str, counter: str = "1", key: str | None = None, **body: Any
) -> tuple[int, Any]:
    """Press a key of the desk; answers (status, body)."""
    headers = {"Origin": "http://localhost"}
    if key:
        headers["Idempotency-Key"] = key
    told = body or BODIES.get(act, {})
    answer = client.post(f"/api/counters/{counter}/{act}", json=told, headers=headers)
    return answer.status_code, answer.json


def state(hall: Hall) -> Any:
    """Everything the hall remembers that these acts could change."""
    with hall.desk.read() as reading:
        return reading.seq, reading.counters(), reading.in_line()


Browsers = Callable[..., FlaskClient]


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


@pytest.mark.parametrize("act", ACTS)
def test_nobody_presses_without_signing_in(hall: Hall, act: str) -> None:
    """Every act asks who it is, and changes nothing when nobody says."""
    hall.visitor()
    before = state(hall)

    status, refused = press(hall.hub().app.test_client(), act)
    assert (status, refused["code"]) == (401, "not_signed_in")
    assert state(hall) == before


@pytest.mark.parametrize("act", ACTS)
def test_nobody_presses_at_anothers_counter(hall: Hall, browser_of: Browsers, act: str) -> None:
    """Chen sits at counter 2 and presses at Lin's."""
    hall.visitor()
    browser_of(LIN, "1")
    chen = browser_of(CHEN, "2")
    before = state(hall)

    status, refused = press(chen, act, "1")
    assert (status, refused["code"]) == (403, "not_your_counter")
    assert state(hall) == before


@pytest.mark.parametrize("act", ACTS)
def test_a_guard_is_no_clerk(hall: Hall, browser_of: Browsers, act: str) -> None:
    """A signed-in guard has no desk."""
    status, refused = press(browser_of(ZHAO), act)

    assert (status, refused["code"]) == (403, "no_role")


@pytest.mark.parametrize("act", ACTS)
def test_a_counter_that_does_not_exist_is_told(hall: Hall, browser_of: Browsers, act: str) -> None:
    """A mistyped address is not a mistyped press."""
    status, refused = press(browser_of(LIN, "1"), act, "99")

    assert (status, refused["code"]) == (404, "unknown_counter")


@pytest.mark.parametrize(
    ("lead", "act", "body", "code"),
    [
        ("", "recall", {}, "nothing_in_hand"),
        ("", "begin", {}, "nothing_in_hand"),
        ("", "finish", {}, "nothing_in_hand"),
        ("", "no-show", {}, "nothing_in_hand"),
        ("", "transfer", {"service": "connection"}, "nothing_in_hand"),
        ("", "resume", {}, "not_paused"),
        ("", "pause", {"reason": "  "}, "reason_needed"),
        ("", "call", {"ticket": 77}, "unknown_ticket"),
        ("", "call", {"ticket": 3}, "service_closed"),
        ("next", "next", {}, "in_hand"),
        ("next", "call", {"ticket": 2}, "in_hand"),
        ("next", "pause", {"reason": "meal"}, "in_hand"),
        ("next", "finish", {}, "not_serving"),
        ("next", "transfer", {"service": "payment"}, "same_service"),
        ("next", "transfer", {"service": "tea"}, "unknown_service"),
        ("next begin", "recall", {}, "not_called"),
        ("next begin", "begin", {}, "not_called"),
        ("next begin", "no-show", {}, "not_called"),
        ("next begin", "call", {"ticket": 2}, "in_hand"),
        ("pause", "next", {}, "counter_paused"),
        ("pause", "call", {"ticket": 1}, "counter_paused"),
        ("pause", "pause", {"reason": "meal"}, "already_paused"),
        ("next recall recall recall", "recall", {}, "recall_limit"),
    ],
)
def test_what_cannot_be_done_now_is_refused_in_words_and_changes_nothing(
    hall: Hall, browser_of: Browsers, lead: str, act: str, body: dict[str, Any], code: str
) -> None:
    """Each refusal has its code and a sentence in both languages."""
    hall.visitor()
    hall.visitor()
    hall.visitor("connection")
    lin = browser_of(LIN, "1")
    for each in lead.split():
        assert press(lin, each)[0] == 200
    before = state(hall)

    status, refused = press(lin, act, **body)
    assert (status // 100, refused["code"]) == (4, code)
    assert refused["detail_zh"]
    assert refused["detail_en"]
    assert refused["detail_zh"] != refused["detail_en"]
    assert "{" not in refused["detail_zh"] + refused["detail_en"]
    assert state(hall) == before


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("call", {"ticket": "1"}),
        ("call", {"ticket": 1.5}),
        ("call", {"ticket": True}),
        ("call", {"ticket": -1}),
        ("call", {}),
        ("transfer", {"service": 5}),
        ("transfer", {"service": ""}),
        ("pause", {"reason": None}),
        ("pause", {"reason": "meal", "until": "noon"}),
        ("next", {"service": "payment"}),
    ],
)
def test_a_body_of_the_wrong_form_is_refused(
    hall: Hall, browser_of: Browsers, act: str, body: dict[str, Any]
) -> None:
    """Strict types, no fields nobody asked for."""
    hall.visitor()
    lin = browser_of(LIN, "1")
    before = state(hall)
    answer = lin.post(f"/api/counters/1/{act}", json=body, headers={"Origin": "http://localhost"})

    assert (answer.status_code, answer.json["code"]) == (422, "bad_request")
    assert state(hall) == before


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
