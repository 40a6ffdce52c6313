"""Inquiries: whose question it is, its timeline, and who works on it."""

import sqlalchemy as sa
from alembic import op

from hall.store.dialect import STEP_GUARDS

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inquiries",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("urgency", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("phone_mark", sa.String(length=64), nullable=True),
        sa.Column("about", sa.String(length=32), nullable=True),
        sa.Column("ticket", sa.Integer(), nullable=True),
        sa.Column("service", sa.String(length=40), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(length=32), nullable=False),
        sa.Column("first", sa.String(length=32), nullable=False),
        sa.Column("responsible", sa.String(length=32), nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("offered_to", sa.String(length=32), nullable=True),
        sa.Column("offered_at", sa.BigInteger(), nullable=True),
        sa.Column("assigned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("extended", sa.Integer(), nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.Column("dispatched_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("scrubbed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("hall", "number", name="inquiries_number"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "inquiries_due",
        "inquiries",
        ["hall", "due_at"],
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_index(
        "inquiries_kept",
        "inquiries",
        ["hall", "closed_at"],
        sqlite_where=sa.text("scrubbed_at IS NULL"),
        postgresql_where=sa.text("scrubbed_at IS NULL"),
    )
    op.create_index("inquiries_ledger", "inquiries", ["hall", "id"])
    op.create_index(
        "inquiries_mine",
        "inquiries",
        ["hall", "responsible"],
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_index(
        "inquiries_offered",
        "inquiries",
        ["hall", "offered_to"],
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(
        "inquiries_phone",
        "inquiries",
        ["hall", "phone_mark"],
        sqlite_where=sa.text("phone_mark IS NOT NULL"),
        postgresql_where=sa.text("phone_mark IS NOT NULL"),
    )
    op.create_index(
        "inquiries_ticket",
        "inquiries",
        ["hall", "ticket"],
        sqlite_where=sa.text("ticket IS NOT NULL"),
        postgresql_where=sa.text("ticket IS NOT NULL"),
    )
    op.create_index(
        "inquiries_unassigned",
        "inquiries",
        ["hall"],
        sqlite_where=sa.text("state = 'unassigned'"),
        postgresql_where=sa.text("state = 'unassigned'"),
    )
    op.create_table(
        "inquiry_steps",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("inquiry", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("inquiry_steps_of", "inquiry_steps", ["hall", "inquiry", "id"])
    op.create_table(
        "inquiry_parties",
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("inquiry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.Column("staff", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("hall", "inquiry", "department"),
    )
    for guard in STEP_GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)
