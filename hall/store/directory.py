"""Who is away and who stands in, and what was changed about departments since the settings."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, String, Table

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata, only

absences = Table(
    "absences",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("staff", String(32), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Column("deputy", String(32)),
    Column("kind", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String(32), nullable=False),
    Column("ended_at", Moment),
    Index("absences_now", "hall", "staff", unique=True, **only("ended_at IS NULL")),
    sqlite_autoincrement=True,
)
"""hall.core.directory.Absence; `by` wrote it down. At most one a person is not ended; it holds from
`since` until `until` is past, or the person is back.
"""

department_changes = Table(
    "department_changes",
    metadata,
    hall_key(),
    Column("department", String(32), primary_key=True),
    Column("room_zh", String(80), nullable=False),
    Column("room_en", String(80), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("head", String(32), nullable=False),
    Column("duty", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff", String(32), nullable=False),
)
"""What the manager wrote over the settings of a department."""
