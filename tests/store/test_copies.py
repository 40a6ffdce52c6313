"""A copy of the store, made beside a hall that runs, and put back where none does."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hall.store import copies, proof
from hall.store.copies import NoCopy
from hall.store.sole import Sole, Taken
from tests.halls import opened_book
from tests.store.acts import saying, write


def url_of(folder: Path) -> str:
    """A store in that folder."""
    return f"sqlite:///{folder / 'shouwen.sqlite'}"


def lines(url: str) -> int:
    """How many lines its journal has, all of them proved."""
    with proof.opened(url) as store:
        found = proof.prove(store, "hall", None)
    assert found.fault is None
    return found.end.seq


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """The folder of the hall's data."""
    made = tmp_path / "var"
    made.mkdir()
    return made


def test_what_came_after_the_copy_is_gone_once_it_is_put_back(tmp_path: Path, var: Path) -> None:
    """Made while the store is open, its newest lines still in the -wal; put back after a power cut,
    whose -wal must not be played over it.
    """
    copy = tmp_path / "copy.sqlite"
    with opened_book(url_of(var), "hall") as book:
        write(book, saying("first", 4))
        copies.save(url_of(var), copy)
        write(book, saying("later", 3))
        cut = {tail: Path(f"{var / 'shouwen.sqlite'}{tail}").read_bytes() for tail in ("", "-wal")}
    for tail, whole in cut.items():  # as the power cut left it
        Path(f"{var / 'shouwen.sqlite'}{tail}").write_bytes(whole)
    assert cut["-wal"]

    kept = copies.put_back(url_of(var), var, copy, "now")

    assert lines(url_of(var)) == 4
    assert kept == var / "shouwen-now.sqlite"
    assert lines(f"sqlite:///{kept}") == 7, "nothing is lost"
    with opened_book(url_of(var), "hall") as book:
        write(book, saying("on", 2))
    assert lines(url_of(var)) == 6, "and the hall goes on"


def test_a_copy_is_one_file_that_one_account_reads(tmp_path: Path, var: Path) -> None:
    """Nothing beside it that could be forgotten, whatever the umask."""
    old = os.umask(0)
    try:
        with opened_book(url_of(var), "hall") as book:
            write(book, saying("first", 2))
            copies.save(url_of(var), tmp_path / "copy.sqlite")
    finally:
        os.umask(old)
    assert [each.name for each in tmp_path.glob("copy*")] == ["copy.sqlite"]
    if os.name == "posix":
        assert (tmp_path / "copy.sqlite").stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_nothing_is_written_over_and_nothing_changes_where_it_is_refused(
    tmp_path: Path, var: Path
) -> None:
    """Not a store, a damaged one, none at all, one that is there, and an open hall."""
    with opened_book(url_of(var), "hall") as book:
        write(book, saying("first", 2))
    whole = (var / "shouwen.sqlite").read_bytes()
    copy = tmp_path / "copy.sqlite"
    copies.save(url_of(var), copy)
    good = copy.read_bytes()
    with pytest.raises(FileExistsError):
        copies.save(url_of(var), copy)
    assert copy.read_bytes() == good

    foreign, damaged = tmp_path / "foreign.sqlite", tmp_path / "damaged.sqlite"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE songs (name)")
    damaged.write_bytes(good[:5000] + b"\xff" * 4000 + good[9000:])
    for file, why in (
        (tmp_path / "none.sqlite", "no_store"), (foreign, "foreign"), (damaged, "damaged"),
    ):  # fmt: skip
        with pytest.raises(NoCopy) as no:
            copies.put_back(url_of(var), var, file, "now")
        assert no.value.why == why
    lock = Sole(var)
    with pytest.raises(Taken):
        copies.put_back(url_of(var), var, copy, "now")
    lock.leave()
    (var / "shouwen-now.sqlite").write_bytes(b"somebody's")
    with pytest.raises(FileExistsError):
        copies.put_back(url_of(var), var, copy, "now")

    assert (var / "shouwen.sqlite").read_bytes() == whole
    assert (var / "shouwen-now.sqlite").read_bytes() == b"somebody's"


def test_into_an_empty_folder(tmp_path: Path, var: Path) -> None:
    """A new PC: there was nothing to keep."""
    with opened_book(url_of(var), "hall") as book:
        write(book, saying("first", 2))
    copies.save(url_of(var), tmp_path / "copy.sqlite")
    fresh = tmp_path / "other"
    assert copies.put_back(url_of(fresh), fresh, tmp_path / "copy.sqlite", "now") is None
    assert lines(url_of(fresh)) == 2


def test_a_database_server_has_tools_of_its_own(tmp_path: Path) -> None:
    """PostgreSQL is copied by pg_dump."""
    with pytest.raises(NoCopy) as no:
        copies.save("postgresql+psycopg2://localhost/hall", tmp_path / "copy")
    assert no.value.why == "not_sqlite"
