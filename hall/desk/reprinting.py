"""A second slip at the kiosk: the paper did not come out, or is lost a moment later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from hall.core.happenings import SlipReprinted
from hall.core.refusals import Refusal
from hall.desk import printers, slips
from hall.desk.tickets import by_token
from hall.store.page import Page
from hall.store.tables import journal
from hall.store.tables import slips as kept

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def at_kiosk(desk: Desk, page: Page, *, token: str, device: str | None) -> int:
    """One more slip of a number just taken at this kiosk, marked 补打; answers its copy number.

    Refuses unknown_ticket, not_this_kiosk, reprint_late (about: minutes), reprint_limit (times) and
    nothing_to_reprint, where this hall prints no slips or one of this number is still on its way.
    """
    row, kiosk = by_token(page, token), desk.settings.kiosk
    if device is None or row.device != device:
        raise Refusal("not_this_kiosk", number=row.number)
    if page.now - row.arrived_at > timedelta(minutes=kiosk.reprint_minutes):
        raise Refusal("reprint_late", number=row.number, minutes=kiosk.reprint_minutes)
    asked = _asked(page, row.id)
    if asked >= kiosk.reprint_times:
        raise Refusal("reprint_limit", number=row.number, times=kiosk.reprint_times)
    paper = printers.at_kiosk(desk, page, device)
    if paper.kind == "none" or not _settled(page, row.id, asked):
        raise Refusal("nothing_to_reprint", number=row.number)
    return slips.reprint(desk, page, ticket=row.id)


def _asked(page: Page, ticket: int) -> int:
    """How many were asked for; the spool may not have come to the last."""
    return int(
        page.run(
            select(func.count()).where(
                journal.c.hall == page.hall,
                journal.c.ticket == ticket,
                journal.c.kind == SlipReprinted.__name__,
            )
        ).scalar_one()
    )


def _settled(page: Page, ticket: int, copy: int) -> bool:
    """Whether the last slip asked for has ended: else two papers would come out for one press."""
    last = page.one(
        select(kept.c.state).where(
            kept.c.hall == page.hall, kept.c.ticket == ticket, kept.c.copy == copy
        )
    )
    return last is not None and last.state not in ("pending", "printing")
