"""Who was told and where to go instead may be emptied as well, and are where the words are."""

import sqlalchemy as sa
from alembic import op

from hall.store.dialect import STEP_GUARDS

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

GUARD = "inquiry_steps_no_update"
EMPTIED = {
    "sqlite": "json_replace(data, '$.notified', '', '$.referral', '')",
    "postgresql": """jsonb_set(jsonb_set(data::jsonb, '{notified}', '""', false),
        '{referral}', '""', false)::json""",
}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    op.execute(f"DROP TRIGGER {GUARD}" + " ON inquiry_steps" * (dialect == "postgresql"))
    op.execute(
        sa.text(
            f"UPDATE inquiry_steps SET words = '', data = {EMPTIED[dialect]}"
            " WHERE inquiry IN (SELECT id FROM inquiries WHERE scrubbed_at IS NOT NULL)"
        )
    )
    for guard in STEP_GUARDS[dialect]:
        if f"TRIGGER {GUARD} " in guard:
            op.execute(guard)
