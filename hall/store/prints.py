"""Papers of inquiries that were asked for: receipts, guide slips, one-time notices."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import metadata, only

prints = Table(
    "prints",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("inquiry", Integer, nullable=False),
    Column("paper", String(8), nullable=False),
    Column("step", Integer, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("printer", String(32), nullable=False),
    Column("token", String(64), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("asked_by", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    Column("detail", String(80), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("prints_inquiry", "hall", "inquiry"),
    Index("prints_due", "hall", "printer", "asked_at", **only("state <> 'ok'")),
    sqlite_autoincrement=True,
)
"""`step` is the one of the timeline that the paper tells of (a notice, an offer), 0 for a receipt;
`copy` 0 is its first paper, others are marked as reprints. What stands on it is read when it is
printed. `token` is what a picture of it is kept under; `at` is when `state` last changed.
"""
