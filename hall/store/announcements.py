"""What was said to the whole hall. A manager's own words stand here alone, never in the journal."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import metadata, only

announcements = Table(
    "announcements",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("phrase", String(32), nullable=False),
    Column("text_zh", String(200), nullable=False),
    Column("text_en", String(200), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("staff", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", String(32)),
    Index("announcements_now", "hall", unique=True, **only("ended_at IS NULL")),
    sqlite_autoincrement=True,
)
"""`phrase` names the text ("" for own words); `seq` is the happening's. At most one is not ended;
it stands while `until` is not past.
"""
