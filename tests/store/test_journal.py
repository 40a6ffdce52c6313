"""The journal: every fact once, in order, without gaps, and never changed."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from hall.core.refusals import Refusal
from hall.store.book import Book
from hall.store.journal import after, bookmark, last
from hall.store.page import Page
from tests.halls import MONDAY, at_once
from tests.store.acts import entries, refusing, saying, write


def busy_clerk(book: Book, name: int) -> list[int]:
    """Ten acts of one thread: one to three facts each, every third act refused."""
    seqs: list[int] = []
    for turn in range(10):
        if turn % 3 == 2:
            with pytest.raises(Refusal):
                write(book, refusing(f"{name % 100}"))
        else:
            seqs += write(book, saying(f"{name}:{turn}", times=turn % 3 + 1))
    return seqs


def test_32_threads_make_one_journal_without_gaps(book: Book) -> None:
    """Each fact stands where its act was told it stands; refused acts take no place."""
    told = at_once([lambda name=name: busy_clerk(book, name) for name in range(32)])
    facts = entries(book)
    assert [entry.seq for entry in facts] == list(range(1, len(facts) + 1))
    assert sorted(seq for seqs in told for seq in seqs) == [entry.seq for entry in facts]
    for name, seqs in enumerate(told):
        assert seqs == sorted(seqs)
        assert {facts[seq - 1].data["state"].split(":")[0] for seq in seqs} == {str(name)}


def test_the_facts_of_one_act_stand_side_by_side(book: Book) -> None:
    """Nobody's fact comes between them."""
    acts = [lambda n=n: write(book, saying(str(n), times=3)) for n in range(16)]
    for seqs in at_once(acts):
        assert seqs == [seqs[0], seqs[0] + 1, seqs[0] + 2]


def test_an_entry_tells_when_what_and_about_whom(book: Book) -> None:
    """The time is the act's own, to the millisecond, wherever it is read."""
    write(book, saying("paper_low"))
    (entry,) = entries(book)
    assert (entry.seq, entry.kind) == (1, "DeviceChanged")
    assert entry.at == MONDAY
    assert entry.at.utcoffset() is not None
    assert entry.data == {
        "device": "kiosk-1", "device_kind": "kiosk", "state": "paper_low", "detail": "",
    }  # fmt: skip


def test_an_act_that_says_nothing_takes_no_seq(book: Book) -> None:
    """A look that changes nothing wakes nobody."""
    write(book, lambda page: None)
    with book.read() as connection:
        assert last(connection, book.hall) == 0


def test_the_journal_is_read_from_where_one_left_off(book: Book) -> None:
    """In bites as large as the reader likes."""
    write(book, saying("one", times=5))
    with book.read() as connection:
        assert [entry.seq for entry in after(connection, book.hall, 2, limit=2)] == [3, 4]
        assert after(connection, book.hall, 5) == []


CHANGES = {
    "update": "UPDATE journal SET data = '{}' WHERE hall = :hall",
    "move": "UPDATE journal SET seq = seq + 100 WHERE hall = :hall AND seq = 1",
    "delete": "DELETE FROM journal WHERE hall = :hall",
    "sqlite only": "INSERT OR REPLACE INTO journal SELECT hall, seq, at, day, 'Forged', ticket,"
    " counter, staff, data, hash FROM journal WHERE hall = :hall AND seq = 1",
    "postgresql only": "TRUNCATE journal",
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_itself_keeps_the_journal_from_being_changed(book: Book, change: str) -> None:
    """Whoever opens the file or the server with another program: what happened stays."""
    if change.endswith("only") and not book.url.startswith(change.split()[0]):
        return  # the other database does not know this way
    write(book, saying("first", times=2))
    before = entries(book)
    engine = create_engine(book.url)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(CHANGES[change]), {"hall": book.hall})
    engine.dispose()
    assert entries(book) == before


def test_a_bookmark_moves_with_the_act_that_moves_it(book: Book) -> None:
    """What a follower did and how far it has come are one commit."""

    def note(seq: int, error: Exception | None = None) -> None:
        def act(page: Page) -> None:
            page.bookmark("spool", seq)
            if error:
                raise error

        write(book, act)

    def kept() -> int | None:
        with book.read() as connection:
            return bookmark(connection, book.hall, "spool")

    assert kept() is None
    note(3)
    note(7)
    assert kept() == 7
    with pytest.raises(ZeroDivisionError):
        note(9, ZeroDivisionError())
    assert kept() == 7
