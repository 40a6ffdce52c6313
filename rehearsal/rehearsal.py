"""A rehearsal: a whole hall with its day, prepared in a folder of its own, then let go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from hall.desk import pins, slips
from hall.desk.desk import Desk
from hall.hub import first_pins
from hall.hub.auth import hash_pin
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store.handoff import Event, Runtime
from hall.store.page import Page
from rehearsal.clerk import Clerk
from rehearsal.clock import Clock
from rehearsal.day import Day, plan
from rehearsal.door import Door
from rehearsal.earlier import teach
from rehearsal.matters import Matters
from rehearsal.stage import Waiting, gather, play, rush

EARLIEST, LATEST = timedelta(minutes=15), timedelta(hours=1)
"""After opening, when the rehearsal may be let go."""
LONGEST_WEEK = timedelta(days=21)
"""Five working days and the longest public holiday are never longer."""


class House(Protocol):
    """The hall that server.py joins."""

    desk: Desk
    runtime: Runtime
    url: str

    def start(self) -> None: ...
    def stop(self) -> None: ...


Build = Callable[[Settings, Words, str, Callable[[], datetime]], House]
"""house.House."""


def apart(settings: Settings, folder: Path, port: int) -> Settings:
    """The same hall with everything it writes in `folder`: no database, no paper, always open."""
    changed: dict[str, Any] = {
        "store": {"url": "", "var": str(folder)},
        "printer": {"kind": "picture"},
        "hours": {"always_open": True},
        "server": {"port": port, "session_hours": 24},
    }
    return settings.model_copy(
        update={
            section: getattr(settings, section).model_copy(update=values)
            for section, values in changed.items()
        }
    )


class Rehearsal:
    """One rehearsed day; the store must be new. Played up to a moment by `until`, live by `go`."""

    def __init__(
        self, settings: Settings, words: Words, build: Build, *, seed: int, now: datetime,
        matters: bool = False,
    ) -> None:  # fmt: skip
        """`matters`: there are inquiries, too, of the week before and of this morning."""
        today = now.astimezone(ZoneInfo(settings.hall.timezone)).date()
        self.day: Day = plan(settings, today, seed)
        self.clock = Clock(self.day.opens - (LONGEST_WEEK if matters else timedelta(days=1)))
        self.house = build(settings, words, settings.server.async_mode, self.clock)
        self.desk = self.house.desk
        teach(self.desk, seed)
        self.matters = Matters(self.desk, words, self.day) if matters else None
        if self.matters:
            self.matters.earlier(self.clock)
        self.clock.hold(self.day.opens)
        door = Door(self.desk, self.day)
        clerks = [Clerk(self.desk, self.day, seat, door.faces, seed) for seat in self.day.seats]
        actors = [*(clerk.work() for clerk in clerks), door.work()]
        if self.matters:
            actors.append(self.matters.morning())
        self._waiting: Waiting = gather(actors, self.day.opens)
        self._stopped: Event = self.house.runtime.event()
        self.homes: list[Event] = []

    def until(self, moment: datetime) -> None:
        """Play up to a moment of the day, at once."""
        self._waiting = rush(self._waiting, self.clock, moment)

    def until_people_wait(self, people: int) -> int:
        """Play until so many wait, at once; answers how many do."""
        moment = self.day.opens + EARLIEST
        while True:
            self.until(moment)
            waiting = self._waiting_people()
            if waiting >= people or moment >= self.day.opens + LATEST:
                return waiting
            moment += timedelta(minutes=1)

    def until_time(self, time_of_day: str) -> int:
        """Play until HH:MM in the hall, at once; answers how many wait then."""
        hour, minute = map(int, time_of_day.split(":"))
        self.until(max(self.day.opens, self.day.opens.replace(hour=hour, minute=minute)))
        return self._waiting_people()

    def _waiting_people(self) -> int:
        with self.desk.read() as reading:
            return sum(line.count for line in reading.waiting())

    def give_pin(self) -> tuple[str, list[str]]:
        """One PIN for everybody who has no counter in this rehearsal; answers it and for whom."""
        busy = {seat.staff for seat in self.day.seats}
        free = [each.number for each in self.desk.settings.staff if each.number not in busy]
        pin = first_pins.new_pin()
        pin_hash = hash_pin(pin)
        for staff in free:
            self.desk.act(pins.set_pin, staff=staff, pin_hash=pin_hash)
        return pin, free

    def go(self, speed: float) -> None:
        """Open the hall's pages and play on live, `speed` times as fast as our time."""
        self.desk.act(_all_have_slips)
        self.clock.run(speed)
        self.house.start()
        self.homes = play(self._waiting, self.clock, self.house.runtime, self._stopped)

    def stop(self, patience: float = 3.0) -> None:
        """Everybody goes home, then the hall closes."""
        self._stopped.set()
        for home in self.homes:
            home.wait(patience)
        self.house.stop()


def _all_have_slips(desk: Desk, page: Page) -> None:
    """Those who came before the printer was there have theirs; else staff would be told of them."""
    page.bookmark(slips.FOLLOWER, page.seq - 1)
