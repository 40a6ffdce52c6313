"""The book: one act, one page, one commit; what is not committed never was."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from hall.core.refusals import Refusal
from hall.store.book import Book
from hall.store.page import Page
from hall.store.tables import numbers
from tests.halls import everything, opened_book
from tests.patience import until
from tests.store.acts import counting, entries, fact, failing, held_up, refusing, saying, write


def prefixes(book: Book) -> set[str]:
    """Which rows the acts left behind."""
    with book.read() as connection:
        asked = select(numbers.c.prefix).where(numbers.c.hall == book.hall)
        return set(connection.execute(asked).scalars())


def test_an_act_answers_after_its_row_and_its_fact_are_there(book: Book) -> None:
    """Row and fact stand in one commit."""
    assert write(book, counting("A")) == 1
    assert prefixes(book) == {"A"}
    assert [entry.data["state"] for entry in entries(book)] == ["A"]


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (refusing("B"), Refusal),
        (failing("B", ZeroDivisionError()), ZeroDivisionError),
        (counting("A"), IntegrityError),
        (lambda page: (counting("B")(page), page.say(fact(object()))), ValueError),
    ],
    ids=["refused", "broken", "key twice", "unwritable fact"],
)
def test_an_act_that_does_not_end_well_leaves_nothing(
    book: Book, act: Callable[[Page], Any], error: type[Exception]
) -> None:
    """Neither its rows nor its facts; and the caller learns why, and the book goes on."""
    write(book, counting("A"))
    before = everything(book)
    with pytest.raises(error):
        write(book, act)
    assert everything(book) == before
    assert write(book, counting("C")) == 2


def test_bad_acts_leave_nothing_even_between_good_ones(book: Book) -> None:
    """What one act leaves undone, neighbours in its batch neither help nor harm."""
    write(book, counting("A"))
    acts = [
        counting("C"),
        refusing("D"),
        saying("calm", times=2),
        failing("E", ZeroDivisionError()),
        counting("A"),
        counting("F"),
    ]
    answers = held_up(book, acts)
    kinds = [type(answer) for answer in answers]
    assert kinds == [int, Refusal, list, ZeroDivisionError, IntegrityError, int]
    assert prefixes(book) == {"A", "C", "F"}
    facts = entries(book)
    assert [entry.seq for entry in facts] == [1, 2, 3, 4, 5]
    told = {entry.seq: entry.data["state"] for entry in facts}
    assert told[answers[0]] == "C"
    assert [told[seq] for seq in answers[2]] == ["calm", "calm"]
    assert told[answers[5]] == "F"


class Gate:
    """An act that writes a row and then waits inside its page until it is let through."""

    def __init__(self, row: str) -> None:
        self.row = row
        self.inside, self.opened = threading.Event(), threading.Event()

    def __call__(self, page: Page) -> None:
        counting(self.row)(page)
        self.inside.set()
        assert self.opened.wait(10)


def test_nobody_is_answered_before_the_commit(book: Book) -> None:
    """An answer is a promise: what was answered survives a power cut."""
    answered: list[str] = []
    threads = []
    first, last = Gate("F"), Gate("L")
    for name, act in (("first", first), ("held", counting("H")), ("last", last)):
        work = lambda name=name, act=act: (write(book, act), answered.append(name))  # noqa: E731
        threads.append(threading.Thread(target=work))
        threads[-1].start()
        until(lambda: book.depth() == len(threads), what=f"{name} is handed in")
        assert first.inside.wait(10)
    first.opened.set()
    # On PostgreSQL each act commits by itself; in SQLite's batch `held` has run before `last`.
    assert last.inside.wait(10), "the last act never ran"
    threads[1].join(0.2)
    assert "last" not in answered
    assert "L" not in prefixes(book)
    assert ("held" in answered) <= ("H" in prefixes(book))
    last.opened.set()
    for thread in threads:
        thread.join(10)
    assert set(answered) == {"first", "held", "last"}
    assert prefixes(book) == {"F", "H", "L"}


def test_a_reading_is_of_one_moment(book: Book) -> None:
    """What is written meanwhile is not half seen."""
    write(book, counting("A"))
    with book.read() as connection:
        asked = select(numbers.c.prefix).where(numbers.c.hall == book.hall)
        assert set(connection.execute(asked).scalars()) == {"A"}
        write(book, counting("B"))
        assert set(connection.execute(asked).scalars()) == {"A"}
    assert prefixes(book) == {"A", "B"}


def test_what_was_written_is_there_when_the_book_is_opened_again(book: Book) -> None:
    """Counting goes on where it was."""
    write(book, counting("A"))
    with opened_book(book.url, book.hall) as again:
        assert prefixes(again) == {"A"}
        assert write(again, saying("on")) == [2]


def test_closing_waits_for_what_was_handed_in(tmp_path: Path) -> None:
    """Whoever ends the hall loses nobody's press; afterwards the book takes no more."""
    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
        closing = threading.Thread(target=book.close)

        def close() -> None:
            closing.start()
            closing.join(0.1)
            assert closing.is_alive(), "closed over acts that were not written"

        answers = held_up(book, [counting(f"N{n}") for n in range(20)], meanwhile=close)
        closing.join(10)
        assert sorted(answers) == list(range(1, 21))
        with pytest.raises(Refusal, match="store_busy"):
            write(book, counting("late"))
    with opened_book(book.url, book.hall) as again:
        assert len(prefixes(again)) == 20


def look_nowhere(connection: Connection) -> None:
    """A mistake in our own SQL."""
    connection.execute(text("SELECT nothing FROM nowhere"))


def test_a_mistake_of_ours_is_not_called_a_busy_store(book: Book) -> None:
    """Trying again would not help, and nobody would look for the mistake."""
    with pytest.raises(DBAPIError, match="nowhere"), book.read() as connection:
        look_nowhere(connection)
    with pytest.raises(DBAPIError, match="nowhere"):
        write(book, lambda page: look_nowhere(page.connection))
    assert write(book, saying("on")) == [1]


def test_a_committed_answer_stands_whatever_goes_wrong_afterwards(tmp_path: Path) -> None:
    """A bell that breaks after the commit must not tell anybody that nothing was written."""

    class Broken:
        def set(self) -> None:
            raise RuntimeError("no bell")

    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
        book.bell.hang(Broken())  # type: ignore[arg-type]
        for n in range(30):
            assert write(book, saying(str(n))) == [n + 1]
