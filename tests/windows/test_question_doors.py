"""A question to a superior on the wire: managers read and answer it, guards do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.clerk_browser import Browsers
from tests.windows.clerk_hall import LIN, ZHAO, ZHENG, Hall, open_hall
from tests.windows.test_counter_scene import scene
from tests.windows.test_line_doors import send


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, ZHAO, ZHENG)
        yield hall


@pytest.fixture
def browser_of(hall: Hall) -> Browsers:
    """A browser in which a member of staff has signed in."""
    return Browsers(hall)


def test_managers_read_and_answer_guards_see_that_somebody_asks(
    hall: Hall, browser_of: Browsers
) -> None:
    """The shared scene of the watch holds no word; the clerk's own screen has the answer."""
    lin, zhao, zheng = browser_of(LIN, "1"), browser_of(ZHAO), browser_of(ZHENG)
    visitor = hall.visitor()
    hall.next("1", LIN)
    assert send(lin, "counters/1/hold", kind="ask", reason="能否减免？")[0] == 200
    door = f"questions/{visitor.id}/answer"

    watched = zhao.get("/api/scenes/watch")
    assert "能否减免" not in watched.get_data(as_text=True)
    [held] = watched.json["held"]
    assert (held["kind"], held["counter"], held["answered"]) == ("ask", "1", False)
    for nosy in (lin, zhao):
        assert nosy.get("/api/questions").json["code"] == "no_role"
        assert send(nosy, door, words="可以")[1]["code"] == "no_role"
    at = "2026-11-23T01:00:00Z"
    asked = {"ticket": visitor.id, "at": at, "words": "能否减免？"}
    assert zheng.get("/api/questions").json == {"questions": [asked]}

    assert send(zheng, "questions/x/answer", words="可以")[1]["code"] == "unknown_ticket"
    assert send(zheng, door, words=" ")[1]["code"] == "reason_needed"
    assert send(zheng, door, words="可以减免一半") == (200, {"waiting": []})
    assert send(zheng, door, words="可以")[1]["code"] == "no_question"
    assert zhao.get("/api/scenes/watch").json["held"][0]["answered"] is True

    told = {
        "asked": "能否减免？",
        "words": "可以减免一半",
        "by": {"number": ZHENG, "name": {"zh": "郑文博", "en": "Zheng Wenbo"}},
        "at": "2026-11-23T01:00:00.000Z",
    }
    shown = scene(hall)["held"][0]
    assert (shown["reason"], shown["answer"]) == ("能否减免？", told)
    assert send(lin, "counters/1/take-back", ticket=visitor.id)[0] == 200
    assert scene(hall)["in_hand"]["answer"] == told
    assert send(zheng, door, words="可以")[1]["code"] == "not_held"
