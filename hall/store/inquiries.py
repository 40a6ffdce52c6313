"""Inquiries and their timeline (PROVISIONS F). Words and contacts stand here alone, never in the
journal (K1): the journal is never emptied, these are, when their time has come.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from hall.store.moment import Moment
from hall.store.sheet import hall_key, metadata, only

inquiries = Table(
    "inquiries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("number", String(32), nullable=False),
    Column("day", String(10), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("category", String(40), nullable=False),
    Column("urgency", String(8), nullable=False),
    Column("language", String(8), nullable=False),
    Column("matter", Text, nullable=False),
    Column("contact", Text),
    Column("phone_mark", String(64)),
    Column("about", String(32)),
    Column("ticket", Integer),
    Column("service", String(40)),
    Column("opened_at", Moment, nullable=False),
    Column("opened_by", String(32), nullable=False),
    Column("first", String(32), nullable=False),
    Column("responsible", String(32), nullable=False),
    Column("department", String(40), nullable=False),
    Column("state", String(12), nullable=False),
    Column("offered_to", String(32)),
    Column("offered_at", Moment),
    Column("assigned", Boolean, nullable=False, server_default=false()),
    Column("told", Integer, nullable=False),
    Column("tried", Integer, nullable=False),
    Column("outcome", String(12)),
    Column("result", Text, nullable=False),
    Column("due_at", Moment),
    Column("extended", Integer, nullable=False),
    Column("notices", Integer, nullable=False),
    Column("dispatched_at", Moment),
    Column("confirmed_at", Moment),
    Column("closed_at", Moment),
    Column("scrubbed_at", Moment),
    UniqueConstraint("hall", "number", name="inquiries_number"),
    Index("inquiries_ledger", "hall", "id"),
    Index("inquiries_due", "hall", "due_at", **only("state <> 'closed'")),
    Index("inquiries_mine", "hall", "responsible", "due_at", **only("state <> 'closed'")),
    Index("inquiries_offered", "hall", "offered_to", **only("state = 'offered'")),
    Index("inquiries_unassigned", "hall", **only("state = 'unassigned'")),
    Index("inquiries_ticket", "hall", "ticket", **only("ticket IS NOT NULL")),
    Index("inquiries_phone", "hall", "phone_mark", **only("phone_mark IS NOT NULL")),
    Index("inquiries_kept", "hall", "closed_at", **only("scrubbed_at IS NULL")),
    sqlite_autoincrement=True,
)
"""How each inquiry stands now (hall.core.custody.Custody), as its steps made it.

`first` is written once. `department` is that of the responsible person. `contact` is sealed
(store/seal.py), `phone_mark` a keyed hash to find a phone again. `told` and `tried` count replies
to the visitor, `notices` the one-time notices, `extended` how often the due time was moved.
"""

inquiry_steps = Table(
    "inquiry_steps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hall", String(64), nullable=False),
    Column("inquiry", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Index("inquiry_steps_of", "hall", "inquiry", "id"),
    Index("inquiry_steps_seen", "hall", "at", **only("kind = 'seen'")),
    sqlite_autoincrement=True,
)
"""What was done, in order, never changed nor removed (triggers hold it); only `words`, and what a
person wrote in `data` (WRITTEN), may be emptied, when they may no longer be kept.
"""

WRITTEN = {"offered": "notified", "closed": "referral", "reported": "notified"}
"""By kind of step, what in its data a person wrote: who there was told, where to go instead,
who said what a department has done.
"""

inquiry_parties = Table(
    "inquiry_parties",
    metadata,
    hall_key(),
    Column("inquiry", Integer, primary_key=True, autoincrement=False),
    Column("department", String(40), primary_key=True),
    Column("asked_at", Moment, nullable=False),
    Column("reported_at", Moment),
    Column("staff", String(32)),
)
"""Who works on it besides the responsible person (F6); `staff` is who reported."""
