"""The numbers with which a visitor came again about an inquiry (R1-2, F9)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata

visits = Table(
    "visits",
    metadata,
    hall_key(),
    Column("inquiry", Integer, primary_key=True, autoincrement=False),
    Column("ticket", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("counter", String(32), nullable=False),
    Column("staff", String(32), nullable=False),
    Index("visits_ticket", "hall", "ticket"),
)
"""The ticket it was opened from stands in the inquiry itself; here are the later ones, and who tied
each to it at which counter.
"""
