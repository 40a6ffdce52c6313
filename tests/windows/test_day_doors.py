"""POST /api/day/...: the manager's word on the day, and what visitors and screens make of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from hall.desk import day, devices, recalling
from hall.desk.desk import Desk
from hall.hub.app import Hub
from tests.halls import LI, MANAGER, seated, visitor
from tests.windows.clerk_hall import LIN, PIN, ZHAO, ZHENG, Hall, open_hall
from tests.windows.kiosk_hall import HOURS, kiosk_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall where guard, manager and a clerk have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, ZHAO, ZHENG)
        yield hall


@pytest.fixture
def hub(hall: Hall) -> Hub:
    """Its web application."""
    return hall.hub()


@pytest.fixture
def manager(hub: Hub) -> FlaskClient:
    """The manager's phone, signed in."""
    return signed_in(hub, ZHENG)


def signed_in(hub: Hub, staff: str) -> FlaskClient:
    """A phone on which somebody has signed in."""
    client = hub.app.test_client()
    assert post(client, "/api/sign-in", staff=staff, pin=PIN)[0] == 200
    return client


def post(client: FlaskClient, path: str, **body: Any) -> tuple[int, Any]:
    """One call: status and answer."""
    answer = client.post(path, json=body, headers={"Origin": "http://localhost"})
    return answer.status_code, answer.json


def test_stop_give_again_and_end_each_answers_the_day_after_it(
    hall: Hall, manager: FlaskClient
) -> None:
    """Each with its reason; what was left is counted."""
    hall.visitor()
    status, closed = post(manager, "/api/day/close", reason=" 停  电 ")
    assert (status, closed["state"], closed["day"]) == (200, "closed_by_hand", "2026-11-23")
    scene = manager.get("/api/scenes/watch").json["day"]
    assert scene["by"]["reason"] == "停 电"
    assert scene["by"]["name"]["zh"] == hall.desk.floor.staff[ZHENG].name["zh"]
    assert post(manager, "/api/day/open", reason="来电")[1]["state"] == "open"
    assert manager.get("/api/scenes/watch").json["day"]["by"] is None
    status, ended = post(manager, "/api/day/finish", reason="停电")
    assert (status, ended["state"], ended["abandoned"]) == (200, "ended_by_hand", 1)


def test_the_signature_names_what_is_red_as_the_hub_sees_it(
    hall: Hall, manager: FlaskClient
) -> None:
    """No screen hears this hub, the printer has no paper; the phone cannot say otherwise."""
    hall.desk.act(devices.report, device="printer", kind="printer", state="paper_out")
    status, signed = post(manager, "/api/day/sign")
    assert (status, signed["signed_by"]) == (200, ZHENG)
    assert signed["red"] == ["kiosk", "paper", "display"]
    shown = manager.get("/api/scenes/watch").json["day"]
    assert shown["signed"]["red"] == ["kiosk", "paper", "display"]
    assert post(manager, "/api/day/sign", red=[])[0] == 422


@pytest.mark.parametrize("path", ["sign", "close", "open", "finish"])
def test_only_a_manager_decides_about_the_day(hub: Hub, hall: Hall, path: str) -> None:
    """Guards and clerks see it; a stranger does not even do that."""
    body = {} if path == "sign" else {"reason": "停电"}
    for staff in (ZHAO, LIN):
        status, answer = post(signed_in(hub, staff), f"/api/day/{path}", **body)
        assert (status, answer["code"]) == (403, "no_role")
    status, answer = post(hub.app.test_client(), f"/api/day/{path}", **body)
    assert (status, answer["code"]) == (401, "not_signed_in")
    with hall.desk.read() as reading:
        assert reading.the_day().hand == ""
        assert reading.the_day().signed_by is None


def test_refusals_of_the_day_are_said_in_both_languages(hall: Hall, manager: FlaskClient) -> None:
    """Open while open, closed twice, ended over a visitor's head, and no reason."""
    hall.sit(LIN, "1")
    hall.visitor()
    hall.next("1", LIN)
    asked = [("open", "x"), ("finish", "x"), ("close", "x"), ("close", "x"), ("close", " ")]
    said = [post(manager, f"/api/day/{path}", reason=reason) for path, reason in asked]
    codes = ["not_closed", "counters_serving", None, "already_closed", "reason_needed"]
    assert [answer.get("code") for _, answer in said] == codes
    assert [status for status, _ in said] == [409, 409, 200, 409, 409]
    for _, answer in said:
        assert answer.get("detail_zh") != answer.get("detail_en") or "code" not in answer


