"""Who took the ledger away, when, how much of it, and why; who looked for a phone (G5, K1)."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import metadata

exports = Table(
    "exports",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff", String(32), nullable=False),
    Column("plain", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("reason", String(500), nullable=False),
    Column("wanted", JSON, nullable=False),
    sqlite_autoincrement=True,
)
"""`plain` with contacts unmasked; `wanted` the filter (no phone stands in it, only its marks)."""

phone_searches = Table(
    "phone_searches",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff", String(32), nullable=False),
    Column("mark", String(64), nullable=False),
    Index("phone_searches_of", "hall", "staff", "at"),
    sqlite_autoincrement=True,
)
"""`mark` is the phone's keyed hash (store/seal.py), "" when it may no longer be kept."""
