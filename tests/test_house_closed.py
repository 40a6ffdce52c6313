"""A house that is closed before all of it was ready."""

from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

import house
from hall.settings.load import load
from hall.settings.words import Words
from hall.store.book import Bell
from tests.patience import until
from tests.tree import ROOT


def test_what_is_ready_only_after_the_end_is_stopped_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the voice still loads: nothing goes on behind the closed door."""
    env = {
        "SHOUWEN_STORE__VAR": str(tmp_path), "SHOUWEN_SERVER__PORT": "0",
        "SHOUWEN_VOICE__ENABLED": "false", "SHOUWEN_KIOSK__SPOKEN": "false",
        "SHOUWEN_PRINTER__KIND": "none",
    }  # fmt: skip
    opened = house.House(load(ROOT / "config.toml", env), Words.load(ROOT / "words"), "threading")
    loaded, stopped = Event(), Event()
    follower = SimpleNamespace(stop=stopped.set, run=lambda: None)
    monkeypatch.setattr(opened.announcer, "open", loaded.wait)
    monkeypatch.setattr(opened.announcer, "follow", lambda complain: follower)
    opened.start()
    opened.stop()
    assert not stopped.is_set()
    loaded.set()
    until(stopped.is_set)


def test_whoever_is_stopped_twice_is_taken_down_once() -> None:
    """By the house and by itself; the others still hear."""
    bell, one, other = Bell(), Event(), Event()
    bell.hang(one)
    bell.hang(other)
    bell.take_down(one)
    bell.take_down(one)
    bell.ring()
    assert (one.is_set(), other.is_set()) == (False, True)
