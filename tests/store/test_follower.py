"""Followers: each reads everything, in order, at once, whatever goes wrong on the way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from hall.core.refusals import Refusal
from hall.store.book import Book, listen
from hall.store.journal import Entry, Follower
from tests.halls import at_once, opened_book
from tests.patience import until
from tests.store.acts import entries, saying, write

EARS = "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"


class Reader:
    """A follower's work: remembers what it read; goes wrong as often as it is told to."""

    def __init__(self, wrong: int = 0) -> None:
        self.read: list[Entry] = []
        self.complaints: list[BaseException] = []
        self.wrong = wrong

    def __call__(self, batch: list[Entry]) -> None:
        if self.wrong:
            self.wrong -= 1
            raise OSError("the printer hung up")
        self.read += batch

    @property
    def seqs(self) -> list[int]:
        return [entry.seq for entry in self.read]


@contextmanager
def following(book: Book, reader: Reader, start: int = 0, poll: float = 60.0) -> Iterator[Follower]:
    """A follower at work; it looks by itself only once a minute unless told otherwise."""
    follower = Follower(book, start, reader, reader.complaints.append, poll=poll)
    thread = threading.Thread(target=follower.run)
    thread.start()
    try:
        yield follower
    finally:
        follower.stop()
        thread.join(10)
        assert not thread.is_alive(), "a stopped follower goes on"


def test_the_bell_wakes_a_follower_at_once(book: Book) -> None:
    """It reads within a breath, though by itself it would look again in a minute only."""
    reader = Reader()
    with following(book, reader):
        for n in range(1, 4):
            write(book, saying("x"))
            until(lambda n=n: reader.seqs == list(range(1, n + 1)), within=5)


def test_a_follower_misses_nothing_while_32_threads_write(book: Book) -> None:
    """Every entry once, in the order of the journal, though it reads all the while."""
    reader = Reader()
    with following(book, reader):
        at_once([lambda n=n: [write(book, saying(f"{n}")) for _ in range(10)] for n in range(32)])
        until(lambda: len(reader.read) >= 320, within=20)
    assert reader.seqs == list(range(1, 321))
    assert reader.read == entries(book)


def test_a_handler_that_goes_wrong_is_given_the_same_again(book: Book) -> None:
    """A jammed printer delays its own follower; nothing is skipped, and every jam is told."""
    reader = Reader(wrong=3)
    with following(book, reader, poll=0.01):
        write(book, saying("x", times=2))
        until(lambda: reader.read)
    assert reader.seqs == [1, 2]
    assert [str(error) for error in reader.complaints] == ["the printer hung up"] * 3


def test_a_follower_of_some_kinds_is_shown_no_others(book: Book) -> None:
    """It passes the others by, and is at the journal's end all the same."""
    wanted, other = Reader(), Reader()
    kind = entries_kind(book)
    with following(book, other, poll=0.05):
        chosen = Follower(book, 0, wanted, wanted.complaints.append, kinds=(kind,))
        strange = Follower(book, 0, wanted, wanted.complaints.append, kinds=("NoSuchKind",))
        write(book, saying("y"))
        assert chosen.step()
        assert strange.step()
        assert not chosen.step()
        assert not strange.step()
    assert wanted.seqs == [1, 2]
    assert chosen.seq == strange.seq == 2


def entries_kind(book: Book) -> str:
    """The kind of a line just written."""
    write(book, saying("x"))
    return entries(book)[0].kind


def test_one_follower_in_trouble_delays_no_other(book: Book) -> None:
    """Paper trouble does not silence the loudspeaker."""
    jammed, speaker = Reader(wrong=10_000), Reader()
    with following(book, jammed, poll=0.01), following(book, speaker):
        write(book, saying("x"))
        until(lambda: speaker.seqs == [1], within=5)
    assert jammed.read == []


