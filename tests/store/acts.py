"""Small acts for the tests of the store, as the desk's verbs are: a page in, an answer out."""

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import insert

from hall.core.happenings import DeviceChanged
from hall.core.refusals import Refusal
from hall.store.book import Book
from hall.store.journal import Entry, after
from hall.store.page import Page
from hall.store.tables import numbers
from tests.halls import MONDAY, at_once
from tests.patience import until

Act = Callable[[Page], Any]
DAY = "2026-03-02"


def write(book: Book, act: Act) -> Any:
    """Do an act on a Monday morning."""
    return book.write(act, MONDAY, DAY)


def fact(state: str) -> DeviceChanged:
    """Something that happened, told apart by `state`."""
    return DeviceChanged("kiosk-1", "kiosk", state, "")


def saying(state: str, times: int = 1) -> Act:
    """Says so many facts and answers the seq of each."""
    return lambda page: [page.say(fact(state)) for _ in range(times)]


def counting(prefix: str) -> Act:
    """Writes a row and says a fact; a second time with the same prefix breaks the primary key."""

    def act(page: Page) -> int:
        row = {"hall": page.hall, "day": page.day, "prefix": prefix, "last": 1}
        page.run(insert(numbers), row)
        return page.say(fact(prefix))

    return act


def failing(prefix: str, error: Exception) -> Act:
    """Writes the same, and then goes wrong."""

    def act(page: Page) -> None:
        counting(prefix)(page)
        raise error

    return act


def refusing(prefix: str) -> Act:
    """Writes the same, and then refuses."""
    return failing(prefix, Refusal("in_hand", number="A001"))


def entries(book: Book) -> list[Entry]:
    """All that happened."""
    with book.read() as connection:
        return after(connection, book.hall, 0, limit=100_000)


def held_up(book: Book, acts: list[Act], meanwhile: Callable[[], Any] = lambda: None) -> list[Any]:
    """Hand in all acts while the writer is busy, so that SQLite does them in one batch."""
    gate, busy, answers = threading.Event(), threading.Event(), []

    def slow(page: Page) -> None:
        busy.set()
        assert gate.wait(10)

    first = threading.Thread(target=write, args=(book, slow))
    first.start()
    assert busy.wait(10)
    together = threading.Thread(
        target=lambda: answers.extend(at_once([lambda act=act: write(book, act) for act in acts]))
    )
    together.start()
    until(lambda: book.depth() == len(acts) + 1, what="all are handed in")
    meanwhile()
    gate.set()
    together.join(30)
    first.join(30)
    return answers
