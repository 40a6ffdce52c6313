"""The hall as shipped, rehearsed at its desk alone: no pages, no paper, no voice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from hall.desk.desk import Desk
from hall.hub.runtime import open_runtime
from hall.settings.load import load
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store import migrate
from hall.store.book import Book
from rehearsal.rehearsal import Rehearsal, apart
from tests.tree import ROOT

MONDAY = datetime.fromisoformat("2026-03-02T00:00:00+08:00")


class DeskOnly:
    """A house with nothing in it but its desk."""

    url = "http://127.0.0.1"

    def __init__(
        self, settings: Settings, words: Words, mode: str, now: Callable[[], datetime]
    ) -> None:
        self.runtime = open_runtime("threading")
        migrate.upgrade(settings.store_url, settings.hall.id)
        self.desk = Desk(settings, Book(settings.store_url, settings.hall.id, self.runtime), now)

    def start(self) -> None:
        """There are no pages to open."""

    def stop(self) -> None:
        self.desk.book.close()


def shipped(env: dict[str, str] | None = None) -> Settings:
    """The settings as they come."""
    return load(ROOT / "config.toml", env or {})


@contextmanager
def rehearsed(folder: Path, seed: int = 1, settings: Settings | None = None) -> Iterator[Rehearsal]:
    """A rehearsal about to open, in `folder`."""
    apart_from_all = apart(settings or shipped(), folder, 0)
    words = Words.load(ROOT / "words")
    rehearsal = Rehearsal(apart_from_all, words, DeskOnly, seed=seed, now=MONDAY)
    try:
        yield rehearsal
    finally:
        rehearsal.stop()
