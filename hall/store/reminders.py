"""Who was reminded of which inquiry, and whether they have seen it."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from hall.store.moment import Moment
from hall.store.sheet import metadata, only

reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("inquiry", Integer, nullable=False),
    Column("rung", String(16), nullable=False),
    Column("basis", Moment, nullable=False),
    Column("staff", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
    UniqueConstraint("hall", "inquiry", "rung", "basis", "staff", name="reminders_once"),
    Index("reminders_mine", "hall", "staff", **only("seen_at IS NULL")),
    Index("reminders_of", "hall", "staff", "inquiry"),
    sqlite_autoincrement=True,
)
"""hall.core.ladder: one row for each who heard of a rung; `staff` "" where there was nobody to
hear. `basis` is the moment the ladder is counted from, such as the due time.
"""
