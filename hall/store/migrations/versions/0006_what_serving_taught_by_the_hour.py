"""What is learnt of serving in each hour of the day."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pace_hours",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("hour", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("served", sa.Float(), nullable=False),
        sa.Column("took", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "service", "hour"),
    )
