"""What is learnt of waiting: who comes in which hour, and how well the ranges told have held."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wait_hours",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("hour", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("came", sa.Float(), nullable=False),
        sa.Column("elders", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "service", "hour"),
    )
    op.create_table(
        "wait_marks",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("ticket_class", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("low", sa.Float(), nullable=False),
        sa.Column("high", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "ticket_class", "size"),
    )
