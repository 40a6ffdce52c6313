"""What is learnt of waiting, and of serving by the hour; paces stand with the other tables of the
line.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, String, Table

from hall.store.sheet import hall_key, metadata

pace_hours = Table(
    "pace_hours",
    metadata,
    hall_key(),
    Column("service", String(40), primary_key=True),
    Column("hour", Integer, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False),
    Column("served", Float, nullable=False),
    Column("took", Float, nullable=False),
)
"""hall.core.wait.Hour, by service and the hour in which a service began; `day` is the last one on
which it was learnt.
"""

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

wait_services = Table(
    "wait_services",
    metadata,
    hall_key(),
    Column("service", String(40), primary_key=True),
    Column("seen", Integer, nullable=False),
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
)
"""hall.core.wait.Mark of each service, laid over that of the length of the line."""
