"""What goes out of the house about reminders, and what became of it."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table, UniqueConstraint

from hall.store.moment import Moment
from hall.store.sheet import metadata, only

letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("way", String(8), nullable=False),
    Column("staff", String(32), nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("detail", String(80), nullable=False),
    Column("data", JSON, nullable=False),
    UniqueConstraint("hall", "seq", "way", "staff", name="letters_once"),
    Index("letters_due", "hall", "next_at", **only("state = 'waiting'")),
    sqlite_autoincrement=True,
)
"""`seq` is the fact's, `way` webhook or mail, `staff` whose e-mail it is ("" for the hook). `state`
is waiting, sent or lost; while one is being sent `next_at` is when it may be tried again, should
the hub fall. `data` is what is told: number, rung, due.
"""
