"""Who looked for a phone, and the steps in which a contact was read."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "phone_searches",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("phone_searches_of", "phone_searches", ["hall", "staff", "at"])
    op.create_index(
        "inquiry_steps_seen",
        "inquiry_steps",
        ["hall", "at"],
        sqlite_where=sa.text("kind = 'seen'"),
        postgresql_where=sa.text("kind = 'seen'"),
    )
