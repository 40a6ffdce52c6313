"""A hall that speaks, with its clerks, for the browser tests of displays and counter screens."""

import json
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from tests.journeys.process import Process as Hall

LI, WANG = "101", "102"

RECORDER = """
window.played = [];
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...when) {
  const one = { from: performance.now(), to: null, seconds: this.buffer.duration };
  window.played.push(one);
  this.addEventListener("ended", () => (one.to = performance.now()));
  return start.apply(this, when);
};
const rest = window.setTimeout;
window.setTimeout = (work, ms, ...more) => rest(work, ms === 500 ? 50 : ms, ...more);
"""
"""Notes every sound that really begins and ends in the page, whoever plays it; pauses are short."""


class Clerk:
    """Somebody at a counter, and the keys they press over HTTP."""

    def __init__(self, hall: Hall, staff: str, counter: str) -> None:
        self._hall, self._counter = hall, counter
        asked = {"staff": staff, "pin": hall.pins[staff], "counter": counter}
        self._token = post(hall, "/api/sign-in", asked)["token"]

    def press(self, verb: str, **what: Any) -> Any:
        """Press a key: next, recall, begin, finish, pause ..."""
        return post(self._hall, f"/api/counters/{self._counter}/{verb}", what, self._token)

    def call(self, service: str = "payment") -> str:
        """A visitor comes and is called at once, whatever was in hand; answers the number."""
        self.rest()
        visitors(self._hall, service)
        number: str = self.press("next")["ticket"]["number"]
        return number

    def rest(self) -> None:
        """Have nobody in hand."""
        for verb in ("begin", "finish"):
            with suppress(HTTPError):  # refused: it was not that far, or is further already
                self.press(verb)


def post(hall: Hall, path: str, body: dict[str, Any], token: str = "") -> Any:
    """One command; HTTPError when it is refused."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    with urlopen(Request(hall.url + path, json.dumps(body).encode(), headers)) as answer:
        return json.load(answer)


def visitors(hall: Hall, *services: str) -> None:
    """So many people take a number."""
    for service in services:
        post(hall, "/api/tickets", {"service": service})


@contextmanager
def speaking_hall(folder: Path, **more: str) -> Iterator[Hall]:
    """A hall with whatever speech engine is here, speaking fast, and no paper."""
    asked = {
        "VOICE__ENGINE": "auto",
        "VOICE__WORDS_PER_MINUTE": "300",
        "LINE__RECALL_SECONDS": "0",
        "PRINTER__KIND": "none",
        "SERVER__PORT": str(free_port()),
    }
    with Hall(folder, **(asked | more)) as hall:
        yield hall


def free_port() -> int:
    """A port that a hall can be opened on twice, as one that is started again."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def open_screen(page: Page, hall: Hall, path: str) -> None:
    """Open a display or a counter screen and wait until it hears the hub."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(hall.url + path)
    page.wait_for_function("() => document.documentElement.dataset.line === 'live'")


def in_front(page: Page, number: str) -> None:
    """Wait until this number stands in the large place.

    In a rush that takes a while: six calls of the last ten seconds keep their places, and whatever
    earlier tests called counts.
    """
    expect(page.locator(".hero .number")).to_have_text(number, timeout=15_000)


def listen(page: Page, hall: Hall, query: str = "?sound=1") -> None:
    """Open the hall display with its sound on and note what it plays."""
    page.add_init_script(RECORDER)
    open_screen(page, hall, f"/display/{query}")


def said(page: Page) -> list[dict[str, Any]]:
    """What the loudspeaker has finished: seq, from, to (ms), times."""
    found: list[dict[str, Any]] = json.loads(
        page.evaluate("document.documentElement.dataset.said ?? '[]'")
    )
    return found


def wait_said(page: Page, count: int, within: float = 30) -> list[dict[str, Any]]:
    """Wait until so many calls were spoken or given up."""
    page.wait_for_function(
        "count => JSON.parse(document.documentElement.dataset.said ?? '[]').length >= count",
        arg=count,
        timeout=within * 1000,
    )
    return said(page)


def played(page: Page) -> list[dict[str, float]]:
    """Every sound that began: from, to (ms; null while it sounds), seconds."""
    found: list[dict[str, float]] = page.evaluate("window.played")
    return found
