"""What an error of the database may say in a log: what went wrong, never the values of a row (K1).

SQLAlchemy writes a statement's values behind its error unless it is told not to; PostgreSQL writes
the whole row that failed ("DETAIL: Failing row contains ...") into the error itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, event


def discreet(engine: Engine) -> Engine:
    """No error of this engine tells a value. It is to be made with `hide_parameters`."""

    @event.listens_for(engine, "handle_error")
    def _hush(context: Any) -> None:
        for error in (context.original_exception, context.sqlalchemy_exception):
            hush(error)

    return engine


def hush(error: BaseException | None) -> None:
    """Leave an error its first line alone."""
    if error is not None and error.args and isinstance(error.args[0], str):
        error.args = (error.args[0].partition("\n")[0], *error.args[1:])
