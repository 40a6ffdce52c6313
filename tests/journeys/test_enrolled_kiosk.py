"""A kiosk enrolled by a one-time code goes on through kill -9; the code is good once, for ever."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.journeys.process import ROOT, Process


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Process]:
    """The real server, as shipped."""
    with Process(tmp_path) as made:
        yield made


def code_of(hall: Process) -> str:
    """`run.py device-code`, typed on the hub's machine while the hall is open."""
    env = os.environ | {"SHOUWEN_STORE__VAR": str(hall.var), "LC_ALL": "en_US.UTF-8"}
    command = [sys.executable, str(ROOT / "server.py"), "device-code", "kiosk at the door"]
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", said)
    assert found, said
    return found[0]


class Browser:
    """A browser on another machine: it calls the hub by a name, so it is nobody at first."""

    def __init__(self, hall: Process) -> None:
        self.hall = hall
        self.cookies: dict[str, str] = {}

    def send(self, method: str, path: str, body: object = None) -> requests.Response:
        """One request, with its cookies, as a page of the hub sends it."""
        port = self.hall.url.rpartition(":")[2]
        told = {"Host": f"hub.example:{port}", "Origin": f"http://hub.example:{port}"}
        if self.cookies:
            told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = requests.request(method, self.hall.url + path, json=body, headers=told, timeout=20)
        self.cookies |= answer.cookies.get_dict()
        return answer

    def enrol(self, code: str) -> requests.Response:
        """The code is typed on the enrolment page."""
        return self.send("POST", "/api/devices/enrol", {"code": code})

    def take(self) -> requests.Response:
        """A visitor takes a number there."""
        return self.send("POST", "/api/tickets", {"service": "payment"})


def test_an_enrolled_kiosk_goes_on_after_a_power_cut_and_its_code_opens_nothing_more(
    hall: Process,
) -> None:
    """The cookie outlives the hub; the used code does not come back with it, nor does a new one
    that was used just before the cut.
    """
    kiosk, stranger, late = Browser(hall), Browser(hall), Browser(hall)
    assert kiosk.send("GET", "/kiosk/").status_code == 403
    assert kiosk.take().json()["code"] == "device_not_enrolled"
    code, second = code_of(hall), code_of(hall)
    device = kiosk.enrol(code).json()
    assert device["name"] == "kiosk at the door"
    first = kiosk.take()
    assert (first.status_code, first.json()["number"]) == (201, "A001")
    assert stranger.enrol(code).json()["code"] == "wrong_code"
    assert late.enrol(second).status_code == 200

    hall.kill()
    hall.open()

    assert kiosk.send("GET", "/kiosk/").status_code == 200
    after = kiosk.take()
    assert (after.status_code, after.json()["number"]) == (201, "A002")
    assert late.take().status_code == 201
    for used in (code, second):
        assert stranger.enrol(used).json()["code"] == "wrong_code"
    assert stranger.take().json()["code"] == "device_not_enrolled"
    token = first.json()["token"]
    again = late.send("POST", f"/api/tickets/{token}/reprint", {})
    assert again.json()["code"] == "not_this_kiosk"
