"""A whole hall: store, desk, windows, paper and voice are joined here, and nowhere else."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from hall.core.passing import Passing
from hall.desk import day, letters, printers, reminding, retention, sealing
from hall.desk.desk import Desk
from hall.desk.opening import unknown_promise, unknown_year
from hall.hub import contact_key, listen, memory, runtime
from hall.hub.app import Hub
from hall.post.postman import Postman
from hall.printing.paper import open_device
from hall.printing.pictures import Pictures
from hall.printing.sayings import paper_words
from hall.printing.spool import Spool
from hall.settings.check_printers import missing_part
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store import keyfile, migrate
from hall.store.book import Book
from hall.store.book import listen as hear_other_hubs
from hall.store.dialect import is_sqlite
from hall.store.handoff import Runtime
from hall.store.sole import Sole
from hall.voice.announcer import Announcer
from hall.voice.reader import Reader


def clock() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def steady() -> float:
    """Seconds since this machine started, asleep or not; nobody sets this clock."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere monotonic counts sleep as well
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def windows() -> list[Callable[[Hub], Any]]:
    """The rooms people stand in."""
    import counter.pages
    import display.pages
    import kiosk.pages
    import office.pages
    import watch.pages

    return [
        kiosk.pages.window, display.pages.window, counter.pages.window, watch.pages.window,
        office.pages.window,
    ]  # fmt: skip


def complain(who: str) -> Callable[[BaseException], None]:
    """Where a follower's troubles go: one line; it tries again by itself."""
    return lambda error: click.echo(f"{who}: {error!r}", err=True)


