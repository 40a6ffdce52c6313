"""A real hall for the counter's and the watch's tests: its own store, a clock held still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import counter.pages
import watch.pages
from hall.desk import calls, pins, serving, sessions, tickets
from hall.desk.desk import Desk
from hall.desk.views import Issued
from hall.hub.app import Hub
from hall.hub.auth import hash_pin
from hall.hub.threads import ThreadingRuntime
from hall.settings.load import load
from hall.settings.words import Words
from hall.store import migrate
from hall.store.book import Book
from hall.store.seal import Seal
from tests.halls import KEY

ROOT = Path(__file__).resolve().parents[2]
LIN, CHEN, HE, ZHAO, ZHENG = "101", "102", "103", "201", "301"
"""Two clerks of the first counters, one of the third, the guard, the manager (also a clerk)."""

PIN = "4711"
NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday, nine in the morning in Shanghai."""


class Hall:
    """The hall as shipped, on a store of its own; `later()` moves its clock."""

    def __init__(self, folder: Path) -> None:
        self.settings = load(ROOT / "config.toml", {"SHOUWEN_STORE__VAR": str(folder)})
        self.now = NINE
        migrate.upgrade(self.settings.store_url, self.settings.hall.id)
        self.runtime = ThreadingRuntime()
        book = Book(self.settings.store_url, self.settings.hall.id, self.runtime)
        self.desk = Desk(self.settings, book, lambda: self.now, Seal(KEY))

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def visitor(self, service: str = "payment", priority: bool = False) -> Issued:
        """Somebody takes a number."""
        issued: Issued = self.desk.act(tickets.take, service=service, priority=priority)
        return issued

    def elder(self, service: str = "payment") -> Issued:
        """Somebody takes a number with the priority key."""
        return self.visitor(service, priority=True)

    def sit(self, clerk: str, counter: str) -> None:
        """A clerk signs in at a counter, past the PIN."""
        self.desk.act(
            sessions.sign_in,
            staff=clerk,
            counter=counter,
            token_hash=f"token of {clerk} at {counter} {self.now}",
            expires_at=self.now + timedelta(hours=12),
        )

    def next(self, counter: str, clerk: str) -> Any:
        """The clerk presses next."""
        return self.desk.act(calls.next_ticket, counter=counter, staff=clerk)

    def begin(self, counter: str, clerk: str) -> Any:
        """The clerk begins."""
        return self.desk.act(serving.begin, counter=counter, staff=clerk)

    def give_pins(self, *staff: str) -> None:
        """Everybody named may sign in with PIN."""
        for number in staff:
            self.desk.act(pins.set_pin, staff=number, pin_hash=hash_pin(PIN))

    def hub(self) -> Hub:
        """The web application with the counter's and the watch's windows; no feed runs."""
        words = Words.load(ROOT / "words")
        made = Hub(self.desk, words, self.runtime, "threading")
        return made.open([counter.pages.window, watch.pages.window])


@contextmanager
def open_hall(folder: Path) -> Iterator[Hall]:
    """A hall that closes its book in the end."""
    hall = Hall(folder)
    try:
        yield hall
    finally:
        hall.desk.book.close()
