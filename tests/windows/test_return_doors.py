"""The doors for a visitor who comes again: what they answer, what they keep, who hears of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import counter.pages
from hall.hub.feed import happening
from hall.store.tables import answers
from tests.halls import journal
from tests.office import CONTACT, opened_by
from tests.windows.clerk_hall import CHEN, LIN, PIN, Hall, open_hall
from tests.windows.test_counter_inquiry import HERE, hub_of, scene_of

LOOK, AGAIN = "/api/counters/1/look-up", "/api/counters/1/come-again"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Lin at counter 1 serves somebody."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN)
        hall.sit(LIN, "1")
        hall.visitor()
        hall.next("1", LIN)
        hall.begin("1", LIN)
        yield hall


def test_found_tied_and_heard_of(hall: Hall) -> None:
    """No contact is kept for a key; the same press twice is one visit; the card has it at once."""
    hub = hub_of(hall)
    client = hub.app.test_client()
    client.post("/api/sign-in", json={"staff": LIN, "pin": PIN, "counter": "1"}, headers=HERE)
    made = opened_by(hall.desk, CHEN, contact=CONTACT)

    def press(path: str, body: dict[str, Any], key: str = "") -> Any:
        answer = client.post(path, json=body, headers=HERE | {"Idempotency-Key": key or path})
        return answer.status_code, answer.json

    status, told = press(LOOK, {"said": made.number[-6:]})
    assert (status, [each["number"] for each in told["found"]]) == (200, [made.number])
    assert told["found"][0]["contact"] == {"name": "赵**", "phone": "138****5678"}
    assert "matter" not in told["found"][0]
    assert press(LOOK, {"said": "13812345679"})[1]["code"] == "unknown_inquiry"
    assert len(journal(hall.desk, "PhoneSought")) == 1, "though nothing was found"
    assert press(LOOK, {"said": "003"})[1]["code"] == "number_vague"
    assert scene_of(hub)["inquiries"] == []

    first = press(AGAIN, {"number": made.number})
    assert first == press(AGAIN, {"number": made.number})
    press(AGAIN, {"number": made.number}, "another key")
    assert (first[0], first[1]["id"], len(journal(hall.desk, "InquiryVisited"))) == (
        200,
        made.id,
        1,
    )
    (card,) = scene_of(hub)["inquiries"]
    assert (card["number"], card["first"]["number"]) == (made.number, CHEN)
    for odd in ("SW-1", "", "\x00", "水", "x" * 40):
        assert press(AGAIN, {"number": odd}, f"odd {odd!a}")[0] in (404, 422)

    with hall.desk.book.read() as connection:
        kept = "".join(connection.execute(select(answers.c.body)).scalars())
    assert made.number in kept
    assert "138****5678" not in kept
    facts = journal(hall.desk, "InquirySought", "InquiryVisited")
    touched = [counter.pages.touched(hall.desk.floor, happening(each)) for each in facts]
    assert touched == [set(), None]
