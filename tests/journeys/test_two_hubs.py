"""Two hubs share one PostgreSQL: what happens at one is told by the other, no ticket is twice."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import requests
import socketio

from tests.halls import at_once
from tests.journeys.process import Process
from tests.patience import until


@pytest.fixture
def hubs(tmp_path: Path, postgres_database: str) -> Iterator[tuple[Process, Process]]:
    """Two hubs of one hall, each its own process, on one new database."""
    with ExitStack() as stack:
        opened = []
        for name in ("east", "west"):
            folder = tmp_path / name
            folder.mkdir()
            house = Process(folder, STORE__URL=postgres_database, PRINTER__KIND="none")
            house.first = not opened
            opened.append(stack.enter_context(house))
        opened[1].pins = opened[0].pins
        yield opened[0], opened[1]


def post(house: Process, path: str, body: Any, token: str = "") -> requests.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return requests.post(house.url + path, json=body, headers=headers, timeout=30)


def sit(house: Process, staff: str, counter: str) -> str:
    """Sign in; the token."""
    body = {"staff": staff, "pin": house.pins[staff], "counter": counter}
    answer = post(house, "/api/sign-in", body)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["token"])


def test_a_call_at_one_hub_reaches_the_display_of_the_other(hubs: tuple[Process, Process]) -> None:
    """A number taken and called at the eastern hub stands on the western display."""
    east, west = hubs
    scenes: list[dict[str, Any]] = []
    wall = socketio.Client()
    wall.on("scene", scenes.append)
    wall.connect(west.url, transports=["websocket"])
    try:
        wall.call("join", {"scene": "display", "area": "main"})
        number = post(east, "/api/tickets", {"service": "payment"}).json()["number"]
        token = sit(east, "101", "1")
        called = post(east, "/api/counters/1/next", {}, token).json()["ticket"]
        assert called["number"] == number
        until(lambda: any(c["number"] == number for s in scenes for c in s["calls"]), 10)
    finally:
        wall.disconnect()


def test_clerks_at_two_hubs_never_call_the_same_ticket(hubs: tuple[Process, Process]) -> None:
    """Forty visitors, two clerks at each hub pressing at once: each is called once."""
    east, west = hubs
    for _ in range(40):
        assert post(east, "/api/tickets", {"service": "payment"}).status_code == 201
    seats = [(east, "101", "1"), (west, "102", "2"), (east, "103", "3"), (west, "104", "4")]
    tokens = [(house, counter, sit(house, staff, counter)) for house, staff, counter in seats]

    def work(house: Process, counter: str, token: str) -> list[str]:
        mine = []
        while True:
            answer = post(house, f"/api/counters/{counter}/next", {}, token)
            assert answer.status_code == 200, answer.text
            if answer.json()["ticket"] is None:
                return mine
            mine.append(answer.json()["ticket"]["number"])
            assert post(house, f"/api/counters/{counter}/begin", {}, token).status_code == 200

    lists = at_once([lambda seat=seat: work(*seat) for seat in tokens])
    called = [number for mine in lists for number in mine]
    assert len(called) == len(set(called)) == 40
