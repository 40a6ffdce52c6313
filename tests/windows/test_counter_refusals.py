"""What a clerk may not press: each refusal has its code and words, and nothing has changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.windows.clerk_browser import ACTS, Browsers, press, state
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
        ("", "hold", {"kind": "away"}, "nothing_in_hand"),
        ("next", "hold", {"kind": "ask", "reason": " "}, "reason_needed"),
        ("next begin", "hold", {"kind": "away", "reason": "x" * 61}, "reason_needed"),
        ("", "take-back", {"ticket": 1}, "not_held"),
        ("", "take-back", {"ticket": 77}, "unknown_ticket"),
        ("next hold next", "take-back", {"ticket": 1}, "in_hand"),
        ("", "return", {}, "nothing_in_hand"),
        ("", "return", {"ticket": 1}, "not_held"),
        ("next", "add-service", {"service": "transfer"}, "not_serving"),
        ("next begin", "add-service", {"service": "payment"}, "same_service"),
        ("next begin", "add-service", {"service": "repair"}, "cannot_serve_there"),
        ("next begin", "add-service", {"service": "tea"}, "unknown_service"),
        ("next", "walk-up", {"service": "payment"}, "in_hand"),
        ("", "walk-up", {"service": "repair"}, "cannot_serve_there"),
        ("pause", "walk-up", {"service": "payment"}, "counter_paused"),
        ("next", "transfer", {"to_counter": "1"}, "same_place"),
        ("next", "transfer", {"to_counter": "3"}, "counter_not_open"),
        ("next", "transfer", {"to_staff": "103"}, "staff_not_here"),
        ("next", "transfer", {"reason": "x"}, "same_service"),
        ("next", "transfer", {"to_counter": "2", "to_staff": "102"}, "two_targets"),
        ("", "undo", {}, "nothing_to_undo"),
        ("next begin", "undo", {}, "nothing_to_undo"),
        ("support", "support", {}, "support_asked"),
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
        hall.later(seconds=5)  # two calls of one number keep their distance
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
