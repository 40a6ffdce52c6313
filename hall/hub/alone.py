"""The desk without its hall: for words of run.py that change one thing and end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from hall.desk.desk import Desk
from hall.hub import runtime
from hall.settings.schema import Settings
from hall.store import migrate
from hall.store.book import Book


@contextmanager
def desk_alone(settings: Settings) -> Iterator[Desk]:
    """A desk, its store made or brought up to date; a running hall may go on beside it."""
    settings.var_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    migrate.upgrade(settings.store_url, settings.hall.id)
    book = Book(settings.store_url, settings.hall.id, runtime.open_runtime("threading"))
    try:
        yield Desk(settings, book, lambda: datetime.now(UTC))
    finally:
        book.close()
