"""Staff change the line: POST /api/line/{ticket}/..., and answer a call for support."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from hall.desk import recalling, support
from tests.windows.clerk_browser import HERE, Browsers
from tests.windows.clerk_hall import LIN, ZHAO, ZHENG, Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall in which a clerk, the guard and the manager have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, ZHAO, ZHENG)
        yield hall


@pytest.fixture
def browser_of(hall: Hall) -> Browsers:
    """Signed-in browsers."""
    return Browsers(hall)


def send(client: FlaskClient, path: str, **body: Any) -> tuple[int, Any]:
    """POST to the API; answers (status, body)."""
    answer = client.post(f"/api/{path}", json=body, headers=HERE)
    return answer.status_code, answer.json


def miss(hall: Hall) -> int:
    """Somebody misses the call at counter 1; answers the ticket's id."""
    visitor = hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(recalling.no_show, counter="1", staff=LIN)
    return visitor.id


def test_clerk_and_guard_change_the_line(hall: Hall, browser_of: Browsers) -> None:
    """Urgent, priority and back again, back into the line: each answered with the ticket."""
    lin, zhao = browser_of(LIN, "1"), browser_of(ZHAO)
    gone = miss(hall)
    hall.visitor()
    last = hall.visitor()

    status, lifted = send(zhao, f"line/{last.id}/lift", reason="unwell")
    assert (status, lifted["number"], lifted["state"]) == (200, last.number, "waiting")
    assert hall.next("1", LIN).ticket.why == "lift"
    other = hall.visitor()
    assert send(lin, f"line/{other.id}/priority", priority=True)[1]["ticket_class"] == "priority"
    assert send(lin, f"line/{other.id}/priority", priority=False)[1]["ticket_class"] == "ordinary"
    assert send(zhao, f"line/{gone}/rejoin")[1]["state"] == "waiting"
    assert last.token not in str(lifted), "the token is the visitor's own key"


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("line/77/lift", {"reason": "unwell"}, "unknown_ticket"),
        ("line/x/lift", {"reason": "unwell"}, "unknown_ticket"),
        ("line/99999999999999999/lift", {"reason": "unwell"}, "unknown_ticket"),
        ("line/1/lift", {"reason": "unwell"}, "not_waiting"),
        ("line/2/lift", {"reason": " "}, "reason_needed"),
        ("line/2/lift", {"reason": "x" * 61}, "reason_needed"),
        ("line/2/lift", {}, "bad_request"),
        ("line/2/priority", {"priority": False}, "same_class"),
        ("line/2/priority", {"priority": "yes"}, "bad_request"),
        ("line/2/rejoin", {}, "not_missed"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    hall: Hall, browser_of: Browsers, path: str, body: dict[str, Any], code: str
) -> None:
    """Ticket 1 has missed its call, ticket 2 waits."""
    lin = browser_of(LIN, "1")
    miss(hall)
    hall.visitor()
    with hall.desk.read() as reading:
        before = reading.seq

    status, refused = send(lin, path, **body)
    assert (status // 100, refused["code"]) == (4, code)
    assert refused["detail_zh"] != refused["detail_en"]
    with hall.desk.read() as reading:
        assert reading.seq == before


def test_staff_take_a_number_for_an_errand_and_no_kiosk_can(
    hall: Hall, browser_of: Browsers
) -> None:
    """It waits behind every visitor; a kiosk has no such door, nor such a word."""
    lin, zhao = browser_of(LIN, "1"), browser_of(ZHAO)
    status, errand = send(zhao, "line/internal", service="payment")
    assert (status, errand["ahead"], errand["service"]) == (201, 0, "payment")
    visitor = hall.visitor()
    scene = lin.get("/api/scenes/counter/1").json
    waits = {each["number"]: each["class"] for each in scene["line"]}
    assert waits == {errand["number"]: "internal", visitor.number: "ordinary"}
    assert scene["next"]["number"] == visitor.number
    assert "token" not in errand

    assert send(lin, "line/internal", service="nothing")[1]["code"] == "unknown_service"
    assert send(lin, "line/internal")[1]["code"] == "bad_request"
    kiosk = hall.hub().app.test_client()
    assert send(kiosk, "line/internal", service="payment")[1]["code"] == "not_signed_in"
    assert hall.next("1", LIN).ticket.number == visitor.number


def test_nobody_changes_the_line_without_signing_in(hall: Hall) -> None:
    """The doors of the line are for staff."""
    visitor = hall.visitor()
    client = hall.hub().app.test_client()

    for path in (f"line/{visitor.id}/rejoin", "support/1/answer"):
        assert send(client, path, reason="x")[1]["code"] == "not_signed_in"


def test_a_call_for_support_is_answered_once(hall: Hall, browser_of: Browsers) -> None:
    """The guard says how it went; the card goes; a second answer has nothing to answer."""
    lin, zhao = browser_of(LIN, "1"), browser_of(ZHAO)
    assert send(lin, "counters/1/support")[0] == 200
    scene = zhao.get("/api/scenes/watch").json
    assert [each["counter"] for each in scene["support"]] == ["1"]

    assert send(lin, "support/1/answer", reason="calmed")[1]["code"] == "no_role"
    assert send(zhao, "support/9/answer", reason="calmed")[1]["code"] == "unknown_counter"
    assert send(zhao, "support/1/answer", reason=" ")[1]["code"] == "reason_needed"
    assert send(zhao, "support/1/answer", reason="calmed") == (200, {"waiting": []})
    assert send(zhao, "support/1/answer", reason="calmed")[1]["code"] == "no_support_asked"
    assert zhao.get("/api/scenes/watch").json["support"] == []


def test_yesterdays_call_for_support_is_over(hall: Hall) -> None:
    """Nobody runs in the morning to a counter that called the evening before."""
    hall.sit(LIN, "1")
    hall.desk.act(support.ask, counter="1", staff=LIN)
    hall.later(days=1)
    with hall.desk.read() as reading:
        assert reading.support() == []
