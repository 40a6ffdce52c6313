"""What visitors said of their visits: one row a ticket, never who it was (PROVISIONS H1, K1)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata

ratings = Table(
    "ratings",
    metadata,
    hall_key(),
    Column("ticket", Integer, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False),
    Column("counter", String(32), nullable=False),
    Column("score", Integer, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("way", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ratings_day", "hall", "day", "counter"),
)
"""`counter` finished the visit; `at` is the first time it was rated, a change keeps it."""
