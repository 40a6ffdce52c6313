"""The chain carried on: copies made while acts go on, and a store of before there was one."""

import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from hall.store import dialect, migrate, proof
from hall.store.book import Book
from tests.halls import opened_book
from tests.need import need_postgres
from tests.patience import until
from tests.postgres import Cluster
from tests.store.acts import entries, saying, write
from tests.store.forger import forge, proved


@contextmanager
def busy(book: Book) -> Iterator[Callable[[], int]]:
    """Somebody who goes on writing; how many lines are acknowledged by now."""
    ended, told = threading.Event(), [0]

    def work() -> None:
        while not ended.is_set():
            told[0] = write(book, saying("首问", 3))[-1]

    thread = threading.Thread(target=work)
    thread.start()
    try:
        until(lambda: told[0] > 300, what="some lines are there")
        yield lambda: told[0]
    finally:
        ended.set()
        thread.join(30)


def test_a_copy_made_by_sqlite_while_acts_go_on_verifies(tmp_path: Path) -> None:
    """As docs/install.md says to make one; what was acknowledged before is in it."""
    with opened_book(f"sqlite:///{tmp_path / 'hall.sqlite'}") as book, busy(book) as told:
        before = told()
        with (
            closing(sqlite3.connect(tmp_path / "hall.sqlite")) as store,
            closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy,
        ):
            store.backup(copy)
        until(lambda: told() > before, what="acts went on")
    with opened_book(f"sqlite:///{tmp_path / 'copy.sqlite'}", book.hall) as restored:
        found = proved(restored)
        assert found.fault is None
        assert before <= found.end.seq <= told()
        write(restored, saying("on"))
        assert proved(restored).fault is None


def test_a_copy_made_by_pg_dump_while_acts_go_on_verifies(
    postgres_cluster: Cluster, postgres_database: str, tmp_path: Path
) -> None:
    """Restored into an empty database, with its triggers."""
    programs, dump = need_postgres(), tmp_path / "dump"
    with opened_book(postgres_database) as book, busy(book) as told:
        before = told()
        run(programs / "pg_dump", "--format=custom", "--file", dump, address(book.url))
        until(lambda: told() > before, what="acts went on")
    with postgres_cluster.database() as url:
        run(programs / "pg_restore", "--exit-on-error", "--dbname", address(url), dump)
        with opened_book(url, book.hall) as restored:
            found = proved(restored)
            assert found.fault is None
            assert before <= found.end.seq <= told()
            write(restored, saying("on"))
            assert proved(restored).fault is None
            with proof.opened(url) as store:
                assert proof.is_guarded(store)


def address(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def run(*words: object) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


OLD = "0011"
"""The last version without a chain."""


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of before there was a chain: one hall of 4,500 lines, one of three, one of none."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    else:
        url = request.getfixturevalue("postgres_database")
    engine = dialect.engine_for(url, writer=True)
    with engine.begin() as connection:
        command.upgrade(migrate.config(connection), OLD)
        for hall, lines in (("east", 4500), ("west", 3), ("north", 0)):
            connection.execute(
                text("INSERT INTO halls (hall, seq) VALUES (:hall, :lines)"),
                {"hall": hall, "lines": lines},
            )
            connection.execute(text(MANY), {"hall": hall, "lines": lines})
    engine.dispose()
    return url


MANY = """
INSERT INTO journal (hall, seq, at, day, kind, ticket, counter, staff, data)
WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 4500)
SELECT :hall, n, 1772413200000 + n, '2026-03-02', 'DeviceChanged', NULL, '1', NULL,
'{"device": "取号机", "state":"\\u9996"}' FROM count WHERE n <= :lines
"""


def test_an_old_store_is_chained_when_it_is_upgraded(old_url: str) -> None:
    """Every hall of it, as its lines are stored; and the hall goes on from there."""
    for hall, lines in (("east", 4500), ("west", 3), ("north", 0)):
        with opened_book(old_url, hall) as book:
            found = proved(book)
            assert (found.end.seq, found.fault) == (lines, None)
            assert write(book, saying("on")) == [lines + 1]
            assert (proved(book).end.seq, proved(book).fault) == (lines + 1, None)
            if lines:
                forge(book, "UPDATE journal SET staff = '1' WHERE hall = :hall AND seq = 3")
                fault = proved(book).fault
                assert fault is not None
                assert fault.seq == 3


OFF = {
    "sqlite": "DROP TRIGGER journal_no_DELETE",
    "postgresql": "ALTER TABLE journal DISABLE TRIGGER journal_guard",
}


def test_an_upgraded_store_is_guarded_as_before(old_url: str) -> None:
    """The guard stood aside only while the hashes were filled in."""
    with opened_book(old_url, "west") as book:
        before = entries(book)
        with proof.opened(old_url) as store:
            assert proof.is_today(store)
            assert proof.is_guarded(store)
        engine = create_engine(old_url)
        for change in ("UPDATE journal SET hash = 'x'", "DELETE FROM journal"):
            with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
                connection.exec_driver_sql(change)
        if engine.dialect.name == "postgresql":  # an old hub that goes on beside the new one
            line = MANY.replace(", n, 1", ", n + 9000, 1")
            with pytest.raises(DBAPIError, match="null value"), engine.begin() as connection:
                connection.execute(text(line), {"hall": "west", "lines": 1})
        assert entries(book) == before
        with engine.begin() as connection:
            connection.exec_driver_sql(OFF[engine.dialect.name])
        engine.dispose()
        with proof.opened(old_url) as store:
            assert not proof.is_guarded(store), "one that is there and off holds nothing"