def test_a_follower_starts_after_its_bookmark(book: Book) -> None:
    """What was done before the restart is not done again."""
    write(book, saying("x", times=5))
    reader = Reader()
    with following(book, reader, start=3):
        until(lambda: reader.seqs == [4, 5])


def test_without_the_bell_a_follower_looks_by_itself(book: Book) -> None:
    """A bell lost on the way costs a moment and no entry."""
    reader = Reader()
    with following(book, reader, poll=0.05), opened_book(book.url, book.hall) as other:
        write(other, saying("x"))  # another program: this book's bell does not ring
        until(lambda: reader.seqs == [1], within=5)


class Ear(threading.Event):
    """A bell's event that remembers whether it still rang when somebody sat down to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.rang: list[bool] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.rang.append(self.is_set())
        return super().wait(timeout)


def test_a_follower_with_nothing_to_read_rests(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """It hears each ring once, and does not look again and again for nothing."""
    ear = Ear()
    monkeypatch.setattr(book.runtime, "event", lambda: ear)
    reader = Reader()
    with following(book, reader):
        until(lambda: ear.rang == [False])
        ear.rang.clear()
        write(book, saying("x"))
        until(lambda: reader.seqs == [1])
        until(lambda: ear.rang and ear.rang[-1] is False, within=3)


def test_a_long_journal_is_read_in_bites_to_its_end(book: Book) -> None:
    """A follower that was away for a day catches up without waiting for bells."""
    for _ in range(6):
        write(book, saying("x", times=200))
    reader = Reader()
    with following(book, reader):
        until(lambda: len(reader.read) == 1200, within=10)
    assert reader.seqs == list(range(1, 1201))


def test_a_store_in_trouble_is_a_complaint_and_then_goes_on(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A follower never dies of what it reads from."""
    reader = Reader()
    write(book, saying("x"))

    def busy() -> None:
        raise Refusal("store_busy")

    with monkeypatch.context() as trouble:
        trouble.setattr(book, "read", busy)
        with following(book, reader, poll=0.01):
            until(lambda: len(reader.complaints) >= 2)
            assert reader.read == []
            trouble.undo()
            until(lambda: reader.seqs == [1])


@contextmanager
def listening(book: Book) -> Iterator[None]:
    """The book's ear for the bells of other hubs is open."""
    stopped = threading.Event()
    ear = threading.Thread(target=listen, args=(book, stopped.is_set), daemon=True)
    ear.start()
    try:
        until(lambda: ears(book), what="the hub listens")
        yield
    finally:
        stopped.set()
        ear.join(10)
    assert not ear.is_alive(), "a stopped ear goes on"


def ears(book: Book) -> int:
    """How many connections wait for the bell of the hubs."""
    with book.read() as connection:
        asked = text(f"SELECT count(*) {EARS}")
        return int(connection.execute(asked).scalar_one())


def test_hubs_that_share_a_database_ring_for_each_other(postgres_halls: str) -> None:
    """A number taken at one hub is on the screens of the other within a breath (PostgreSQL)."""
    with opened_book(postgres_halls) as here, opened_book(postgres_halls, here.hall) as there:
        reader = Reader()
        with following(there, reader), listening(there):
            write(here, saying("x"))
            until(lambda: reader.seqs == [1], within=5)


def test_a_hub_whose_ear_was_cut_off_hears_again(postgres_halls: str) -> None:
    """A restarted database leaves no hub deaf."""
    with opened_book(postgres_halls) as here, opened_book(postgres_halls, here.hall) as there:
        reader = Reader()
        with following(there, reader), listening(there):
            cut = f"SELECT pg_terminate_backend(pid) {EARS}"
            with here.read() as connection:
                assert connection.execute(text(cut)).scalars().all() == [True]
            until(lambda: not ears(here), what="the ear is cut off")
            until(lambda: ears(here), what="it hears again")
            write(here, saying("x"))
            until(lambda: reader.seqs == [1], within=5)
