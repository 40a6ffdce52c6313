"""A screen that is not told of an act would have shown the same anyway: no press is missed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import counter.pages
import display.pages
import kiosk.pages
import watch.pages
from hall.desk import day, devices, pins, rejoining, slips, tickets
from hall.desk.desk import Desk
from hall.hub.app import Hub
from hall.hub.feed import happening
from hall.hub.runtime import open_runtime
from hall.hub.scenes import typical
from tests.halls import MANAGER, PLACES, WANG, elder, opened, seated, visitor
from tests.windows.display_desk import WORDS

ROOMS = [
    *((name, "main") for name in ("kiosk", "display", "watch")),
    *((name, one) for name in ("counter", "counter-screen") for one in PLACES),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hall whose counters share their lines."""
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}") as desk:
        yield desk


class Screens:
    """All there are; `deaf` is what was not told of the last act, and would show another thing."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.hub = Hub(desk, WORDS, open_runtime("threading"), "threading").open(
            [m.window for m in (kiosk.pages, display.pages, counter.pages, watch.pages)]
        )
        self.seq, self.shown = self._look()

    def _look(self) -> tuple[int, dict[tuple[str, str], Any]]:
        with self.desk.read() as reading:
            made = {
                (name, area): self.hub.scenes[name].make(
                    self.hub, reading, area, typical(self.hub.scenes[name], area)
                )
                for name, area in ROOMS
            }
            return reading.seq, made

    def deaf(self) -> list[tuple[str, str]]:
        """Look again."""
        with self.desk.read() as reading:
            facts = [happening(entry) for entry in reading.happenings(self.seq)]
        assert facts, "nothing happened"
        before = self.shown
        self.seq, self.shown = self._look()
        return [
            room for room in ROOMS
            if self.shown[room] != before[room] and not any(self._told(room, f) for f in facts)
        ]  # fmt: skip

    def _told(self, room: tuple[str, str], fact: Any) -> bool:
        areas = self.hub.scenes[room[0]].hears(fact)
        return areas is None or room[1] in areas


def test_every_screen_that_an_act_changes_hears_of_it(desk: Desk) -> None:
    """One after another: all that people do, a visitor's own acts and the night included."""
    screens, told = Screens(desk), []

    def after(what: str, done: Any) -> Any:
        told.append((what, screens.deaf()))
        return done

    one = after("take", visitor(desk))
    old = after("elder", elder(desk))
    two = after("take", visitor(desk, "repair"))
    li = after("sign in", seated(desk, "1", hours=8))
    wang = after("sign in", seated(desk, "3", WANG, hours=20))
    after("next", li.next())
    after("recall", li.recall())
    after("begin", li.begin())
    after("transfer", li.transfer("connection"))
    after("next", li.next())
    after("cancelled while called", desk.act(tickets.cancel, token=one.token))
    after("next", wang.next())
    after("no show", wang.no_show())
    after("rejoin", desk.act(rejoining.rejoin, token=old.token))
    after("call", wang.call(two.id))
    after("begin", wang.begin())
    after("finish", wang.finish())
    after("pause", li.pause())
    after("resume", li.resume())
    after("printer", desk.act(devices.report, device="printer", kind="printer", state="paper_out"))
    slip = desk.act(slips.start, ticket=two.id, seq=1)
    after("slip", desk.act(slips.end, slip=slip.id, outcome="failed", detail="paper_out"))
    after("pin", desk.act(pins.set_pin, staff=WANG, pin_hash="x"))
    after("closed", desk.act(day.close_day, staff=MANAGER, reason="停电"))
    after("opened", desk.act(day.open_day, staff=MANAGER, reason="来电"))
    after("signed", desk.act(day.sign_day, staff=MANAGER, red=("paper",)))
    desk.now.now += timedelta(hours=15)
    screens.seq, screens.shown = screens._look()  # what the clock alone changes comes by the tick
    after("night", desk.act(day.turn_over))
    assert [each for each in told if each[1]] == []
