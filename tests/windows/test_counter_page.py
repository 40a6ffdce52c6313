"""The counter's page: the desk for whoever is signed in, the sign-in for everybody else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.windows.clerk_hall import CHEN, LIN, PIN, Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall with one clerk's PIN set."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, CHEN)
        yield hall


@pytest.fixture
def client(hall: Hall) -> FlaskClient:
    """A browser with a cookie jar."""
    return hall.hub().app.test_client()


def sign_in(client: FlaskClient, staff: str = LIN, counter: str = "1") -> None:
    """Somebody signs in at a counter."""
    told = {"staff": staff, "pin": PIN, "counter": counter}
    answer = client.post("/api/sign-in", json=told, headers={"Origin": "http://localhost"})
    assert answer.status_code == 200, answer.json


def block(page: str, name: str) -> Any:
    """One of the page's data blocks."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found, f"no block {name}"
    return json.loads(found[1])


def test_without_a_sign_in_the_page_offers_the_counters_and_no_scene(client: FlaskClient) -> None:
    """Nobody sees who waits before saying who they are."""
    page = client.get("/counter/").text

    assert block(page, "scene") == {}
    assert block(page, "setup")["viewer"] is None
    assert [each["id"] for each in block(page, "setup")["counters"]] == list("123456")


def test_after_a_reload_the_desk_is_there_again(hall: Hall, client: FlaskClient) -> None:
    """The cookie keeps clerk and counter; the visitor in hand is still in hand."""
    visitor = hall.visitor()
    sign_in(client)
    hall.next("1", LIN)
    page = client.get("/counter/").text

    assert block(page, "setup")["viewer"]["counter"] == "1"
    assert block(page, "scene")["in_hand"]["number"] == visitor.number


def test_the_first_paint_equals_what_the_scene_call_answers(
    hall: Hall, client: FlaskClient
) -> None:
    """One function makes both."""
    hall.visitor()
    sign_in(client)

    assert block(client.get("/counter/").text, "scene") == client.get("/api/scenes/counter/1").json


def test_a_clerk_cannot_look_at_anothers_desk(hall: Hall, client: FlaskClient) -> None:
    """Counter 1's screen is for who sits there."""
    sign_in(client, CHEN, "2")
    answer = client.get("/api/scenes/counter/1")

    assert (answer.status_code, answer.json["code"]) == (403, "not_your_counter")


def test_the_page_carries_no_script_and_no_style_of_its_own(client: FlaskClient) -> None:
    """What the content policy forbids is not there in the first place."""
    answer = client.get("/counter/")

    assert "style=" not in answer.text
    kinds = re.findall(r"<script([^>]*)>", answer.text)
    assert kinds, "no script at all: the test would mean nothing"
    assert all("src=" in kind or "application/json" in kind for kind in kinds)
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("language", "words"), [("zh", "叫下一位"), ("en", "Call next")])
def test_the_page_has_its_words_in_both_languages(
    client: FlaskClient, language: str, words: str
) -> None:
    """Switching needs no answer from the server."""
    page = client.get("/counter/").text

    assert block(page, "words")[language]["counter"]["big"]["next"] == words