class House:
    """A whole hall, joined and ready to open, for `serve`, `demo` and the journeys' tests."""

    def __init__(
        self, settings: Settings, words: Words, mode: str, now: Callable[[], datetime] = clock
    ) -> None:
        memory.give_back()
        self.settings = settings
        settings.var_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._sole = Sole(settings.var_dir) if is_sqlite(settings.store_url) else None
        key = keyfile.find(settings.var_dir, os.environ)
        self._threads = runtime.open_runtime(mode)
        self.runtime: Runtime = self._threads
        migrate.upgrade(settings.store_url, settings.hall.id)
        self.book = Book(settings.store_url, settings.hall.id, self.runtime)
        self.desk = Desk(settings, self.book, now)
        self._key = sealing.unlock(self.desk, key, lambda: keyfile.make(settings.var_dir))
        doubtful = retention.is_doubtful(self.desk)
        self.desk.act(day.turn_over)
        self._passing, self._told_by = (Passing(now(), steady()) for _ in range(2))
        self._warned: int | None = None
        self._scrubbed = self.desk.day(now()) if doubtful else ""
        self.announcer = Announcer(self.desk, words, self.runtime)
        self.reader = Reader(self.desk, words, self.runtime)
        self._pictures = Pictures(settings.var_dir / "slips", settings.printer.keep_pictures)
        self.hub = Hub(
            self.desk,
            words,
            self.runtime,
            mode,
            wav=self.announcer.wav,
            prompt=self.reader.wav,
            slip_picture=self._pictures.read,
        )
        self.hub.open(windows())
        self.sock = listen.listen(settings.server.host, settings.server.port)
        self.url = listen.url_of(self.sock)
        self.hub.address = self.hub.public_url or listen.url_for_others(self.sock)
        self._words = words
        self._stops: list[Callable[[], None]] = []
        self._stopped = False

    def start(self) -> None:
        """Begin to follow the journal and to answer; returns at once."""
        # What was loaded stays: looking through it at each collection costs a tenth of every press.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        self._warn_of_the_calendar()
        self._warn_of_the_key()
        self.hub.start()
        serving = self._threads.serve(self.sock, self.hub.app)
        self._stops += [self.hub.stop, serving.stop]
        for work in (
            self._speak, self.reader.open, self._print, self._mind_the_day, self._mind_the_ladder,
            self._carry,
        ):  # fmt: skip
            self.runtime.spawn(work)
        if not is_sqlite(self.settings.store_url):
            self.runtime.spawn(hear_other_hubs, self.book, lambda: self._stopped)

    def stop(self) -> None:
        """Stop answering, then keep what was handed in; at most a moment."""
        self._stopped = True
        for stop in [*self._stops]:
            stop()
        self.book.close()
        if self._sole is not None:
            self._sole.leave()

    def _first_stop(self, stop: Callable[[], None]) -> None:
        """Stop this before all others; at once where the house was closed before it was ready."""
        self._stops.insert(0, stop)
        if self._stopped:
            stop()

    def _speak(self) -> None:
        self.announcer.open()
        follower = self.announcer.follow(complain("voice"))
        self._first_stop(follower.stop)
        follower.run()

    def _print(self) -> None:
        """A spool for each printer: one that is broken holds up none of the others."""
        if not self.settings.server.prints:
            return
        sections = paper_words(self._words)
        for name, printer in self.settings.all_printers.items():
            device = open_device(self.settings, printer)
            if device is None:
                continue
            if missing := missing_part(printer):
                told = missing.say(self._words, self.settings.hall.language)
                click.echo(told, err=True)
            spool = Spool(
                self.desk, self.runtime, device, sections, self.hub.address, complain(name),
                printer=name,
            )  # fmt: skip
            self._first_stop(spool.stop)
            self.runtime.spawn(spool.run)
        self.desk.act(printers.retire)

    def _carry(self) -> None:
        """Reminders out of the house, where the settings name a way."""
        self.desk.act(letters.retire)
        if letters.ways(self.desk):
            postman = Postman(self.desk, self.runtime, self._words, complain("post"))
            self._first_stop(postman.stop)
            postman.run()

    def _mind_the_day(self) -> None:
        """Soon, since a hall's PC is switched off at night, and then every ten minutes."""
        rest = 60
        while not self._stopped:
            self.runtime.sleep(rest)
            rest = 600
            try:
                self.look_at_the_day()
            except Exception as error:
                complain("day")(error)

    def _mind_the_ladder(self) -> None:
        """At once after the start, for the night may have been long; then every minute or so."""
        while not self._stopped:
            try:
                self.look_at_the_ladder()
            except Exception as error:
                complain("ladder")(error)
            self.runtime.sleep(self.settings.inquiries.look_seconds)

    def look_at_the_ladder(self) -> None:
        """Whoever is to be reminded of an inquiry is, unless the clock has leapt."""
        if self._told_by.believes(self.desk.now(), steady()):
            reminding.look(self.desk, self.runtime.sleep)

    def look_at_the_day(self) -> None:
        """What yesterday left over is abandoned and what is kept too long is emptied, unless the
        clock has leapt.
        """
        self._warn_of_the_calendar()
        if self._passing.believes(self.desk.now(), steady()):
            self.desk.act(day.turn_over)
            self._scrub()

    def _scrub(self) -> None:
        """Once a day, a few at a time: whoever waits at a counter goes first. It is done when no
        byte of it is left.
        """
        today = self.desk.day(self.desk.now())
        if today == self._scrubbed:
            return
        for empty in (retention.scrub, retention.scrub_remarks):
            while self.desk.act(empty) == retention.BATCH:
                self.runtime.sleep(0.2)
        while late := retention.late_words(self.desk):
            self.desk.act(retention.scrub_late, steps=late)
        self._pictures.tidy(self.desk.now(), self.settings.privacy.keep_days)
        if self.desk.book.settle():
            self._scrubbed = today

    def _warn_of_the_key(self) -> None:
        """The hall opens all the same: people wait."""
        found = contact_key.told(self.settings, os.environ, self._key)
        if not found.ok:
            click.echo(f"! {found.say(self._words, self.settings.hall.language)}", err=True)

    def _warn_of_the_calendar(self) -> None:
        """Once for each year whose public holidays nobody has told yet."""
        now = self.desk.now()
        year = unknown_year(self.settings, now) or unknown_promise(self.settings, now)
        if year is not None and year != self._warned:
            self._warned = year
            language = self.settings.hall.language
            click.echo(self._words.say("cli.calendar_unknown", language, year=year), err=True)