def test_the_same_press_sent_twice_closes_once(hall: Hall, manager: FlaskClient) -> None:
    """The wire may fail after the act."""
    said = [
        manager.post(
            "/api/day/close",
            json={"reason": "停电"},
            headers={"Origin": "http://localhost", "Idempotency-Key": "one press"},
        )
        for _ in range(2)
    ]
    assert [each.status_code for each in said] == [200, 200]
    assert said[0].json == said[1].json


def test_the_kiosk_says_closed_by_hand_and_why_no_number_was_given(tmp_path: Path) -> None:
    """As a state of the scene beforehand, and as a sentence to whoever was quicker."""
    with kiosk_hall(tmp_path, hours=HOURS) as hall:
        hall.desk.act(day.close_day, staff=MANAGER, reason="停电")
        expected = {
            "open": False, "why": "closed_by_hand", "opens_at": "2026-03-03T08:30:00+08:00",
        }  # fmt: skip
        assert hall.scene()["hours"].items() >= expected.items()
        answer = hall.post("/api/tickets", {"service": "payment"})
        assert (answer.status_code, answer.json["code"]) == (409, "hall_closed")
        assert "已停止取号" in answer.json["detail_zh"]
        assert "2026-03-03 08:30" in answer.json["detail_en"]


def test_an_ended_day_is_told_as_ended_wherever_somebody_asks(tmp_path: Path) -> None:
    """Kiosk, the slip's page and the number pad: nobody is sent to wait in a closed hall."""
    with kiosk_hall(tmp_path, hours=HOURS) as hall:
        one = visitor(hall.desk)
        li = seated(hall.desk)
        li.next()
        li.no_show()
        assert hall.get(f"/api/tickets/{one.token}").json["rejoin_until"] is not None
        hall.desk.act(day.finish_day, staff=MANAGER, reason="停电")

        assert hall.scene()["hours"]["why"] == "ended_by_hand"
        assert hall.get(f"/api/tickets/{one.token}").json["rejoin_until"] is None
        refused = [
            hall.post("/api/tickets", {"service": "payment"}),
            hall.post(f"/api/tickets/{one.token}/rejoin", {}),
            hall.post("/api/kiosk/rejoin", {"number": one.number}),
        ]
        codes = [(each.status_code, each.json["code"]) for each in refused]
        assert codes == [(409, "hall_closed"), (409, "day_ended"), (409, "day_ended")]
        for each in refused:
            assert "已经结束" in each.json["detail_zh"]
            assert "2026-03-03 08:30" in each.json["detail_en"]


def test_watch_offers_nobody_back_into_an_ended_day(hall: Hall, manager: FlaskClient) -> None:
    """And the manager may open it again."""
    hall.sit(LIN, "1")
    hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(recalling.no_show, counter="1", staff=LIN)
    assert len(manager.get("/api/scenes/watch").json["missed"]) == 1
    post(manager, "/api/day/finish", reason="停电")
    scene = manager.get("/api/scenes/watch").json
    assert (scene["missed"], scene["day"]["state"]) == ([], "ended_by_hand")
    assert scene["day"]["by"]["reason"] == "停电"
    assert post(manager, "/api/day/finish", reason="再来")[1]["code"] == "day_ended"
    assert post(manager, "/api/day/open", reason="来电")[1]["state"] == "open"
    assert len(manager.get("/api/scenes/watch").json["missed"]) == 1


def test_the_kiosk_shows_a_full_service_as_closed_and_the_others_not(tmp_path: Path) -> None:
    """With the reason; whoever asks all the same is told in a sentence with the service's name."""
    short = {
        "always_open": False,
        "stop_when_full": True,
        "last_ticket_minutes": 0,
        "weekly": ({"day": "mon", "open": "08:30", "close": "10:00"},),
    }
    with kiosk_hall(tmp_path, hours=short) as hall:
        seated(hall.desk, "1", LI)
        fill(hall.desk)
        shown = hall.service("payment")
        assert (shown["open"], shown["why"]) == (False, "full")
        assert hall.service("repair")["open"]
        answer = hall.post("/api/tickets", {"service": "payment"})
        assert (answer.status_code, answer.json["code"]) == (409, "service_closed")
        assert answer.json["about"]["why"] == "full"
        assert "排满" in answer.json["detail_zh"]
        assert "payment" in answer.json["detail_en"]


def fill(desk: Desk) -> None:
    """An hour of payments waits."""
    for _ in range(12):
        visitor(desk)
