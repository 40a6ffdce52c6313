"""Somebody who may do anything with the database, and gets round the triggers of the journal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, create_engine, text

from hall.store import proof
from hall.store.book import Book
from hall.store.proof import Proof


@contextmanager
def forging(url: str) -> Iterator[Connection]:
    """The store, with nothing that holds journal or timelines; it is committed."""
    engine = create_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for trigger in connection.exec_driver_sql(named).scalars().all():
                connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        else:  # a database that other tests share: only here, only now
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection
    engine.dispose()


def forge(book: Book, *statements: str, **values: Any) -> None:
    """Run these statements; :hall is the book's."""
    with forging(book.url) as connection:
        for statement in statements:
            connection.execute(text(statement), {"hall": book.hall, **values})


def proved(book: Book, **noted: str) -> Proof:
    """What the proof finds; noted hashes as `n3="..."`."""
    with proof.opened(book.url) as store:
        return proof.prove(store, book.hall, {int(k[1:]): [v] for k, v in noted.items()})


def recomputed(book: Book) -> list[tuple[int, str, str]]:
    """(seq, its hash, what it ought to be) of every line, by the words of chain.py alone."""
    asked = text(
        "SELECT hall, seq, at, day, kind, ticket, counter, staff, CAST(data AS TEXT), hash"
        " FROM journal WHERE hall = :hall ORDER BY seq"
    )
    before, made = "0" * 64, []
    with book.read() as connection:
        for *head, data, kept in connection.execute(asked, {"hall": book.hall}):
            written = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
            before = sha256((before + written + data).encode("utf-8")).hexdigest()
            made.append((head[1], kept, before))
    return made
