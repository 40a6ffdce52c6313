"""Inquiries by who serves their visitor, the visits after the first, what is owed by its time."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "tickets_clerk",
        "tickets",
        ["hall", "clerk"],
        sqlite_where=sa.text("clerk IS NOT NULL"),
        postgresql_where=sa.text("clerk IS NOT NULL"),
    )
    op.drop_index("inquiries_mine", "inquiries")
    op.create_index(
        "inquiries_mine",
        "inquiries",
        ["hall", "responsible", "due_at"],
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_table(
        "visits",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("inquiry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ticket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.String(length=32), nullable=False),
        sa.Column("staff", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("hall", "inquiry", "ticket"),
    )
    op.create_index("visits_ticket", "visits", ["hall", "ticket"])
