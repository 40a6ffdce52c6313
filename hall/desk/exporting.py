"""Taking the ledger away: who, how much, why; written down before the first row goes out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import insert

from hall.core import access
from hall.core.happenings_contact import LedgerExported
from hall.desk.inquiry import needed, person, tidy
from hall.desk.reading_inquiries import Wanted
from hall.store.page import Page
from hall.store.tables import exports

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def export(
    desk: Desk, page: Page, *, staff: str, wanted: Wanted, rows: int, plain: bool, reason: str = ""
) -> int:
    """Answers the id of this export. `plain` shows contacts unmasked and needs a reason.

    Refuses not_allowed, reason_needed.
    """
    who = person(desk, staff)
    access.must(who, "export")
    if plain:
        access.must(who, "export_plain")
        reason = needed(reason)
    row = {
        "hall": page.hall, "at": page.now, "staff": staff, "plain": plain, "rows": rows,
        "reason": tidy(reason)[:500], "wanted": asdict(wanted),
    }  # fmt: skip
    made: int = page.run(insert(exports).returning(exports.c.id), row).scalar_one()
    page.say(LedgerExported(made, staff, rows, plain))
    return made
