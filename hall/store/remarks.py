"""What visitors say of the hall. The words stand here alone, never in the journal (K1)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall.store.moment import Moment
from hall.store.sheet import metadata, only

remarks = Table(
    "remarks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("about", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("ticket", Integer),
    Column("device", String(64)),
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
    Column("seen_by", String(32)),
    Index("remarks_new", "hall", **only("seen_at IS NULL")),
    sqlite_autoincrement=True,
)
"""`ticket` where the visitor named a number of the day; `seen_by` the manager who read it."""
