"""Copies of an SQLite store: made beside a hall that runs, put back where none does."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import make_url

from hall.store.sole import Sole

OURS = frozenset({"journal", "halls", "alembic_version"})
"""Tables that every store of ours has had."""


class NoCopy(Exception):
    """`why`: not_sqlite (the database has tools of its own), no_store (there is none), damaged, or
    foreign (a file of something else).
    """

    def __init__(self, why: str, path: Path | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.path = path


def file_of(url: str) -> Path:
    """Where the store lies. Raises NoCopy("not_sqlite")."""
    made = make_url(url)
    if made.get_backend_name() != "sqlite" or not made.database:
        raise NoCopy("not_sqlite")
    return Path(made.database)


def save(url: str, to: Path) -> None:
    """Copy the store into the new file `to`, which one account can read; a hall may go on beside
    it. One file, wholly on the disk when this returns. Raises NoCopy, FileExistsError, OSError.
    """
    _copy(file_of(url), to)


def put_back(url: str, var: Path, copy: Path, stamp: str) -> Path | None:
    """Make the store of the folder `var` what `copy` is. What was there before lies beside it
    afterwards, under the name that this answers; None: nothing was.

    Its -wal goes with it: left behind, it would be played over the copy. Raises NoCopy, Taken (a
    hall is open here), FileExistsError, OSError; then nothing has changed.
    """
    target = file_of(url)
    var.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = Sole(var)
    try:
        fresh = target.with_name(f"{target.name}.new")
        fresh.unlink(missing_ok=True)  # a power cut left it
        _copy(copy, fresh)
        kept = _put_aside(target, target.with_name(f"{target.stem}-{stamp}{target.suffix}"))
        fresh.replace(target)
        return kept
    finally:
        lock.leave()


def _put_aside(target: Path, kept: Path) -> Path | None:
    if not target.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(target)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # all of it in one file
    os.link(target, kept)  # so that at no moment there is none: an empty one would be begun
    for tail in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{target}{tail}").replace(f"{kept}{tail}")
    return kept


def _copy(source: Path, to: Path) -> None:
    if not source.is_file():
        raise NoCopy("no_store", source)
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")  # one file, readable on any stick
            _look(new, source)
        with to.open("rb+") as whole:
            os.fsync(whole.fileno())
    except BaseException as error:
        to.unlink()
        if isinstance(error, sqlite3.DatabaseError):
            raise NoCopy("damaged", source) from error
        raise


def _look(copy: sqlite3.Connection, source: Path) -> None:
    """Raises NoCopy where it is not whole, or no store of ours."""
    if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        raise NoCopy("damaged", source)
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    if not tables >= OURS:
        raise NoCopy("foreign", source)
