"""Slips: started before the first byte goes to the printer, ended by what the printer said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, insert, select, update

from hall.core.happenings import SlipFailed, SlipPrinted, SlipReprinted, SlipUnconfirmed
from hall.core.refusals import Refusal
from hall.desk.views import SlipView
from hall.settings.printers import MAIN
from hall.store.page import Page
from hall.store.tables import journal, slips, tickets

if TYPE_CHECKING:
    from hall.desk.desk import Desk

Outcome = Literal["ok", "failed", "unconfirmed"]
FOLLOWER = "spool"
"""The bookmark of the printing spool."""


def follower(printer: str) -> str:
    """The bookmark of the spool of this printer."""
    return FOLLOWER if printer == MAIN else f"{FOLLOWER}:{printer}"


def start(
    desk: Desk, page: Page, *, ticket: int, seq: int, copy: int = 0, printer: str = MAIN
) -> SlipView | None:
    """Begin the slip that happening `seq` asked for, and move its spool's bookmark with it.

    None when it was begun before: no happening is printed twice. Committed before any byte is sent,
    so that after a crash nobody has to guess.
    """
    page.bookmark(follower(printer), seq)
    known = select(slips.c.id).where(slips.c.hall == page.hall, slips.c.asked_seq == seq)
    if page.one(known) is not None:
        return None
    row = {
        "hall": page.hall,
        "ticket": ticket,
        "asked_seq": seq,
        "copy": copy,
        "state": "printing",
        "detail": "",
        "attempts": 1,
        "at": page.now,
        "printer": printer,
    }
    made: int = page.run(insert(slips).returning(slips.c.id), row).scalar_one()
    return SlipView(made, ticket, "printing", "", copy, 1, page.now, printer)


def again(desk: Desk, page: Page, *, slip: int) -> SlipView:
    """Try a slip once more of which nothing was printed. Refuses nothing_to_reprint unless it
    failed.
    """
    row = page.one(select(slips).where(slips.c.hall == page.hall, slips.c.id == slip))
    if row is None or row.state != "failed":
        raise Refusal("nothing_to_reprint")
    changed = page.run(
        update(slips)
        .where(slips.c.id == slip)
        .values(state="printing", attempts=row.attempts + 1, at=page.now)
        .returning(*slips.c)
    ).one()
    return view_of(changed)


def end(desk: Desk, page: Page, *, slip: int, outcome: Outcome, detail: str = "") -> SlipView:
    """What became of a slip; failed means that nothing was printed, unconfirmed that nobody
    knows.
    """
    row = page.run(
        update(slips)
        .where(slips.c.hall == page.hall, slips.c.id == slip)
        .values(state=outcome, detail=detail, at=page.now)
        .returning(*slips.c)
    ).one()
    number: str = page.run(select(tickets.c.number).where(tickets.c.id == row.ticket)).scalar_one()
    if outcome == "ok":
        page.say(SlipPrinted(slip, row.ticket, number))
    elif outcome == "failed":
        page.say(SlipFailed(slip, row.ticket, number, detail))
    else:
        page.say(SlipUnconfirmed(slip, row.ticket, number, detail))
    return view_of(row)


def reprint(desk: Desk, page: Page, *, ticket: int) -> int:
    """Ask for a second slip, marked as a reprint and counted; answers its copy number. Refuses
    unknown_ticket.
    """
    row = page.one(
        select(tickets.c.number).where(tickets.c.hall == page.hall, tickets.c.id == ticket)
    )
    if row is None:
        raise Refusal("unknown_ticket")
    # Counted by what was asked for: the spool may not have come to the one before.
    asked = page.run(
        select(func.count()).where(
            journal.c.hall == page.hall,
            journal.c.ticket == ticket,
            journal.c.kind == SlipReprinted.__name__,
        )
    ).scalar_one()
    copy = int(asked) + 1
    page.say(SlipReprinted(0, ticket, row.number, copy))
    return copy


def unsure(desk: Desk, page: Page) -> list[int]:
    """After a crash: slips that were at the printer when we fell; each must be ended as
    unconfirmed.
    """
    found = page.run(
        select(slips.c.id).where(slips.c.hall == page.hall, slips.c.state == "printing")
    )
    return list(found.scalars())


def view_of(row: object) -> SlipView:
    """From a row of the slips table."""
    return SlipView(
        row.id,  # type: ignore[attr-defined]
        row.ticket,  # type: ignore[attr-defined]
        row.state,  # type: ignore[attr-defined]
        row.detail,  # type: ignore[attr-defined]
        row.copy,  # type: ignore[attr-defined]
        row.attempts,  # type: ignore[attr-defined]
        row.at,  # type: ignore[attr-defined]
        row.printer,  # type: ignore[attr-defined]
    )
