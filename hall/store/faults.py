"""Faults of devices: each opens and closes by itself, and keeps its times."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import metadata

device_faults = Table(
    "device_faults",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hall", String(64), nullable=False),
    Column("device", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("device_faults_device", "hall", "device", "closed_at"),
    Index("device_faults_opened", "hall", "opened_at"),
)
"""`state` as the device said it; `closed_at` is empty while it lasts."""
