"""What every table has: the book they stand in, and the hall each row belongs to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, MetaData, String, text

metadata = MetaData()


def hall_key() -> Column[str]:
    """The hall of a row, first of its primary key."""
    return Column("hall", String(64), primary_key=True)


def only(where: str) -> dict[str, Any]:
    """An index of those rows only, on both databases."""
    return {"sqlite_where": text(where), "postgresql_where": text(where)}
