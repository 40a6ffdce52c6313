"""The lines of the journal, where it ends, and how far each follower has read."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata

halls = Table(
    "halls",
    metadata,
    hall_key(),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row a hall: the end of its journal (chain.py). Who writes holds this row (see book.py)."""

journal = Table(
    "journal",
    metadata,
    hall_key(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("day", String(10), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("ticket", Integer),
    Column("counter", String(32)),
    Column("staff", String(32)),
    Column("data", JSON, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("journal_calls", "hall", "kind", "seq"),
    Index("journal_ticket", "hall", "ticket", "seq"),
)
"""What happened, in order, without gaps, never changed (triggers hold it, chain.py proves it)."""

bookmarks = Table(
    "bookmarks",
    metadata,
    hall_key(),
    Column("follower", String(40), primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
