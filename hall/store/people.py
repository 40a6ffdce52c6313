"""Who may come in: PINs, guesses at them, sessions, devices and their one-time codes."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata

staff_pins = Table(
    "staff_pins",
    metadata,
    hall_key(),
    Column("staff", String(32), primary_key=True),
    Column("pin_hash", String(200), nullable=False),
    Column("changed_at", Moment, nullable=False),
)

guesses = Table(
    "guesses",
    metadata,
    hall_key(),
    Column("who", String(80), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("until", Moment, nullable=False),
)
"""Wrong PINs in a row, by staff number and by address, and until when the next try is refused."""

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("hall", String(64), nullable=False),
    Column("staff", String(32), nullable=False),
    Column("counter", String(32)),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
    Index("sessions_staff", "hall", "staff"),
)

devices = Table(
    "devices",
    metadata,
    hall_key(),
    Column("device", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("state", String(20), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("since", Moment, nullable=False),
    Column("token_hash", String(64), unique=True),
    Column("seen_at", Moment),
)
"""`seen_at` is when a hub last had this screen on the line; empty for what is not a screen."""

device_codes = Table(
    "device_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("hall", String(64), nullable=False),
    Column("name", String(80), nullable=False),
    Column("expires_at", Moment, nullable=False),
)
