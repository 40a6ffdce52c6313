"""A store that all migrations have been through: thousands of tests want one of their own."""

import shutil
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import make_url

from hall.store import migrate


def fresh(url: str) -> None:
    """Put a migrated SQLite store where there is none yet; nothing for another database."""
    store = make_url(url)
    if store.get_backend_name() == "sqlite" and store.database:
        place = Path(store.database)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(_migrated().name) / "store", place)


@cache
def _migrated() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="shouwen-tests-")
    migrate.upgrade(f"sqlite:///{folder.name}/store", "template")
    connection = sqlite3.connect(f"{folder.name}/store")
    with connection:
        connection.execute("DELETE FROM halls")
    connection.close()
    return folder
