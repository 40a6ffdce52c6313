"""What a screen says of itself becomes its state; only news is written down."""

from typing import Any

import pytest

from hall.hub import roll as module
from hall.hub import wire
from hall.hub.live import Screen
from hall.hub.roll import CLOCK_MS, OLD_SECONDS
from hall.hub.viewer import LOOPBACK, Viewer
from tests.halls import journal
from tests.hub.stall import Stall


def screen(device: str = "d1") -> Screen:
    """A connected screen of this device."""
    return Screen(Viewer(device=device), {})


def say(hub: Stall, heard: Screen, **said: Any) -> str:
    """The screen says how it is; how it is from then on."""
    hub.hub.roll.heard(heard, wire.Health(**{"kind": "kiosk", "state": "ok"} | said))
    with hub.desk.read() as reading:
        return {each.id: each.state for each in reading.devices()}[f"{heard.viewer.device}-kiosk"]


def test_what_the_page_says_goes_before_its_clock_and_its_age(hub: Stall) -> None:
    """A clock that is far off, either way, is a fault; a little is none."""
    one = screen()
    assert say(hub, one, clock_ms=CLOCK_MS) == "ok"
    assert say(hub, one, clock_ms=-CLOCK_MS - 1) == "clock_off"
    assert say(hub, one, clock_ms=CLOCK_MS + 1, state="soundless") == "soundless"
    assert say(hub, one) == "ok"


def test_an_old_page_has_time_to_load_itself_anew(
    hub: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only one that stays old is a fault; the right version ends it and counts afresh."""
    now = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    one = screen()
    assert say(hub, one, version="other") == "ok"
    now[0] += OLD_SECONDS + 1
    assert say(hub, one, version="other") == "old_page"
    assert say(hub, one, version=hub.hub.version) == "ok"
    assert say(hub, one, version="other") == "ok"


def test_the_same_again_costs_no_act(hub: Stall, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said every 20 seconds by every screen."""
    one = screen()
    say(hub, one)
    monkeypatch.setattr(hub.desk, "act", lambda *act, **what: pytest.fail("an act for no news"))
    say(hub, one)


def test_only_screens_elsewhere_are_called(hub: Stall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages opened on the hub's own machine may be closed again; staff have no screen at all."""
    away, here, staff = screen(), screen(LOOPBACK), Screen(Viewer(staff="101"), {})
    say(hub, away)
    say(hub, here)
    monkeypatch.setattr(hub.hub.live, "all", lambda: [away, here, staff])
    hub.hub.roll.call()
    hub.clock.go(minutes=2)
    monkeypatch.setattr(hub.hub.live, "all", lambda: [staff])
    hub.hub.roll.call()
    with hub.desk.read() as reading:
        states = {each.id: each.state for each in reading.devices()}
    assert states == {"d1-kiosk": "gone", f"{LOOPBACK}-kiosk": "ok"}


def test_a_quiet_hall_is_not_written_to(hub: Stall, monkeypatch: pytest.MonkeyPatch) -> None:
    """No screens, nobody missed: no act every half minute."""
    before = journal(hub.desk)
    monkeypatch.setattr(hub.desk, "act", lambda *act, **what: pytest.fail("an act for nothing"))
    hub.hub.roll.call()
    assert journal(hub.desk) == before
