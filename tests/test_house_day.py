"""The house minds the day: a night sends leftovers home, a leaping clock does not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import house
from hall.desk import inquiries, tickets
from hall.settings.load import load
from hall.settings.words import Words
from server import main
from tests.halls import Clock
from tests.tree import ROOT

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Held:
    """A house that is not open, its clock and the machine's, both moved by hand."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = Clock(NINE)
        self.steady = 5000.0
        monkeypatch.setattr(house, "steady", lambda: self.steady)
        env = {
            "SHOUWEN_STORE__VAR": str(folder),
            "SHOUWEN_SERVER__PORT": "0",
            "SHOUWEN_VOICE__ENABLED": "false",
            "SHOUWEN_KIOSK__SPOKEN": "false",
            "SHOUWEN_HOURS__CALENDAR": "china",
            "SHOUWEN_HOURS__ALWAYS_OPEN": "false",
        }
        settings = load(ROOT / "config.toml", env)
        words = Words.load(ROOT / "words")
        self.house = house.House(settings, words, "threading", now=self.clock)
        self.ticket = self.house.desk.act(tickets.take, service="payment").id

    def state(self) -> str:
        """How the visitor's ticket stands after the house has looked at the day."""
        self.house.look_at_the_day()
        with self.house.desk.read() as reading:
            found = reading.ticket_by_id(self.ticket)
        assert found is not None
        return found.state

    def passes(self, **span: float) -> None:
        """Time really goes by."""
        self.clock.go(**span)
        self.steady += timedelta(**span).total_seconds()


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Monday, nine; one visitor waits."""
    made = Held(tmp_path, monkeypatch)
    yield made
    made.house.sock.close()
    made.house.stop()


def test_after_a_night_who_was_left_over_is_abandoned(held: Held) -> None:
    """The machine ran on, or slept."""
    held.passes(minutes=10)
    assert held.state() == "waiting"
    held.passes(hours=23)
    assert held.state() == "abandoned"


def test_a_time_server_that_sets_the_clock_forward_by_a_day_sends_nobody_home(held: Held) -> None:
    """Three hours later the new day is believed."""
    held.passes(minutes=10)
    held.clock.go(days=1)
    assert held.state() == "waiting"
    held.passes(hours=2)
    assert held.state() == "waiting"
    held.passes(hours=1, minutes=10)
    assert held.state() == "abandoned"


def test_the_house_reminds_by_itself_and_not_while_the_clock_leaps(held: Held) -> None:
    """An inquiry of Monday morning is due on Tuesday evening; half of it is over by Tuesday."""
    desk = held.house.desk
    desk.act(inquiries.open_inquiry, staff="101", kind="ask", matter="水费")

    def told() -> list[str]:
        held.house.look_at_the_ladder()
        with desk.read() as reading:
            return [each.rung for each in reading.reminders("101")]

    assert told() == []
    held.passes(minutes=1)
    held.clock.go(days=1)
    assert told() == []
    held.passes(hours=3, minutes=1)
    assert told() == ["half"]
    assert told() == ["half"]


def test_the_house_looks_at_the_ladder_when_it_opens(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its first rest: the night may have been long."""
    held.house.desk.act(inquiries.open_inquiry, staff="101", kind="ask", matter="水费")
    held.passes(days=1)
    rests: list[tuple[float, list[str]]] = []

    def rest(seconds: float) -> None:
        if not seconds:
            return
        with held.house.desk.read() as reading:
            rests.append((seconds, [each.rung for each in reading.reminders("101")]))
        held.house._stopped = True

    monkeypatch.setattr(held.house.runtime, "sleep", rest)
    held.house._mind_the_ladder()
    assert rests == [(60, ["half"])]


def test_the_log_names_a_year_without_holidays_once(
    held: Held, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not every ten minutes, and not before it matters."""
    held.state()
    assert "2027" not in capsys.readouterr().err
    for _ in range(3):
        held.passes(days=20)
        held.state()
    assert capsys.readouterr().err.count("2027") == 1


@pytest.mark.parametrize(("year", "said"), [(2026, False), (2027, True)])
def test_check_names_a_year_without_holidays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, year: int, said: bool
) -> None:
    """With a question mark: the hall opens all the same."""
    monkeypatch.setattr("server.clock", lambda: datetime(year, 6, 1, tzinfo=UTC))
    env = {
        "SHOUWEN_STORE__VAR": str(tmp_path),
        "SHOUWEN_HOURS__CALENDAR": "china",
        "SHOUWEN_HOURS__ALWAYS_OPEN": "false",
        "LC_ALL": "en",
    }
    done = CliRunner().invoke(main, ["--config", str(ROOT / "config.toml"), "check"], env=env)
    assert ("public holidays of 2027" in done.output) is said
