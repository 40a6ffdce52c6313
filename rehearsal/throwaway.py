"""A book that nobody will ask about tomorrow: the real store without its fsync and its thread.

What makes the real desk slow over a simulated year is not the acts but that each waits for a COMMIT
that waits for the disk: nine tenths of the time. Here acts are done where they are called, on one
connection, in one transaction a day. Same tables, same migrations, same pages; only the promise
that an answered act survives a power cut is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection

from hall.desk.desk import Desk
from hall.hub.runtime import open_runtime
from hall.settings.schema import Settings
from hall.store import dialect, migrate
from hall.store.book import Bell, Book
from hall.store.handoff import Runtime
from hall.store.page import Page, end_of, move_end
from rehearsal.clock import Clock


class Throwaway(Book):
    """One connection for acts and looks alike; `turn` ends a transaction and begins the next."""

    def __init__(self, url: str, hall: str, runtime: Runtime) -> None:
        self.url, self.hall, self.runtime, self.bell = url, hall, runtime, Bell()
        self.engine = dialect.engine_for(url, writer=True)
        self._connection = self.engine.connect()
        raw: Any = self._connection.connection.driver_connection
        self._raw = raw
        self._raw.execute("PRAGMA synchronous=OFF")
        self._raw.execute("BEGIN IMMEDIATE")
        self._end = end_of(self._connection, hall)
        self.acts = 0

    def write(self, act: Callable[[Page], Any], now: datetime, day: str) -> Any:
        """Do the act at once. A Refusal of an act that had written something is a RuntimeError:
        nothing here could undo it alone.
        """
        page = Page(self._connection, self.hall, now, day, self._end)
        untouched = self._raw.total_changes
        try:
            done = act(page)
        except Exception as error:
            if self._raw.total_changes != untouched:
                raise RuntimeError("an act wrote before it refused") from error
            raise
        self._end = page.close()
        self.acts += 1
        return done

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """The same connection: it sees what was just done."""
        yield self._connection

    def turn(self) -> None:
        """Keep what was done so far."""
        move_end(self._connection, self.hall, self._end)
        self._raw.execute("COMMIT")
        self._raw.execute("BEGIN IMMEDIATE")

    def depth(self) -> int:
        return 0

    def close(self) -> None:
        self._raw.execute("ROLLBACK")
        self._connection.close()
        self.engine.dispose()


@contextmanager
def throwaway(settings: Settings, clock: Clock) -> Iterator[tuple[Desk, Throwaway]]:
    """The real desk of these settings, on a book of its own that is gone afterwards."""
    with TemporaryDirectory(prefix="shouwen-") as folder:
        url = f"sqlite:///{Path(folder) / 'hall.sqlite'}"
        migrate.upgrade(url, settings.hall.id)
        book = Throwaway(url, settings.hall.id, open_runtime("threading"))
        try:
            yield Desk(settings, book, clock), book
        finally:
            book.close()
