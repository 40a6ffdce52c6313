"""What clerks ask a superior, and what is answered. The words stand here alone, never in the
journal (K1), until retention empties them.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import metadata

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("ticket", Integer, nullable=False),
    Column("counter", String(32), nullable=False),
    Column("staff", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("words", String(200), nullable=False),
    Column("answered_at", Moment),
    Column("answered_by", String(32)),
    Column("answer", String(200), nullable=False, server_default=""),
    Index("questions_of", "hall", "ticket"),
    Index("questions_old", "hall", "at"),
    sqlite_autoincrement=True,
)
"""`at` is the moment the ticket went on hold: while it is that of the ticket, the question stands.
Who asked is `staff`, who answered `answered_by`.
"""
