"""The opening self-test: every item as the devices, the screens and the store say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk import devices, roll
from hall.desk.roll import SILENT
from hall.hub.app import Hub
from hall.settings.check import ENOUGH_MEGABYTES
from tests.windows.clerk_hall import Hall, open_hall
from watch import self_test as looked_at
from watch.self_test import red, self_test


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test."""
    with open_hall(tmp_path) as hall:
        yield hall


@pytest.fixture
def hub(hall: Hall) -> Hub:
    """Its web application; no screen has joined it."""
    return hall.hub()


@pytest.mark.parametrize(
    ("kind", "state", "item", "seen"),
    [
        ("printer", "ok", "paper", "ok"),
        ("printer", "near_end", "paper", "ok"),
        ("printer", "paper_out", "paper", "red"),
        ("printer", "cover_open", "paper", "red"),
        ("printer", "offline", "paper", "red"),
        ("printer", "unknown", "paper", "unknown"),
        ("voice", "ok", "voice", "ok"),
        ("voice", "failed", "voice", "red"),
    ],
)
def test_a_device_is_what_it_says_it_is(
    hall: Hall, hub: Hub, kind: str, state: str, item: str, seen: str
) -> None:
    """And before it has said anything nobody knows."""
    with hall.desk.read() as reading:
        assert self_test(hub, reading)[item] == "unknown"
    hall.desk.act(devices.report, device=kind, kind=kind, state=state)
    with hall.desk.read() as reading:
        assert self_test(hub, reading)[item] == seen


@pytest.mark.parametrize(
    ("seconds", "kiosk"), [(0, "ok"), (SILENT.total_seconds(), "ok"), (91, "red")]
)
def test_a_kiosk_at_another_hub_is_there(hall: Hall, hub: Hub, seconds: float, kiosk: str) -> None:
    """Nothing has joined this hub: what the others' roll call saw a moment ago counts."""
    told = {"device": "k1-kiosk", "kind": "kiosk", "state": "ok"}
    hall.desk.act(devices.report, **told)
    with hall.desk.read() as reading:
        assert self_test(hub, reading)["kiosk"] == "red", "it has said so, and nobody has seen it"
    hall.desk.act(roll.call_roll, here=["k1-kiosk"])
    hall.later(seconds=seconds)
    with hall.desk.read() as reading:
        items = self_test(hub, reading)
    assert (items["kiosk"], items["display"]) == (kiosk, "red")


def test_a_screen_that_is_missed_or_mute_is_red_though_another_is_there(
    hall: Hall, hub: Hub
) -> None:
    """A kiosk that went dark, a display whose browser lets no sound out."""
    for device, kind, state in (
        ("k1-kiosk", "kiosk", "ok"), ("k2-kiosk", "kiosk", "gone"),
        ("d1-display", "display", "soundless"),
    ):  # fmt: skip
        hall.desk.act(devices.report, device=device, kind=kind, state=state)
    hall.desk.act(roll.call_roll, here=["k1-kiosk", "d1-display"])
    with hall.desk.read() as reading:
        items = self_test(hub, reading)
    assert (items["kiosk"], items["display"]) == ("red", "red")
    hall.desk.act(roll.call_roll, here=["k1-kiosk", "k2-kiosk", "d1-display"])
    hall.desk.act(devices.report, device="d1-display", kind="display", state="ok")
    with hall.desk.read() as reading:
        items = self_test(hub, reading)
    assert (items["kiosk"], items["display"]) == ("ok", "ok")


def test_a_store_without_room_for_a_day_is_red(
    hall: Hall, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers would be refused before the evening."""
    with hall.desk.read() as reading:
        assert self_test(hub, reading)["store"] == "ok"
        monkeypatch.setattr(looked_at, "ENOUGH_MEGABYTES", ENOUGH_MEGABYTES * 10**9)
        items = self_test(hub, reading)
    assert items["store"] == "red"
    assert "store" in red(items)
