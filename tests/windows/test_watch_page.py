"""The watch page and its scene are for guards, guides and managers, and nobody else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.windows.clerk_hall import LIN, PIN, ZHAO, ZHENG, Hall, open_hall

SUN = "202"
"""The guide."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall where the guard, the guide, the manager and a clerk have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, ZHAO, SUN, ZHENG)
        yield hall


@pytest.fixture
def client(hall: Hall) -> FlaskClient:
    """A phone's browser."""
    return hall.hub().app.test_client()


def sign_in(client: FlaskClient, staff: str) -> None:
    """Somebody signs in without a counter."""
    answer = client.post(
        "/api/sign-in",
        json={"staff": staff, "pin": PIN},
        headers={"Origin": "http://localhost"},
    )
    assert answer.status_code == 200, answer.json


def scene_of(page: str) -> Any:
    """The scene in the page."""
    found = re.search(r'<script type="application/json" id="scene">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("staff", [ZHAO, SUN, ZHENG])
def test_guard_guide_and_manager_see_the_line(hall: Hall, client: FlaskClient, staff: str) -> None:
    """The page's first paint is what the scene call answers."""
    visitor = hall.visitor()
    sign_in(client, staff)

    shown = client.get("/api/scenes/watch").json
    assert [each["number"] for each in shown["line"]] == [visitor.number]
    assert scene_of(client.get("/watch/").text) == shown


def test_a_clerk_is_not_shown_the_watch(hall: Hall, client: FlaskClient) -> None:
    """The role decides, not the sign-in."""
    sign_in(client, LIN)

    assert client.get("/api/scenes/watch").json["code"] == "no_role"
    assert scene_of(client.get("/watch/").text) == {}


def test_nobody_sees_the_watch_without_signing_in(client: FlaskClient) -> None:
    """The page is there, with the sign-in; the scene is not."""
    assert client.get("/api/scenes/watch").status_code == 401
    page = client.get("/watch/")
    assert page.status_code == 200
    assert scene_of(page.text) == {}


def test_a_phone_is_not_sent_the_17_megabyte_font(client: FlaskClient) -> None:
    """Phones have a Chinese face of their own; the guard's data plan is the guard's."""
    assert "fonts.css" not in client.get("/watch/").text
    assert "fonts.css" in client.get("/counter/").text
