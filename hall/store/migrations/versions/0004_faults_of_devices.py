"""Faults of devices, with their times; when each screen was last on the line."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("devices", sa.Column("seen_at", sa.BigInteger()))
    op.create_table(
        "device_faults",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
    )
    op.create_index("device_faults_device", "device_faults", ["hall", "device", "closed_at"])
    op.create_index("device_faults_opened", "device_faults", ["hall", "opened_at"])
