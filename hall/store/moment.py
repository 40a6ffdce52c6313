"""A time as both databases keep it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.types import TypeDecorator


def millis(value: datetime) -> int:
    """An aware time as it is kept: whole milliseconds since 1970 UTC."""
    return round(value.timestamp() * 1000)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept as whole milliseconds since 1970 UTC: alike and quick on both
    databases.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        return None if value is None else millis(value)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)
