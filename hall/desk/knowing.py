"""What a question of the ledger would tell by its answer alone: a phone, or that there is one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import false, or_, true

from hall.core import access
from hall.core.floor import Person
from hall.store.tables import inquiries


def has_phone(who: Person, marks: tuple[str, ...]) -> Any:
    """Those with one of these phones, as far as the rule `contact` of core/access.py goes: looking
    for a phone is reading it, one guess after another.
    """
    table = inquiries.c
    near = (table.responsible, table.first, table.opened_by, table.offered_to)
    may = access.RULES["contact"].roles & who.roles
    mine = true() if may else or_(*(column == who.number for column in near))
    return table.phone_mark.in_(marks) & mine


def unassigned(who: Person) -> Any:
    """Those that nobody has; only for who assigns: the count alone gives a complaint away."""
    may = access.RULES["assign"].roles & who.roles
    return (inquiries.c.state == "unassigned") & (true() if may else false())
