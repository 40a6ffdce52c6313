"""Seats, lifts, holds and outcomes of tickets; the last press of a counter; the day by hand."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WAITING = "state = 'waiting'"


def _only(where: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}


def upgrade() -> None:
    for column in (
        sa.Column("seat", sa.String(length=50), nullable=False, server_default=""),
        sa.Column("low", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("lift", sa.BigInteger()),
        sa.Column("outcome", sa.String(length=20)),
        sa.Column("held_at", sa.BigInteger()),
        sa.Column("hold_kind", sa.String(length=12)),
        sa.Column("hold_reason", sa.String(length=200)),
    ):
        op.add_column("tickets", column)
    op.drop_index("tickets_line", "tickets")
    line = ["hall", "service", "ticket_class", "seat", "place", "id"]
    op.create_index("tickets_line", "tickets", line, **_only(WAITING))
    seated, lifted = f"{WAITING} AND seat <> ''", f"{WAITING} AND lift IS NOT NULL"
    op.create_index("tickets_seat", "tickets", ["hall", "seat", "place"], **_only(seated))
    op.create_index("tickets_lifted", "tickets", ["hall", "lift"], **_only(lifted))
    op.create_index("tickets_held", "tickets", ["hall", "counter"], **_only("state = 'held'"))
    op.create_table(
        "presses",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("verb", sa.String(length=20), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "counter"),
    )
    op.create_table(
        "days",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(length=32)),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("signed_at", sa.BigInteger()),
        sa.Column("signed_by", sa.String(length=32)),
        sa.Column("report", sa.JSON()),
        sa.PrimaryKeyConstraint("hall", "day"),
    )
