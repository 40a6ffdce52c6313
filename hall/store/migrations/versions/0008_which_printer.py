"""Which printer a slip comes out of."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "slips",
        sa.Column("printer", sa.String(length=32), server_default="printer", nullable=False),
    )
