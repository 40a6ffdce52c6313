"""Bring a store to the tables of today, and make sure the hall has its row."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from hall.store import dialect
from hall.store.tables import halls

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 0x5_4057_E4


def config(connection: Connection) -> Config:
    """Alembic's settings for a connection that is already open."""
    made = Config()
    made.set_main_option("script_location", str(_SCRIPTS))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(url: str, hall: str) -> None:
    """Migrate to the newest version, in one transaction; two hubs starting at once take turns."""
    engine = dialect.engine_for(url, writer=True, places=1)
    try:
        with engine.begin() as connection:
            if not dialect.is_sqlite(url):
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            settings = config(connection)
            newest = ScriptDirectory.from_config(settings).get_current_head()
            if MigrationContext.configure(connection).get_current_revision() != newest:
                command.upgrade(settings, "head")
            first = dialect.insert(connection, halls).values(hall=hall, seq=0)
            connection.execute(first.on_conflict_do_nothing())
    finally:
        engine.dispose()
