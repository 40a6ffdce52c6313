"""SQLite in trouble: held by another program, or the disk full; nothing acknowledged is lost."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.store import dialect
from hall.store.book import Book
from hall.store.page import Page
from hall.store.tables import numbers
from tests.halls import at_once, opened_book
from tests.patience import until
from tests.store.acts import counting, entries, fact, held_up, write

# Takes the write lock as a backup tool might, says so, and lets go when its input ends.
HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
held.execute("ROLLBACK")
"""


@contextmanager
def held_by_another_program(book: Book) -> Iterator[None]:
    """The database file's write lock belongs to another process."""
    path = book.url.removeprefix("sqlite:///")
    command = [sys.executable, "-c", HOLDER, path]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        assert other.stdin is not None
        other.stdin.close()
        assert other.wait(10) == 0


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book that waits for another program half a second only."""
    monkeypatch.setattr(dialect, "BUSY_SECONDS", 0.5)
    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
        yield book


def kept(book: Book) -> set[str]:
    """The rows that are there."""
    with book.read() as connection:
        asked = select(numbers.c.prefix).where(numbers.c.hall == book.hall)
        return set(connection.execute(asked).scalars())


def test_a_store_held_by_another_program_refuses_in_time_and_works_again(quick: Book) -> None:
    """The clerk is told within seconds; reading goes on; nothing has been written meanwhile."""
    write(quick, counting("A"))
    with held_by_another_program(quick):
        before = time.monotonic()
        with pytest.raises(Refusal, match="store_busy"):
            write(quick, counting("B"))
        assert 0.4 < time.monotonic() - before < 5
        assert kept(quick) == {"A"}
    assert write(quick, counting("B")) == 2
    assert kept(quick) == {"A", "B"}


def test_a_crowd_waits_for_a_held_store_no_longer_than_one(quick: Book) -> None:
    """Thirty presses at once are refused together, not one after another."""
    with held_by_another_program(quick):
        before = time.monotonic()
        answers = at_once([lambda n=n: write(quick, counting(f"{n}")) for n in range(30)])
        assert time.monotonic() - before < 5
    assert [str(answer) for answer in answers] == ["store_busy"] * 30
    assert entries(quick) == []


def test_a_store_held_only_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    """A backup's short lock is nobody's business."""
    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
        answers: list[object] = []
        with held_by_another_program(book):
            book.runtime.spawn(lambda: answers.append(write(book, counting("A"))))
            until(lambda: book.depth() == 1)
            assert not answers
        assert until(lambda: answers) == [1]


class Pages:
    """A disk that is full as SQLite itself may be told to see it; needs no rights."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def fill(self, left: int = 0) -> None:
        """Nothing grows any more, but for so many pages."""
        self.limit(f"page_count + {left} FROM pragma_page_count")

    def make_room(self) -> None:
        """The administrator has cleared up."""
        self.limit("100000")

    def limit(self, pages: str) -> None:
        def act(page: Page) -> None:
            most = page.connection.exec_driver_sql(f"SELECT {pages}").scalar()
            page.connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

        write(self.book, act)


class Disk:
    """A small file system of its own, and a file that fills it."""

    def __init__(self, book: Book) -> None:
        self.ballast = Path(book.url.removeprefix("sqlite:///")).parent / "ballast"

    def fill(self) -> None:
        """Whatever is left is written full."""
        with contextlib.suppress(OSError), self.ballast.open("wb", 0) as file:
            while True:
                file.write(bytes(4096))

    def make_room(self) -> None:
        """The administrator has cleared up."""
        self.ballast.unlink()


@pytest.fixture(params=[Pages, Disk])
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Book, Pages | Disk]]:
    """A book on a disk that can be filled and cleared."""
    kind = request.param
    if kind is Disk:
        mount = shutil.which("mount") if os.getuid() == 0 else None
        size = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)]
        if mount is None or subprocess.run([mount, *size], capture_output=True).returncode:
            pytest.skip("needs the right to mount; the other disk of this test has shown it")
    try:
        with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
            yield book, kind(book)
    finally:
        if kind is Disk:
            subprocess.run(["umount", str(tmp_path)], check=True)


def until_full(book: Book, name: int) -> set[str]:
    """Write until the store says that it is full; which rows were acknowledged."""
    acknowledged = set()
    for n in range(2000):
        row = f"{name}-{n}"

        def act(page: Page, row: str = row) -> None:
            counting(row)(page)
            page.say(fact("x" * 4000))

        try:
            write(book, act)
            acknowledged.add(row)
        except Refusal as no:
            if no.code == "store_full":
                return acknowledged
            raise
    raise AssertionError("the disk was never full: the test would mean nothing")


def test_a_full_disk_refuses_loses_nothing_and_works_again(
    small: tuple[Book, Pages | Disk],
) -> None:
    """What was acknowledged is there, what was refused is not, in a journal without gaps."""
    book, disk = small
    write(book, counting("before"))
    disk.fill()
    acknowledged = {"before"}
    for told in at_once([lambda name=name: until_full(book, name) for name in range(8)]):
        assert isinstance(told, set), told
        acknowledged |= told
    assert kept(book) == acknowledged
    acknowledged |= until_full(book, 100)
    assert kept(book) == acknowledged
    disk.make_room()
    write(book, counting("after"))
    with opened_book(book.url, book.hall) as again:
        assert kept(again) == acknowledged | {"after"}
        facts = entries(again)
        assert [entry.seq for entry in facts] == list(range(1, len(facts) + 1))
        assert len(facts) == 2 * len(kept(again)) - 2


def test_one_act_too_large_for_the_disk_does_not_take_its_neighbours_along(tmp_path: Path) -> None:
    """It alone is refused; those handed in with it are written."""
    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book:
        disk = Pages(book)
        disk.fill(left=10)
        huge = lambda page: page.say(fact("x" * 200_000))  # noqa: E731
        answers = held_up(book, [counting("A"), huge, counting("B"), huge, counting("C")])
        told = [str(answer) for answer in answers]
        assert [told[1], told[3]] == ["store_full"] * 2
        assert sorted(answers[::2]) == [1, 2, 3]
        assert kept(book) == {"A", "B", "C"}
