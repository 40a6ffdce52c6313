"""A whole hall of its own: server.py in a process, on a free port, with its own store and PINs."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
import socketio

from tests.patience import until

ROOT = Path(__file__).resolve().parents[2]
LIN, CHEN, ZHAO, ZHENG = "101", "102", "201", "301"
"""The cast: two clerks, the guard, the manager (who is a clerk as well)."""


@dataclass
class Opened:
    """An open hall: its address, its first PINs, its process."""

    url: str
    pins: dict[str, str]
    process: subprocess.Popen[str]
    log: Path

    def said(self) -> str:
        """What the hall has printed so far."""
        return self.log.read_text()

    def post(self, path: str, body: Any = None, **more: Any) -> requests.Response:
        """A program's POST: JSON, no browser headers."""
        return requests.post(self.url + path, json={} if body is None else body, timeout=20, **more)

    def get(self, path: str, **more: Any) -> requests.Response:
        """A GET."""
        return requests.get(self.url + path, timeout=20, **more)

    def take(self, service: str = "general") -> str:
        """A visitor's number."""
        answer = self.post("/api/tickets", {"service": service})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["number"])

    def sign_in(self, staff: str, counter: str | None = None) -> dict[str, str]:
        """The header that stands for a member of staff."""
        body = {"staff": staff, "pin": self.pins[staff], "counter": counter}
        answer = self.post("/api/sign-in", body)
        assert answer.status_code == 200, answer.text
        return {"Authorization": f"Bearer {answer.json()['token']}"}


@contextmanager
def opened(folder: Path, mode: str, first: bool = True, **settings: str) -> Iterator[Opened]:
    """Open a hall with the shipped config.toml; `settings` are SECTION__KEY of the environment.

    `first` is whether the folder's store is new, so that PINs are given.
    """
    asked = {
        "STORE__VAR": str(folder),
        "SERVER__PORT": "0",
        "SERVER__ASYNC_MODE": mode,
        "LINE__RECALL_SECONDS": "0",
    }
    asked |= {"VOICE__ENGINE": "none"} | settings
    env = os.environ | {f"SHOUWEN_{key}": value for key, value in asked.items()} | {"LANG": "en"}
    log = folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "server.py")],
            env=env, stdout=out, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    try:
        said = until(lambda: _ready(log, process, first), 60)
        pins = dict(re.findall(r"^  (\d{3})  (\d{6})  ", said, re.MULTILINE))
        url = re.search(r"http://\S+:\d+(?=/kiosk/)", said)
        assert url, said
        yield Opened(url[0], pins, process, log)
    finally:
        process.terminate()
        process.wait(10)


def _ready(log: Path, process: subprocess.Popen[str], first: bool) -> str:
    said = log.read_text()
    assert process.poll() is None, said
    return said if "/watch/" in said and ("301  " in said or not first) else ""


class Screen:
    """The official Socket.IO client, remembering what it was told."""

    def __init__(self, hall: Opened, headers: dict[str, str] | None = None) -> None:
        self.scenes: list[dict[str, Any]] = []
        self.beats: list[dict[str, Any]] = []
        self.refusals: list[dict[str, Any]] = []
        self.client = socketio.Client(reconnection=False)
        self.client.on("scene", self.scenes.append)
        self.client.on("beat", self.beats.append)
        self.client.on("refusal", self.refusals.append)
        self.client.connect(hall.url, headers=headers or {}, transports=["websocket"])

    def join(self, scene: str, area: str = "main", **more: Any) -> dict[str, Any]:
        """Ask for a scene; the hub's answer."""
        answer: dict[str, Any] = self.client.call("join", {"scene": scene, "area": area, **more})
        return answer

    def close(self) -> None:
        """Go away without a word, as a screen does whose plug is pulled."""
        self.client.eio.ws.shutdown()
