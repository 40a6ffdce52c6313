"""Bring a store to the tables of today, and make sure the hall has its row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from hall.store import dialect
from hall.store.chain import START
from hall.store.tables import halls

if TYPE_CHECKING:
    from alembic.config import Config

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 0x5_4057_E4
PATIENCE = 60.0
"""Seconds a hub waits while another one brings the same store up to date."""


def config(connection: Connection) -> Config:
    """Alembic's settings for a connection that is already open."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(_SCRIPTS))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(url: str, hall: str) -> None:
    """Migrate to the newest version, in one transaction; two hubs starting at once take turns."""
    engine = dialect.engine_for(url, writer=True, places=1, patience=PATIENCE)
    try:
        with engine.begin() as connection:
            if not dialect.is_sqlite(url):
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if not is_newest(connection):
                # Only now: to import it takes a tenth of the whole start, and 8 MB.
                from alembic import command

                command.upgrade(config(connection), "head")
            first = dialect.insert(connection, halls).values(hall=hall, **START._asdict())
            connection.execute(first.on_conflict_do_nothing())
    finally:
        engine.dispose()


def newest() -> str:
    """The version of today's tables: migration files begin with it."""
    return max(path.stem.partition("_")[0] for path in (_SCRIPTS / "versions").glob("[0-9]*.py"))


def is_newest(connection: Connection) -> bool:
    """Are the store's tables those of today?"""
    return _version(connection) == newest()


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
