"""Each line of the journal carries a hash of itself and of all before it (store/chain.py)."""

import sqlalchemy as sa
from alembic import op

from hall.store.chain import START, link
from hall.store.dialect import GUARDS

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BATCH = 2000

LINES = sa.text(
    "SELECT hall, seq, at, day, kind, ticket, counter, staff, CAST(data AS TEXT) FROM journal"
    " WHERE hall = :hall AND seq > :seq ORDER BY seq LIMIT :batch"
)
FILL = {
    "sqlite": sa.text("UPDATE journal SET hash = :hash WHERE hall = :hall AND seq = :seq"),
    "postgresql": sa.text(
        "UPDATE journal SET hash = made.hash"
        " FROM unnest(CAST(:seqs AS bigint[]), CAST(:hashes AS text[])) AS made (seq, hash)"
        " WHERE journal.hall = :hall AND journal.seq = made.seq"
    ),
}


def upgrade() -> None:
    connection = op.get_bind()
    # A default only while old rows have no hash: who writes without one afterwards is refused.
    # (SQLite cannot take it away again; there only the hub that has migrated writes.)
    for table, empty in (("halls", START.hash), ("journal", "")):
        op.add_column(
            table, sa.Column("hash", sa.String(length=64), nullable=False, server_default=empty)
        )
    open_guard(connection)
    for hall in connection.execute(sa.text("SELECT DISTINCT hall FROM journal")).scalars().all():
        chain(connection, hall)
    close_guard(connection)
    if connection.dialect.name == "postgresql":
        op.alter_column("halls", "hash", server_default=None)
        op.alter_column("journal", "hash", server_default=None)


def chain(connection: sa.Connection, hall: str) -> None:
    """Fill in the hashes of a hall, BATCH lines at a time."""
    seq, before = -(2**62), START.hash
    while True:
        asked = {"hall": hall, "seq": seq, "batch": BATCH}
        made = []
        for *head, data in connection.execute(LINES, asked):
            seq, before = head[1], link(before, head, data)
            made.append((seq, before))
        if made:
            fill(connection, hall, made)
        if len(made) < BATCH:
            break
    connection.execute(
        sa.text("UPDATE halls SET hash = :hash WHERE hall = :hall"), {"hall": hall, "hash": before}
    )


def fill(connection: sa.Connection, hall: str, made: list[tuple[int, str]]) -> None:
    """Write these (seq, hash) of a hall."""
    statement = FILL[connection.dialect.name]
    if connection.dialect.name == "sqlite":
        rows = [{"hall": hall, "seq": seq, "hash": hash_} for seq, hash_ in made]
        connection.execute(statement, rows)
    else:
        seqs, hashes = zip(*made, strict=True)
        connection.execute(statement, {"hall": hall, "seqs": list(seqs), "hashes": list(hashes)})


def open_guard(connection: sa.Connection) -> None:
    """The journal is append-only; this once its new column is filled."""
    if connection.dialect.name == "sqlite":
        op.execute("DROP TRIGGER journal_no_UPDATE")
    else:
        op.execute("ALTER TABLE journal DISABLE TRIGGER journal_guard")


def close_guard(connection: sa.Connection) -> None:
    """Held again, as by 0001."""
    if connection.dialect.name == "sqlite":
        op.execute(next(one for one in GUARDS["sqlite"] if "journal_no_UPDATE" in one))
    else:
        op.execute("ALTER TABLE journal ENABLE TRIGGER journal_guard")
