"""The opening self-test: every item as the devices, the screens and the store say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk import devices, roll
from hall.desk.reading import Reading
from hall.desk.roll import SILENT
from hall.hub import wire
from hall.hub.app import Hub
from hall.hub.live import Screen
from hall.hub.viewer import LOOPBACK, Viewer
from hall.settings.check import ENOUGH_MEGABYTES
from tests.windows.clerk_hall import Hall, open_hall
from watch import self_test as looked_at
from watch.devices_scene import devices_scene
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


def listed(hub: Hub, reading: Reading) -> dict[str, str]:
    """The list of devices on the same page: kind and state."""
    return {each["kind"]: each["state"] for each in devices_scene(hub, reading)["screens"]}


@pytest.mark.parametrize(
    ("seconds", "kiosk", "in_list"),
    [(0, "ok", "ok"), (SILENT.total_seconds(), "ok", "ok"), (91, "red", "gone")],
)
def test_a_kiosk_that_was_closed_is_the_same_in_the_check_and_in_the_list(
    hall: Hall, hub: Hub, seconds: float, kiosk: str, in_list: str
) -> None:
    """Nothing is on the line here: for SILENT it may come back or be at another hub, then it is
    missed, though it was gone before its first roll call.
    """
    told = {"device": "k1-kiosk", "kind": "kiosk", "state": "ok"}
    hall.desk.act(devices.report, **told, owner="k1", seen=True)
    hall.later(seconds=seconds)
    hall.desk.act(roll.call_roll, here=[])
    with hall.desk.read() as reading:
        items = self_test(hub, reading)
        assert listed(hub, reading) == {"kiosk": in_list}
    assert (items["kiosk"], items["display"]) == (kiosk, "red")


def test_a_page_on_the_hub_s_own_machine_is_a_screen_while_it_is_open(hall: Hall, hub: Hub) -> None:
    """Nobody misses it afterwards, so the list leaves it out and the check does not count on it."""
    said = wire.Health(kind="kiosk", state="ok")
    page = Screen(Viewer(device=LOOPBACK), {})
    hub.live._screens["page"] = page
    hub.roll.heard(page, said)
    with hall.desk.read() as reading:
        assert (self_test(hub, reading)["kiosk"], listed(hub, reading)) == ("ok", {"kiosk": "ok"})
        del hub.live._screens["page"]
        assert (self_test(hub, reading)["kiosk"], listed(hub, reading)) == ("red", {})
    hall.later(minutes=5)
    assert hall.desk.act(roll.call_roll, here=[]) == []


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
