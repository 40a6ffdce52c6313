"""What is remembered, as tables; every row carries its hall: several can share one database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from hall.store.moment import Moment

metadata = MetaData()


def _hall() -> Column[str]:
    return Column("hall", String(64), primary_key=True)


def _only(where: str) -> dict[str, Any]:
    return {"sqlite_where": text(where), "postgresql_where": text(where)}


halls = Table("halls", metadata, _hall(), Column("seq", BigInteger, nullable=False))
"""One row a hall: the last seq of its journal. Who writes holds this row (see book.py)."""

journal = Table(
    "journal",
    metadata,
    _hall(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("day", String(10), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("ticket", Integer),
    Column("counter", String(32)),
    Column("staff", String(32)),
    Column("data", JSON, nullable=False),
    Index("journal_calls", "hall", "kind", "seq"),
    Index("journal_ticket", "hall", "ticket", "seq"),
)
"""What happened, in order, without gaps, never changed (triggers hold it)."""

bookmarks = Table(
    "bookmarks",
    metadata,
    _hall(),
    Column("follower", String(40), primary_key=True),
    Column("seq", BigInteger, nullable=False),
)

tickets = Table(
    "tickets",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("day", String(10), nullable=False),
    Column("prefix", String(4), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("number", String(12), nullable=False),
    Column("service", String(40), nullable=False),
    Column("ticket_class", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("language", String(8), nullable=False),
    Column("device", String(64)),
    Column("taken_by", String(32)),
    Column("arrived_at", Moment, nullable=False),
    Column("called_at", Moment),
    Column("began_at", Moment),
    Column("ended_at", Moment),
    Column("counter", String(32)),
    Column("clerk", String(32)),
    Column("calls", Integer, nullable=False, default=0),
    Column("why", String(20)),
    Column("first_clerk", String(32)),
    Column("first_served_at", Moment),
    Column("ahead", Integer, nullable=False),
    Column("wait_low", Integer),
    Column("wait_high", Integer),
    UniqueConstraint("hall", "day", "prefix", "seq", name="tickets_number"),
    Index(
        "tickets_line",
        "hall",
        "service",
        "ticket_class",
        "place",
        "id",
        **_only("state = 'waiting'"),
    ),
    Index(
        "tickets_in_hand",
        "hall",
        "counter",
        unique=True,
        **_only("state IN ('called', 'serving')"),
    ),
    Index("tickets_missed", "hall", "ended_at", **_only("state = 'missed'")),
    Index("tickets_clerk_day", "hall", "day", "clerk", "state"),
    sqlite_autoincrement=True,
)
"""first_clerk and first_served_at are written once; tickets_in_hand lets no counter hold two."""

numbers = Table(
    "numbers",
    metadata,
    _hall(),
    Column("day", String(10), primary_key=True),
    Column("prefix", String(4), primary_key=True),
    Column("last", Integer, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    _hall(),
    Column("counter", String(32), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("clerk", String(32)),
    Column("since", Moment, nullable=False),
    UniqueConstraint("hall", "clerk", name="counters_one_per_clerk"),
)

pools = Table(
    "pools",
    metadata,
    _hall(),
    Column("pool", String(400), primary_key=True),
    Column("streak", Integer, nullable=False),
)

line_lengths = Table(
    "line_lengths",
    metadata,
    _hall(),
    Column("service", String(40), primary_key=True),
    Column("ticket_class", String(10), primary_key=True),
    Column("waiting", Integer, nullable=False),
)
"""How many wait, kept with every act that changes it: counting 10,000 rows takes 10 ms a look."""

paces = Table(
    "paces",
    metadata,
    _hall(),
    Column("service", String(40), primary_key=True),
    Column("served", Integer, nullable=False),
    Column("mean", Float, nullable=False),
    Column("variance", Float, nullable=False),
)

slips = Table(
    "slips",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("ticket", Integer, nullable=False),
    Column("asked_seq", BigInteger, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("detail", String(80), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("hall", "asked_seq", name="slips_once"),
    Index("slips_ticket", "hall", "ticket"),
    Index("slips_state", "hall", "state"),
    sqlite_autoincrement=True,
)
"""One row for each slip asked for: slips_once lets no happening be printed twice."""

staff_pins = Table(
    "staff_pins",
    metadata,
    _hall(),
    Column("staff", String(32), primary_key=True),
    Column("pin_hash", String(200), nullable=False),
    Column("changed_at", Moment, nullable=False),
)

guesses = Table(
    "guesses",
    metadata,
    _hall(),
    Column("who", String(80), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("until", Moment, nullable=False),
)
"""Wrong PINs in a row, by staff number and by address, and until when the next try is refused."""

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("hall", String(64), nullable=False),
    Column("staff", String(32), nullable=False),
    Column("counter", String(32)),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
    Index("sessions_staff", "hall", "staff"),
)

devices = Table(
    "devices",
    metadata,
    _hall(),
    Column("device", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("state", String(20), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("since", Moment, nullable=False),
    Column("token_hash", String(64), unique=True),
)

device_codes = Table(
    "device_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("hall", String(64), nullable=False),
    Column("name", String(80), nullable=False),
    Column("expires_at", Moment, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    _hall(),
    Column("key", String(160), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("answers_day", "hall", "day"),
)
"""What was answered to each Idempotency-Key; kept for the business day."""
