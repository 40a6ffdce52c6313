"""`run.py demo`: a living hall in a process of its own, which leaves nothing behind."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.patience import until
from tests.tree import ROOT


class Demo:
    """A demo that has printed its welcome."""

    def __init__(self, process: "subprocess.Popen[str]", said: str) -> None:
        self.process = process
        self.said = said
        self.url = re.search(r"(http://\S+)/kiosk/", said)[1]  # type: ignore[index]

    def get(self, path: str) -> str:
        """What the page or call answers."""
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return str(answer.read().decode())

    def seq(self) -> int:
        """How far the hall's journal has come."""
        return int(json.loads(self.get("/api/scenes/display"))["seq"])

    def end(self) -> str:
        """Ctrl-C; what it says last."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=30)
        return rest


@contextmanager
def running(folder: Path, mode: str, *words: str) -> Iterator[Demo]:
    """A demo whose temporary files are in `folder`; it must not outlive the test."""
    folder.mkdir()
    env = os.environ | {
        "TMPDIR": str(folder), "SHOUWEN_SERVER__ASYNC_MODE": mode, "LC_ALL": "en_US.UTF-8",
        "SHOUWEN_VOICE__ENABLED": "false",
    }  # fmt: skip
    command = [sys.executable, str(ROOT / "server.py"), "demo", "--port", "0", *words]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    try:
        said = ""
        for line in process.stdout or ():
            said += line
            if "Ctrl-C" in line:
                break
        assert "/kiosk/" in said, f"the demo did not open: {said}"
        yield Demo(process, said)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_the_demo_shows_a_living_hall_and_leaves_nothing(tmp_path: Path, mode: str) -> None:
    """Pages answer, the journal moves, and after Ctrl-C the store and the slips are gone."""
    folder = tmp_path / "temp"
    with running(folder, mode, "--speed", "200") as demo:
        for page in ("/kiosk/", "/display/", "/display/counter/1", "/counter/", "/watch/"):
            assert 'id="scene"' in demo.get(page)
        assert list(folder.glob("shouwen-demo-*/shouwen.sqlite")), "the store is elsewhere"
        begun = demo.seq()
        until(lambda: demo.seq() > begun + 10, within=60)
        until(lambda: list(folder.glob("shouwen-demo-*/slips/*.png")), within=30)

        last = demo.end()
        assert demo.process.returncode == 0
        assert "removed" in last
    assert not list(folder.glob("shouwen-demo-*"))


def test_a_newcomer_signs_in_as_the_demo_says_and_calls_somebody(tmp_path: Path) -> None:
    """The PIN and the free counter it prints are good for a press of one's own."""
    with running(tmp_path / "temp", "threading", "--speed", "1") as demo:
        pin = re.search(r"PIN of everyone below: (\d+)", demo.said)[1]  # type: ignore[index]
        staff, counter = re.search(r"(\w+)  .+  counter page, counter (\w+)", demo.said).groups()  # type: ignore[union-attr]

        def post(path: str, body: dict[str, str], token: str = "") -> dict[str, object]:
            headers = {"Content-Type": "application/json"}
            if token:
                headers["Authorization"] = f"Bearer {token}"
            data = json.dumps(body).encode()
            asked = urllib.request.Request(demo.url + path, data, headers)
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return dict(json.loads(answer.read()))

        signed_in = post("/api/sign-in", {"staff": staff, "pin": pin, "counter": counter})
        turn = post(f"/api/counters/{counter}/next", {}, str(signed_in["token"]))
        assert turn["ticket"], "nobody waits for the free counter"
        member, *_ = re.findall(r"(\w+)  .+  first inquiries", demo.said)
        theirs = post("/api/sign-in", {"staff": member, "pin": pin})
        found = post("/api/inquiries/search", {"box": "offered"}, str(theirs["token"]))
        assert found["total"], "nothing waits for them at /office/"
        demo.end()


def test_the_demo_ends_by_itself_when_asked_to(tmp_path: Path) -> None:
    """--minutes 0.02: a second or so, then it goes and removes what it wrote."""
    folder = tmp_path / "temp"
    with running(folder, "threading", "--minutes", "0.02") as demo:
        demo.process.wait(30)
        assert demo.process.returncode == 0
    assert not list(folder.glob("shouwen-demo-*"))
