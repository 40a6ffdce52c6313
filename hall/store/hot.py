"""Statements that stand in the way of every press: compiled once, then told straight to the driver.

Measured on 2 cores: `take` runs seven statements; through Connection.execute each costs 90-170 us
of Python, nearly all of it finding again what was found the last time, and 640 acts a second were
possible; like this 2,300 are. SQLAlchemy still writes the SQL and converts the values; only its
execution layer is passed by. Errors come out as SQLAlchemy's own.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Float, Table, bindparam, insert, update
from sqlalchemy.exc import DBAPIError

from hall.store import dialect
from hall.store.discreet import hush

Values = Mapping[str, Any]


@dataclass(frozen=True)
class _Form:
    """One statement as one driver wants it."""

    sql: str
    pick: Callable[[Values], Any]
    """The values as the driver takes them: in order, or by name."""
    fixed: dict[str, Any]
    binders: tuple[tuple[str, Callable[[Any], Any]], ...]
    make_row: Callable[[Any], Any] | None
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]

    def bound(self, values: Values) -> Any:
        if not self.fixed and not self.binders:
            return self.pick(values)
        ready = {**self.fixed, **values}
        for name, convert in self.binders:
            ready[name] = convert(ready[name])
        return self.pick(ready)

    def row(self, raw: Any) -> Any:
        if self.readers:
            raw = list(raw)
            for index, convert in self.readers:
                raw[index] = convert(raw[index])
        return self.make_row(raw) if self.make_row else raw


class Hot:
    """A statement with named parameters (all given at each run); rows come back with named columns.

    Made from a statement, or from a function that makes one with the dialect's own `insert` (for
    ON CONFLICT).
    """

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._forms: dict[str, _Form] = {}

    def all(self, connection: Connection, values: Values) -> list[Any]:
        """Run it and fetch every row."""
        form, cursor = self._run(connection, values)
        rows = [form.row(raw) for raw in cursor.fetchall()] if form.make_row else []
        cursor.close()
        return rows

    def bare(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Run it and fetch every row as the driver gives it: texts and numbers only."""
        _, cursor = self._run(connection, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.close()
        return rows

    def first(self, connection: Connection, values: Values) -> Any:
        """Run it and fetch the first row, or None."""
        rows = self.all(connection, values)
        return rows[0] if rows else None

    def run(self, connection: Connection, values: Values) -> int:
        """Run it for its effect; answers how many rows it touched."""
        _, cursor = self._run(connection, values)
        touched: int = cursor.rowcount
        cursor.close()
        return touched

    def _run(self, connection: Connection, values: Values) -> tuple[_Form, Any]:
        form = self._forms.get(connection.dialect.name)
        if form is None:
            form = self._forms[connection.dialect.name] = self._compile(connection)
        raw: Any = connection.connection.driver_connection
        cursor = raw.cursor()
        try:
            cursor.execute(form.sql, form.bound(values))
        except Exception as error:
            cursor.close()
            errors: Any = connection.dialect.loaded_dbapi.Error
            if not isinstance(error, errors):
                raise
            gone = connection.dialect.is_disconnect(error, connection.connection, cursor)
            hush(error)
            raise DBAPIError.instance(
                form.sql,
                None,
                error,
                errors,
                connection_invalidated=gone,
                dialect=connection.dialect,
            ) from error
        return form, cursor

    def _compile(self, connection: Connection) -> _Form:
        spoken = connection.dialect
        statement = self._statement
        if not hasattr(statement, "compile"):
            statement = statement(dialect.insert_of(spoken.name))
        compiled: Any = statement.compile(dialect=spoken)
        binders = []
        for name, parameter in compiled.binds.items():
            convert = parameter.type.dialect_impl(spoken).bind_processor(spoken)
            if convert is not None:
                binders.append((name, convert))
        columns = list(getattr(statement, "exported_columns", ()))
        readers = []
        for index, column in enumerate(columns):
            if isinstance(column.type, Float):  # both drivers give floats as they are
                continue
            convert = column.type.dialect_impl(spoken).result_processor(spoken, None)
            if convert is not None:
                readers.append((index, convert))
        row: Any = namedtuple("row", [c.key for c in columns], rename=True) if columns else None
        return _Form(
            str(compiled),
            _picking(compiled.positiontup) if compiled.positional else dict,
            {n: v for n, v in compiled.params.items() if not compiled.binds[n].required},
            tuple(binders),
            row._make if row else None,
            tuple(readers),
        )


def _picking(names: list[str]) -> Callable[[Values], Any]:
    """The values of these names in their order; quicker than a loop, and this is the hot path."""
    if len(names) < 2:  # itemgetter answers a lone value bare
        return lambda values: [values[name] for name in names]
    return itemgetter(*names)


def adding(table: Table, *, but: tuple[str, ...] = (), returning: tuple[Any, ...] = ()) -> Any:
    """An INSERT whose parameters are the table's columns, save those in `but`."""
    names = [c.name for c in table.c if c.name not in but]
    added = insert(table).values({name: bindparam(name) for name in names})
    return added.returning(*returning) if returning else added


def putting(table: Table) -> Callable[[Any], Any]:
    """An INSERT that replaces the values of a row with the same primary key."""

    def make(insert_here: Any) -> Any:
        added = insert_here(table).values({c.name: bindparam(c.name) for c in table.c})
        rest = {c.name: added.excluded[c.name] for c in table.c if not c.primary_key}
        keys = [c.name for c in table.primary_key]
        return added.on_conflict_do_update(index_elements=keys, set_=rest)

    return make


def changing(table: Table, *names: str) -> Any:
    """An UPDATE of these columns of the row with id `b_id`; the whole row comes back."""
    changed = update(table).where(table.c.id == bindparam("b_id"))
    return changed.values({name: bindparam(name) for name in names}).returning(*table.c)
