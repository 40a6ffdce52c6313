"""PostgreSQL killed under a working hall: refused in time, nothing lost, and on it goes."""

import time
from collections.abc import Iterator

import pytest

from hall.core.refusals import Refusal
from hall.store.book import Book
from hall.store.journal import Follower
from tests.halls import at_once, opened_book
from tests.patience import until
from tests.postgres import Cluster
from tests.store.acts import counting, entries, saying, write
from tests.store.forger import proved


@pytest.fixture(scope="module")
def mortal() -> Iterator[Cluster]:
    """A PostgreSQL that keeps what it promised, and that these tests may kill."""
    cluster = Cluster(durable=True)
    yield cluster
    cluster.stop()


@pytest.fixture
def shared(mortal: Cluster) -> Iterator[Book]:
    """A book in it, just opened."""
    with mortal.database() as url, opened_book(url) as book:
        yield book


def refused_until_back(book: Book) -> int:
    """Press until it works again; only store_busy is a fitting answer meanwhile."""

    def again() -> int:
        try:
            return int(write(book, saying("back"))[0])
        except Refusal as no:
            if no.code != "store_busy":
                raise
            return 0

    return until(again, within=30, what="the store works again")


def test_a_killed_database_refuses_in_time_and_works_when_it_is_back(
    mortal: Cluster, shared: Book
) -> None:
    """Without a restart of the hub; what was acknowledged before the cut is there after it."""
    write(shared, counting("A"))
    mortal.kill()
    try:
        before = time.monotonic()
        with pytest.raises(Refusal, match="store_busy"):
            write(shared, counting("B"))
        with pytest.raises(Refusal, match="store_busy"):
            entries(shared)
        assert time.monotonic() - before < 10
    finally:
        mortal.start()
    assert refused_until_back(shared) == 2
    assert [entry.data["state"] for entry in entries(shared)] == ["A", "back"]


def test_a_restart_between_two_presses_is_not_noticed(mortal: Cluster, shared: Book) -> None:
    """Connections that died meanwhile are found out before they are used."""
    write(shared, saying("x"))
    assert len(entries(shared)) == 1
    mortal.kill()
    mortal.start()
    assert len(entries(shared)) == 1
    assert write(shared, saying("x")) == [2]


def test_what_was_acknowledged_in_a_rush_survives_a_power_cut(
    mortal: Cluster, shared: Book
) -> None:
    """Sixteen threads write while the database is killed: no acknowledged act is missing."""

    def press(name: int) -> list[int]:
        done: list[int] = []
        for _ in range(2000):
            try:
                done += write(shared, saying(str(name)))
            except Refusal as no:
                if no.code != "store_busy":
                    raise
                return done
        return done

    def cut() -> None:
        until(lambda: len(entries(shared)) > 50)
        mortal.kill()

    answers = at_once([cut, *[lambda name=name: press(name) for name in range(16)]])
    mortal.start()
    assert answers[0] is None
    acknowledged = {seq for answer in answers[1:] for seq in answer}
    assert len(acknowledged) > 50, "too few acts: the test would mean nothing"
    refused_until_back(shared)
    facts = entries(shared)
    assert acknowledged <= {entry.seq for entry in facts}
    assert [entry.seq for entry in facts] == list(range(1, len(facts) + 1))
    assert proved(shared).fault is None


def test_a_follower_lives_through_a_power_cut(mortal: Cluster, shared: Book) -> None:
    """It complains, and reads on where it was."""
    read: list[int] = []
    complaints: list[BaseException] = []
    follower = Follower(
        shared,
        0,
        lambda batch: read.extend(entry.seq for entry in batch),
        complaints.append,
        poll=0.05,
    )
    shared.runtime.spawn(follower.run)
    write(shared, saying("x"))
    until(lambda: read == [1])
    mortal.kill()
    try:
        until(lambda: complaints, within=20, what="the follower complains")
    finally:
        mortal.start()
    seq = refused_until_back(shared)
    assert until(lambda: read[-1] == seq and read) == list(range(1, seq + 1))
    follower.stop()
