"""Migrations: they make exactly the tables of store/tables.py, and may be run again at any time."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text

from hall.store import dialect, migrate
from hall.store.tables import metadata
from tests.halls import at_once, everything, opened_book
from tests.store.acts import counting, entries, saying, write


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that holds nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'hall.sqlite'}"
    url: str = request.getfixturevalue("postgres_database")
    return url


def made_of(engine: Engine) -> set[str]:
    """Every index as the database spells it; conditions of partial ones stand there too."""
    asked = {
        "sqlite": "SELECT name || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    }
    with engine.connect() as connection:
        found = connection.execute(text(asked[engine.dialect.name])).scalars()
        return {" ".join(one.split()) for one in found if "alembic" not in one}


def test_migrations_make_the_tables_the_code_reads_and_writes(empty_url: str) -> None:
    """Nothing to add, nothing to take away, as Alembic sees it."""
    migrate.upgrade(empty_url, "east")
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrated_indexes_are_those_of_the_tables(empty_url: str) -> None:
    """Uniqueness and the conditions of partial indexes too, which Alembic does not compare."""
    migrate.upgrade(empty_url, "east")
    engine = create_engine(empty_url)
    migrated = made_of(engine)
    assert any("state" in one and "where" in one.lower() for one in migrated)
    with engine.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert made_of(engine) == migrated
    engine.dispose()


def test_upgrading_again_changes_nothing(empty_url: str) -> None:
    """Every start upgrades; a day's work stays as it was."""
    with opened_book(empty_url, "east") as book:
        write(book, counting("A"))
        before = everything(book)
        migrate.upgrade(empty_url, "east")
        migrate.upgrade(empty_url, "east")
        assert everything(book) == before
        assert write(book, saying("on")) == [2]


def test_hubs_that_start_at_once_take_turns(empty_url: str) -> None:
    """Neither finds half-made tables; both are ready afterwards."""
    answers = at_once([lambda: migrate.upgrade(empty_url, "east") for _ in range(4)])
    assert answers == [None] * 4
    with opened_book(empty_url, "east") as book:
        write(book, saying("open"))
        assert len(entries(book)) == 1


def test_a_store_that_was_upgraded_knows_its_version(empty_url: str) -> None:
    """So that the next release knows what is left to do."""
    migrate.upgrade(empty_url, "east")
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() is not None
    engine.dispose()


def test_the_newest_version_is_the_one_alembic_ends_at(tmp_path: Path) -> None:
    """We read it from the files' names, so that a start need not import Alembic."""
    engine = dialect.engine_for(f"sqlite:///{tmp_path / 'x.sqlite'}", writer=True)
    with engine.begin() as connection:
        scripts = ScriptDirectory.from_config(migrate.config(connection))
    assert scripts.get_current_head() == migrate.newest()
