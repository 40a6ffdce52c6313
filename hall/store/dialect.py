"""The one file where SQLite and PostgreSQL differ."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from pydantic_core import from_json, to_json
from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool, QueuePool

from hall.store.discreet import discreet

BUSY_SECONDS = 3.0
"""How long a writer waits for a store that another program holds before it says store_busy."""

BELL = "shouwen_journal"
"""The PostgreSQL channel on which hubs ring for each other."""


def dumped(value: Any) -> str:
    """JSON as it stands in a column: no blanks, keys in the order given, characters as they are."""
    return to_json(value).decode()


HABITS: Final[dict[str, Any]] = {
    "json_serializer": dumped, "json_deserializer": from_json, "hide_parameters": True,
}  # fmt: skip
"""A line of the journal is written once and read by every follower; this takes half the time."""


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def engine_for(url: str, *, writer: bool, places: int = 8, patience: float | None = None) -> Engine:
    """An engine of our habits: explicit BEGIN, durable commits, short time-outs.

    The SQLite writer is a single connection of the writer thread; readers and PostgreSQL have a
    pool.
    """
    if not is_sqlite(url):
        return discreet(
            create_engine(
                make_url(url).set(drivername="postgresql+psycopg2"),
                pool_size=places,
                max_overflow=0,
                pool_pre_ping=True,
                pool_timeout=5,
                connect_args={
                    "connect_timeout": 3,
                    "options": "-c statement_timeout=10000 -c lock_timeout=5000 -c timezone=UTC",
                },
                **HABITS,
            )
        )
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=NullPool if writer else QueuePool,
        connect_args={"check_same_thread": False, "timeout": patience or BUSY_SECONDS},
        **HABITS,
    )
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is emptied is not left in free places
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        if not raw.in_transaction:  # the writer thread begins by itself
            raw.execute(begin)

    return engine


def insert(connection: Connection, table: Any) -> Any:
    """An INSERT that knows ON CONFLICT, spoken alike by both."""
    return insert_of(connection.dialect.name)(table)


def insert_of(name: str) -> Any:
    """The `insert` of the dialect of that name."""
    return (sqlite if name == "sqlite" else postgresql).insert


def settle(url: str) -> bool:
    """Empty SQLite's log of what was written, so that nothing that was emptied or overwritten is
    left in it; else it stays there until the hub ends. False where somebody reads just now: try
    again. Blocks for a moment: run it off the hub. PostgreSQL sees to its own files.
    """
    path = make_url(url).database
    if not is_sqlite(url) or not path:
        return True
    with closing(sqlite3.connect(path, timeout=0.2)) as connection:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def snapshot(connection: Connection) -> Connection:
    """Make everything read on this connection come from one moment."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def texts_as_stored(connection: Connection) -> None:
    """Read what is no UTF-8 any more too, where SQLite would raise: as surrogates, which no text of
    ours has.
    """
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        raw.text_factory = lambda found: found.decode("utf-8", "surrogateescape")


def ring(connection: Connection, hall: str) -> None:
    """Tell the other hubs on commit; SQLite has one hub, which rings its own bell."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:bell, :hall)"), {"bell": BELL, "hall": hall})


def trouble(error: DBAPIError) -> str:
    """The refusal code for a store that could not write: store_full or store_busy."""
    words = str(error.orig).lower()
    full = "full" in words or "no space" in words or "disk i/o" in words or "readonly" in words
    return "store_full" if full else "store_busy"


def wrapped(error: sqlite3.Error) -> DBAPIError:
    """A driver's error as SQLAlchemy would have raised it."""
    made: Any = DBAPIError.instance(None, None, error, sqlite3.Error)
    return made if isinstance(made, DBAPIError) else DBAPIError(None, None, error)


def is_busy(error: BaseException | None) -> bool:
    """Does another program hold the store? Trying the next act at once would only wait again."""
    return isinstance(error, DBAPIError) and trouble(error) == "store_busy"


def is_trouble(error: BaseException) -> bool:
    """Did the store itself fail (locked, full, gone), rather than one act?"""
    if isinstance(error, OperationalError):
        # SQLite calls our own mistakes (no such table) operational too.
        return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR
    return isinstance(error, DBAPIError) and error.connection_invalidated


GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER journal_no_{verb} BEFORE {verb} ON journal {when} "
        f"BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        for verb, when in (
            ("UPDATE", ""),
            ("DELETE", ""),
            # INSERT OR REPLACE deletes without telling the DELETE trigger.
            ("INSERT", "WHEN EXISTS (SELECT 1 FROM journal WHERE hall=NEW.hall AND seq=NEW.seq)"),
        )
    ],
    "postgresql": [
        """CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$""",
        """CREATE TRIGGER journal_guard BEFORE UPDATE OR DELETE ON journal
        FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()""",
        """CREATE TRIGGER journal_kept_whole BEFORE TRUNCATE ON journal
        FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()""",
    ],
}
"""Triggers that hold the journal append-only, whoever opens the database."""

_HOLDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND tgrelid IN"
    " ('journal'::regclass, 'inquiries'::regclass, 'inquiry_steps'::regclass)",
}


def is_guarded(connection: Connection) -> bool:
    """Are all the triggers of journal and timelines there, and on?"""
    name = connection.dialect.name
    made = [*GUARDS[name], *STEP_GUARDS[name]]
    wanted = {one.split()[2] for one in made if one.startswith("CREATE TRIGGER")}
    return wanted <= set(connection.exec_driver_sql(_HOLDING[name]).scalars())


STEP_GUARDS = {
    "sqlite": [
        """CREATE TRIGGER inquiry_steps_no_delete BEFORE DELETE ON inquiry_steps
        BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END""",
        """CREATE TRIGGER inquiry_steps_no_update BEFORE UPDATE ON inquiry_steps
        WHEN NEW.words <> '' OR NEW.id <> OLD.id OR NEW.hall <> OLD.hall OR NEW.at <> OLD.at
        OR NEW.inquiry <> OLD.inquiry OR NEW.staff <> OLD.staff OR NEW.kind <> OLD.kind
        OR (NEW.data <> OLD.data AND json(NEW.data) <> json_replace(OLD.data,
        '$.notified', '', '$.referral', ''))
        BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END""",
        """CREATE TRIGGER inquiries_no_delete BEFORE DELETE ON inquiries
        BEGIN SELECT RAISE(ABORT, 'no inquiry is ever removed'); END""",
        """CREATE TRIGGER inquiries_first_stays BEFORE UPDATE ON inquiries
        WHEN NEW.first <> OLD.first OR NEW.number <> OLD.number OR NEW.hall <> OLD.hall
        OR NEW.opened_at <> OLD.opened_at OR NEW.opened_by <> OLD.opened_by
        BEGIN SELECT RAISE(ABORT, 'the first clerk stays'); END""",
    ],
    "postgresql": [
        """CREATE FUNCTION timeline_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the timeline is append-only'; END $$""",
        """CREATE TRIGGER inquiry_steps_no_delete BEFORE DELETE ON inquiry_steps
        FOR EACH ROW EXECUTE FUNCTION timeline_is_append_only()""",
        """CREATE TRIGGER inquiry_steps_no_update BEFORE UPDATE ON inquiry_steps FOR EACH ROW
        WHEN (NEW.words <> '' OR NEW.id <> OLD.id OR NEW.hall <> OLD.hall OR NEW.at <> OLD.at
        OR NEW.inquiry <> OLD.inquiry OR NEW.staff <> OLD.staff OR NEW.kind <> OLD.kind
        OR (NEW.data::text <> OLD.data::text AND NEW.data::jsonb <> jsonb_set(jsonb_set(
        OLD.data::jsonb, '{notified}', '""', false), '{referral}', '""', false)))
        EXECUTE FUNCTION timeline_is_append_only()""",
        """CREATE TRIGGER inquiry_steps_kept_whole BEFORE TRUNCATE ON inquiry_steps
        FOR EACH STATEMENT EXECUTE FUNCTION timeline_is_append_only()""",
        """CREATE TRIGGER inquiries_no_delete BEFORE DELETE ON inquiries
        FOR EACH ROW EXECUTE FUNCTION timeline_is_append_only()""",
        """CREATE TRIGGER inquiries_first_stays BEFORE UPDATE ON inquiries FOR EACH ROW
        WHEN (NEW.first <> OLD.first OR NEW.number <> OLD.number OR NEW.hall <> OLD.hall
        OR NEW.opened_at <> OLD.opened_at OR NEW.opened_by <> OLD.opened_by)
        EXECUTE FUNCTION timeline_is_append_only()""",
        """CREATE TRIGGER inquiries_kept_whole BEFORE TRUNCATE ON inquiries
        FOR EACH STATEMENT EXECUTE FUNCTION timeline_is_append_only()""",
    ],
}
"""No inquiry and no step is removed, and the first clerk is never another one, whoever opens the
database; what a person wrote in a step may be emptied: its words, and in its data `notified` and
`referral`.
"""
