"""A hall of two areas, and what its displays are told; for the tests of the display window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from display.board import board
from display.counter_screen import counter_screen
from hall.desk.desk import Desk
from hall.settings.words import Words
from tests.halls import Clock, both, opened, settings

WORDS = Words.load(Path(__file__).resolve().parents[2] / "words")
AREAS = [
    {"id": "1", "name": both("1"), "serves": ["payment"]},
    {"id": "2", "name": both("2"), "serves": ["connection"], "area": "upstairs"},
    {"id": "3", "name": both("3"), "serves": ["repair"]},
]


def notice(word: str, **days: date) -> dict[str, Any]:
    """A notice of the settings."""
    return {"text": both(word), **days}


NOTICES = [
    notice("always"),
    notice("over", until=date(2026, 3, 1)),
    notice("last day", until=date(2026, 3, 2)),
    notice("first day", since=date(2026, 3, 2)),
    notice("not yet", since=date(2026, 3, 3)),
]


def fee(price: str, **days: date) -> dict[str, Any]:
    """A row of the fee table."""
    return {"item": both("water"), "price": both(price), **days}


FEES = [
    fee("old", until=date(2026, 3, 2)),
    fee("new", since=date(2026, 3, 3)),
    fee("over", until=date(2026, 3, 1)),
]
QUIET = [{"begin": "12:00", "end": "14:00"}, {"begin": "22:00", "end": "06:00"}]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hall of two areas on SQLite, Monday 2 March 2026, nine o'clock."""
    made = settings(
        counters=AREAS,
        display={"notices": NOTICES, "fees": FEES, "quiet_times": QUIET},
        store={"var": str(tmp_path)},
    )
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", made) as desk:
        yield desk


def shown(desk: Desk, area: str = "main") -> dict[str, Any]:
    """The display's scene now."""
    with desk.read() as reading:
        return board(desk.floor, desk.settings, reading, area, WORDS.say)


def screen(desk: Desk, counter: str = "1") -> dict[str, Any]:
    """A counter's screen now."""
    with desk.read() as reading:
        return counter_screen(desk.floor, desk.settings, reading, counter)


def go(desk: Desk, **span: float) -> None:
    """Let time pass."""
    assert isinstance(desk.now, Clock)
    desk.now.go(**span)
