"""The opening self-test: kiosk, paper, display, voice and store, each in order or named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final, Literal

from hall.core.condition import GONE, SOUNDLESS
from hall.desk.reading import Reading
from hall.desk.views import DeviceView
from hall.hub.app import Hub
from hall.settings.check import ENOUGH_MEGABYTES
from watch.devices_scene import screens

State = Literal["ok", "red", "unknown", "off"]

ITEMS: Final = ("kiosk", "paper", "display", "voice", "store")
"""In the order in which somebody walks round the hall before it opens."""

BAD: Final = frozenset({"failed", "paper_out", "cover_open", "offline", GONE, SOUNDLESS})
"""Device states that are red; near_end still prints, a screen with a wrong clock or an old page
still shows, and what nobody knows is `unknown`.
"""


def self_test(hub: Hub, reading: Reading) -> dict[str, State]:
    """Every item with its state. `off`: the settings do without it; `unknown`: it has said nothing
    yet, or a printer that cannot answer.
    """
    devices = reading.devices()
    shown = {scene for scene, _ in hub.live.occupied().values()}
    there = screens(hub, reading)
    settings = hub.settings
    return {
        "kiosk": _screen("kiosk", shown, there),
        "paper": "off"
        if all(one.kind == "none" for one in settings.all_printers.values())
        else _said("printer", devices),
        "display": _screen("display", shown, there),
        "voice": _said("voice", devices) if settings.voice.speaks else "off",
        "store": "ok" if _room(settings.var_dir) else "red",
    }


def red(items: dict[str, State]) -> tuple[str, ...]:
    """The items that are not in order."""
    return tuple(item for item, state in items.items() if state == "red")


def _screen(kind: str, shown: set[str], devices: list[DeviceView]) -> State:
    """A screen is in order while the list of devices has one, or one hears this hub and has said
    nothing yet, and none is gone or has said that it is not.
    """
    said = _said(kind, devices)
    there = kind in shown or any(each.kind == kind for each in devices)
    return "ok" if there and said != "red" else "red"


def _said(kind: str, devices: list[DeviceView]) -> State:
    states = {each.state for each in devices if each.kind == kind}
    if states & BAD:
        return "red"
    return "ok" if states and "unknown" not in states else "unknown"


def _room(folder: Path) -> bool:
    """Whether what happens today can be written down; that it can be read, this page shows."""
    try:
        return shutil.disk_usage(folder).free >= ENOUGH_MEGABYTES * 1_000_000
    except OSError:
        return False
