"""POST /api/announcements/...: who may say what to the whole hall, and what screens make of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from display.board import board
from hall.desk import announcing
from hall.hub.app import Hub
from hall.voice.script import Phrase
from tests.voice.cast import WORDS
from tests.windows.clerk_hall import LIN, ZHAO, ZHENG, Hall, open_hall
from tests.windows.test_day_doors import post, signed_in

PATH = "/api/announcements"


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


def shown(hall: Hall) -> Any:
    """What the hall display shows of it."""
    with hall.desk.read() as reading:
        scene = board(hall.desk.floor, hall.desk.settings, reading, "main", WORDS.say)
    return scene["announcement"]


def watched(client: FlaskClient) -> Any:
    """What the watch page shows of it."""
    return client.get("/api/scenes/watch").json["announce"]


def test_a_guard_says_a_chosen_text_and_any_of_them_ends_it(hall: Hall, hub: Hub) -> None:
    """On every display with its sound, on every phone with who said it; then nowhere."""
    guard, manager = signed_in(hub, ZHAO), signed_in(hub, ZHENG)
    assert [each["phrase"] for each in watched(guard)["choices"]] == [
        *("quiet", "leave", "stay", "aid", "outage"),
    ]
    status, answer = post(guard, PATH, phrase="leave")
    assert status == 200
    seen = watched(manager)["now"]
    assert (seen["id"], seen["urgent"], seen["by"]) == (answer["id"], True, ZHAO)
    there = shown(hall)
    assert there["text"] == seen["text"]
    assert "安全出口" in there["text"]["zh"]
    (key,) = there["wavs"]
    assert key == Phrase(there["text"]["zh"], "zh", 150).key
    assert post(manager, f"{PATH}/{answer['id']}/end") == (200, {"id": None})
    assert shown(hall) is None
    assert watched(guard)["now"] is None


def test_own_words_are_for_a_manager_alone(hall: Hall, hub: Hub) -> None:
    """A guard chooses; a clerk and a stranger say nothing at all."""
    guard, manager, clerk = (signed_in(hub, each) for each in (ZHAO, ZHENG, LIN))
    stranger = hub.app.test_client()

    assert post(guard, f"{PATH}/words", text="请让开")[1]["code"] == "no_role"
    assert post(clerk, PATH, phrase="quiet")[1]["code"] == "no_role"
    assert post(stranger, PATH, phrase="quiet")[1]["code"] == "not_signed_in"
    assert shown(hall) is None
    status, _ = post(manager, f"{PATH}/words", text=" 请 车主挪车 ", text_en="")
    assert status == 200
    assert shown(hall)["text"] == {"zh": "请 车主挪车", "en": ""}


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("", {"phrase": "nothing"}, 422, "unknown_announcement"),
        ("", {"phrase": ""}, 422, "bad_request"),
        ("/words", {"text": "  "}, 422, "text_needed"),
        ("/words", {"text": "字" * 61}, 422, "text_needed"),
        ("/7/end", {}, 409, "not_announced"),
        ("/x/end", {}, 409, "not_announced"),
        ("/99999999999/end", {}, 409, "not_announced"),
    ],
)
def test_each_refusal_has_its_code_and_says_nothing(
    hall: Hall, hub: Hub, path: str, body: dict[str, str], status: int, code: str
) -> None:
    """And nothing is heard in the hall."""
    manager = signed_in(hub, ZHENG)
    answer = post(manager, PATH + path, **body)

    assert (answer[0], answer[1]["code"]) == (status, code)
    assert shown(hall) is None


def test_a_text_is_announced_once_however_often_the_press_is_sent(hall: Hall, hub: Hub) -> None:
    """The same key: the same answer; another press: it stands already."""
    guard = signed_in(hub, ZHAO)
    sent = {
        "json": {"phrase": "aid"},
        "headers": {"Origin": "http://localhost", "Idempotency-Key": "one"},
    }
    first, again = (guard.post(PATH, **sent) for _ in range(2))  # type: ignore[arg-type]

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json == again.json
    assert post(guard, PATH, phrase="aid")[1]["code"] == "already_announced"
    with hall.desk.read() as reading:
        made = [each for each in reading.happenings(0) if each.kind == "AnnouncementMade"]
    assert len(made) == 1


def test_an_emergency_is_loud_at_any_hour_and_a_call_is_not(hall: Hall) -> None:
    """The volume of calls goes by the hall's own clock; the emergency does not ask it."""
    quieter = [{"start": "00:00", "end": "23:59", "volume": 40}]
    voice = type(hall.desk.settings.voice).model_validate({"volume": 80, "quieter": quieter})
    hall.desk.settings = hall.desk.settings.model_copy(update={"voice": voice})
    hall.desk.act(announcing.announce, staff=ZHAO, phrase="stay")
    with hall.desk.read() as reading:
        scene = board(hall.desk.floor, hall.desk.settings, reading, "main", WORDS.say)

    assert scene["sound"]["volume"] == 40
    assert scene["announcement"]["urgent"]
