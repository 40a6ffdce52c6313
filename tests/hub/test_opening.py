"""server.py opens a hall from nothing, closes it at once, and its other words do what they say."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.hub.opened import LIN, Opened, Screen, opened
from tests.patience import until
from tests.tree import ROOT

PLACE = re.compile(r"http://127\.0\.0\.1:\d+")


def word(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run server.py with a word, in a store of its own."""
    env = os.environ | {"SHOUWEN_STORE__VAR": str(folder), "LANG": "en"} | more
    return subprocess.run(
        [sys.executable, str(ROOT / "server.py"), *words],
        env=env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_the_first_start_shows_pins_once_and_keeps_only_hashes(tmp_path: Path) -> None:
    """Twenty-one people, as many different PINs; the second start shows none, all still work."""
    with opened(tmp_path, "eventlet") as hall:
        assert len(hall.pins) == 21
        assert len(set(hall.pins.values())) == 21
        first = hall.pins[LIN]
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("shouwen.sqlite*"))
    assert b"argon2id" in kept
    assert first.encode() not in kept
    with opened(tmp_path, "threading", first=False) as hall:
        assert hall.pins == {}
        hall.pins[LIN] = first
        hall.sign_in(LIN)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_it_closes_within_two_seconds_whoever_is_connected(
    tmp_path: Path, mode: str, sign: signal.Signals
) -> None:
    """Open websockets and idle connections do not hold the door."""
    with opened(tmp_path, mode) as hall:
        screens = [Screen(hall) for _ in range(3)]
        for screen in screens:
            assert screen.join("display")["ok"]
        with requests.Session() as idle:
            assert idle.get(hall.url + "/healthz").json()["ready"]
            assert hall.post("/api/tickets", {"service": "payment"}).status_code == 201
            started = time.monotonic()
            hall.process.send_signal(sign)
            assert hall.process.wait(10) == 0
            assert time.monotonic() - started < 2
        assert "Traceback" not in hall.said()


def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    """And the exit code says that nothing was opened."""
    with opened(tmp_path, "threading") as hall:
        other = tmp_path / "other"
        port = hall.url.rpartition(":")[2]
        run = word(other, SHOUWEN_SERVER__PORT=port)
        assert run.returncode == 1
        assert f":{port}: another program uses this port" in run.stderr
        assert "Traceback" not in run.stdout + run.stderr
        assert "Errno" not in run.stdout + run.stderr


def test_wrong_settings_are_told_all_at_once_and_nothing_is_opened(tmp_path: Path) -> None:
    """Exit code 2, a line for each fault."""
    run = word(tmp_path, SHOUWEN_SERVER__PORT="x", SHOUWEN_LINE__POLICY="luck")
    assert run.returncode == 2
    assert "server.port" in run.stderr
    assert "line.policy" in run.stderr


def test_a_new_pin_replaces_the_old_one_while_the_hall_is_open(tmp_path: Path) -> None:
    """`pin 101 2468`: the old PIN and the old sign-in are worth nothing from then on."""
    with opened(tmp_path, "eventlet") as hall:
        who = hall.sign_in(LIN, "1")
        run = word(tmp_path, "pin", LIN, "2468")
        assert run.returncode == 0, run.stderr
        until(lambda: hall.post("/api/counters/1/next", headers=who).status_code == 401)
        old = hall.post("/api/sign-in", {"staff": LIN, "pin": hall.pins[LIN]})
        assert old.json()["code"] == "wrong_pin"
        hall.pins[LIN] = "2468"
        hall.sign_in(LIN)
    made = word(tmp_path, "pin", LIN)
    assert re.search(r": \d{6} ", made.stdout)
    assert word(tmp_path, "pin", "999").returncode == 1
    assert word(tmp_path, "pin", LIN, "12").returncode == 1


def test_a_device_code_from_the_command_line_enrols_a_device(tmp_path: Path) -> None:
    """Made beside the running hall, typed on the device."""
    with opened(tmp_path, "eventlet") as hall:
        run = word(tmp_path, "device-code", "大屏")
        code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", run.stdout)
        assert code, run.stdout + run.stderr
        answer = hall.post("/api/devices/enrol", {"code": code[0]})
        assert answer.json()["name"] == "大屏"


def test_check_has_a_line_for_each_thing_and_an_exit_code(tmp_path: Path) -> None:
    """Good as shipped; bad when the printer does not answer."""
    good = word(tmp_path, "check", SHOUWEN_VOICE__ENGINE="none")
    assert good.returncode == 0, good.stdout
    assert len(good.stdout.strip().splitlines()) >= 6
    bad = word(
        tmp_path, "check", SHOUWEN_PRINTER__KIND="network", SHOUWEN_PRINTER__HOST="127.0.0.1",
        SHOUWEN_PRINTER__PORT="1", SHOUWEN_VOICE__ENGINE="none",
    )  # fmt: skip
    assert bad.returncode == 1
    assert [line[0] for line in bad.stdout.splitlines()].count("!") == 1


def test_a_chunked_body_has_the_same_bounds(hall: Opened) -> None:
    """A body that does not say how long it is gets no further for it."""
    kind = {"Content-Type": "application/json"}
    small = iter((b'{"service"', b': "payment"}'))
    huge = (b'{"service": "' if n == 0 else b"p" * 8192 for n in range(12))
    asked = requests.post(hall.url + "/api/tickets", data=small, headers=kind, timeout=20)
    assert asked.status_code == 201
    big = requests.post(hall.url + "/api/tickets", data=huge, headers=kind, timeout=20)
    assert (big.status_code, big.json()["code"]) == (413, "too_large")
    assert hall.get("/healthz").json()["ready"]
