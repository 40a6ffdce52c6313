"""Which keys the contacts of a hall were ever sealed with; their fingerprints alone."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata

seal_keys = Table(
    "seal_keys",
    metadata,
    hall_key(),
    Column("fingerprint", String(32), primary_key=True),
    Column("since", Moment, nullable=False),
)
"""A key that shares none of these is another one: nothing is sealed with it unknowingly."""
