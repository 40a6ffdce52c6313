"""What is learnt of waiting; paces, of serving, stand with the other tables of the line."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, String, Table

from hall.store.sheet import hall_key, metadata

wait_hours = Table(
    "wait_hours",
    metadata,
    hall_key(),
    Column("service", String(40), primary_key=True),
    Column("hour", Integer, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False),
    Column("came", Float, nullable=False),
    Column("elders", Float, nullable=False),
)
"""Who came in each hour of the day, and how many of them with priority; earlier days fade."""

wait_marks = Table(
    "wait_marks",
    metadata,
    hall_key(),
    Column("ticket_class", String(10), primary_key=True),
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("seen", Integer, nullable=False),
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
)
"""hall.core.wait.Mark, by class and length of line."""
