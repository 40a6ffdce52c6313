"""How fast the store could be: commits of three rows, bare and through the writer thread.

Run as `python -m rehearsal.measure.commits FOLDER SECONDS CALLERS`: prints both rates as JSON.
"""

from __future__ import annotations

from hall.hub import runtime

if __name__ == "__main__":
    runtime.patch()

import json
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from hall.core.happenings import CounterPaused
from hall.store import migrate
from hall.store.book import Book
from hall.store.page import Page

HALL = "bench"


def bare(folder: Path, seconds: float) -> float:
    """Commits a second of three rows with the sqlite3 module alone, as durable as ours."""
    with closing(sqlite3.connect(folder / "bare.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, what TEXT)")
        begun, done = monotonic(), 0
        while monotonic() - begun < seconds:
            connection.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                connection.execute("INSERT INTO rows (what) VALUES (?)", ("x" * 120,))
            connection.execute("COMMIT")
            done += 1
        return done / (monotonic() - begun)


def written(folder: Path, seconds: float, callers: int) -> float:
    """Acts a second of three rows through the Book's writer thread, from so many green callers."""
    url = f"sqlite:///{folder / 'book.sqlite'}"
    migrate.upgrade(url, HALL)
    green = runtime.open_runtime("eventlet")
    book = Book(url, HALL, green)
    now = datetime.now(UTC)
    begun, done, home = monotonic(), [0], [green.event() for _ in range(callers)]

    def three_rows(page: Page) -> None:
        for _ in range(3):
            page.say(CounterPaused("1", "101", "x" * 40))

    def work(place: int) -> None:
        while monotonic() - begun < seconds:
            book.write(three_rows, now, "2026-01-01")
            done[0] += 1
        home[place].set()

    for place in range(callers):
        green.spawn(work, place)
    for event in home:
        event.wait(60)
    rate = done[0] / (monotonic() - begun)
    book.close()
    return rate


def main() -> None:
    """Measure both."""
    folder, seconds, callers = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    rates = {"bare": bare(folder, seconds), "written": written(folder, seconds, callers)}
    print(json.dumps(rates), flush=True)


if __name__ == "__main__":
    main()
