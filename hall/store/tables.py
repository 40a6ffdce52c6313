"""What is remembered, as tables; every row carries its hall: several can share one database."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from hall.store.announcements import announcements
from hall.store.directory import absences, department_changes
from hall.store.exports import exports
from hall.store.faults import device_faults
from hall.store.inquiries import inquiries, inquiry_parties, inquiry_steps
from hall.store.learnt import wait_hours, wait_marks
from hall.store.letters import letters
from hall.store.lines import bookmarks, halls, journal
from hall.store.moment import Moment
from hall.store.people import device_codes, devices, guesses, sessions, staff_pins
from hall.store.prints import prints
from hall.store.questions import questions
from hall.store.ratings import ratings
from hall.store.remarks import remarks
from hall.store.reminders import reminders
from hall.store.seal_keys import seal_keys
from hall.store.sheet import hall_key, metadata, only
from hall.store.visits import visits

__all__ = [
    "absences", "announcements", "answers", "bookmarks", "counters", "days", "department_changes",
    "device_codes", "device_faults", "devices", "exports", "guesses", "halls", "inquiries",
    "inquiry_parties", "inquiry_steps", "journal", "letters", "line_lengths", "metadata",
    "numbers", "paces", "pools",
    "presses", "prints", "questions", "ratings", "remarks", "reminders", "seal_keys", "sessions",
    "slips", "staff_pins", "tickets", "visits", "wait_hours", "wait_marks",
]  # fmt: skip

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
    Column("seat", String(50), nullable=False, server_default=""),
    Column("low", Boolean, nullable=False, server_default=false()),
    Column("place", BigInteger, nullable=False),
    Column("lift", BigInteger),
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
    Column("outcome", String(20)),
    Column("held_at", Moment),
    Column("hold_kind", String(12)),
    Column("hold_reason", String(200)),
    Column("first_clerk", String(32)),
    Column("first_served_at", Moment),
    Column("ahead", Integer, nullable=False),
    Column("wait_low", Integer),
    Column("wait_high", Integer),
    Column("wait_mark", Integer),
    UniqueConstraint("hall", "day", "prefix", "seq", name="tickets_number"),
    Index(
        "tickets_line",
        "hall",
        "service",
        "ticket_class",
        "seat",
        "place",
        "id",
        **only("state = 'waiting'"),
    ),
    Index("tickets_seat", "hall", "seat", "place", **only("state = 'waiting' AND seat <> ''")),
    Index("tickets_lifted", "hall", "lift", **only("state = 'waiting' AND lift IS NOT NULL")),
    Index("tickets_held", "hall", "counter", **only("state = 'held'")),
    Index(
        "tickets_in_hand",
        "hall",
        "counter",
        unique=True,
        **only("state IN ('called', 'serving')"),
    ),
    Index("tickets_missed", "hall", "ended_at", **only("state = 'missed'")),
    Index("tickets_clerk_day", "hall", "day", "clerk", "state"),
    Index("tickets_clerk", "hall", "clerk", **only("clerk IS NOT NULL")),
    sqlite_autoincrement=True,
)
"""first_clerk and first_served_at are written once; tickets_in_hand lets no counter hold two.

`seat` says who may call it: "" anybody of its line, "low" only an accessible counter, "counter:3"
or "staff:101" only that one; `low` stays true wherever the visitor is sent. `lift` is set by an
urgent lift: the smaller, the earlier.
"""

numbers = Table(
    "numbers",
    metadata,
    hall_key(),
    Column("day", String(10), primary_key=True),
    Column("prefix", String(4), primary_key=True),
    Column("last", Integer, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    hall_key(),
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
    hall_key(),
    Column("pool", String(400), primary_key=True),
    Column("streak", Integer, nullable=False),
)

presses = Table(
    "presses",
    metadata,
    hall_key(),
    Column("counter", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("verb", String(20), nullable=False),
    Column("data", JSON, nullable=False),
)
"""The last press of each counter, for as long as it may be undone."""

days = Table(
    "days",
    metadata,
    hall_key(),
    Column("day", String(10), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff", String(32)),
    Column("reason", String(200), nullable=False),
    Column("signed_at", Moment),
    Column("signed_by", String(32)),
    Column("report", JSON),
)
"""What people decided about a business day: opened or closed by hand, the self-test signed."""

line_lengths = Table(
    "line_lengths",
    metadata,
    hall_key(),
    Column("service", String(40), primary_key=True),
    Column("ticket_class", String(10), primary_key=True),
    Column("waiting", Integer, nullable=False),
)
"""How many wait, kept with every act that changes it: counting 10,000 rows takes 10 ms a look."""

paces = Table(
    "paces",
    metadata,
    hall_key(),
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
    Column("printer", String(32), nullable=False, server_default="printer"),
    UniqueConstraint("hall", "asked_seq", name="slips_once"),
    Index("slips_ticket", "hall", "ticket"),
    Index("slips_state", "hall", "state"),
    sqlite_autoincrement=True,
)
"""One row for each slip asked for: slips_once lets no happening be printed twice."""

answers = Table(
    "answers",
    metadata,
    hall_key(),
    Column("key", String(160), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("answers_day", "hall", "day"),
)
"""What was answered to each Idempotency-Key; kept for the business day."""
