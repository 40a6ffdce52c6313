"""Papers of an inquiry: asked for by a person, printed by the spool of the printer beside them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from hall.core.happenings_prints import (
    InquiryPrintAsked,
    InquiryPrinted,
    InquiryPrintFailed,
    InquiryPrintUnconfirmed,
)
from hall.core.refusals import Refusal
from hall.desk.inquiry import open_case
from hall.desk.slips import Outcome
from hall.desk.views_prints import Paper, PrintView
from hall.store.page import Page
from hall.store.tables import inquiries, inquiry_steps, prints

if TYPE_CHECKING:
    from hall.desk.desk import Desk

TELLS_OF = {"notice": ("notice",), "guide": ("offered", "assigned")}
"""The steps of the timeline that a paper tells of; the newest one. A receipt tells of none."""
DUE = ("waiting", "failed")


def ask_print(
    desk: Desk, page: Page, *, inquiry: int, kind: Paper, staff: str, printer: str
) -> PrintView:
    """Ask for a paper at this printer (settings.printers.printer_at says which is whose).

    A second one of the same receipt, notice or guide slip is counted, and marked as a reprint; one
    that surely did not come out is simply tried again.
    Refuses unknown_inquiry, not_allowed, no_paper (no such printer, or it has none),
    nothing_to_print (no notice given, nobody sent anywhere), print_on_its_way.
    """
    case = open_case(desk, page, inquiry, staff, "print")
    known = desk.settings.all_printers.get(printer)
    if known is None or known.kind == "none":
        raise Refusal("no_paper")
    step = _step(page, case.row, kind)
    of_paper = prints.c.inquiry == inquiry, prints.c.paper == kind, prints.c.step == step
    mine = (prints.c.hall == page.hall, *of_paper)
    last = page.one(select(prints).where(*mine).order_by(prints.c.id.desc()))
    if last is not None and last.state in ("waiting", "printing"):
        raise Refusal("print_on_its_way")
    asked = {
        "printer": printer, "asked_at": page.now, "asked_by": staff, "state": "waiting",
        "detail": "", "attempts": 0, "at": page.now,
    }  # fmt: skip
    if last is not None and last.state == "failed":
        again = update(prints).where(prints.c.id == last.id).values(**asked)
        made = page.run(again.returning(*prints.c)).one()
    else:
        copy = 0 if last is None else last.copy + 1
        what = {
            "hall": page.hall, "inquiry": inquiry, "paper": kind, "step": step, "copy": copy,
            "token": secrets.token_urlsafe(16),
        }  # fmt: skip
        made = page.run(insert(prints).returning(*prints.c), what | asked).one()
    page.say(InquiryPrintAsked(made.id, inquiry, case.row.number, kind, made.copy, printer, staff))
    return PrintView.of(made)


def begin(desk: Desk, page: Page, *, sheet: int) -> PrintView | None:
    """It goes to the printer now: written down before the first byte is sent, so that after a crash
    nobody has to guess. None where it is not due any more.
    """
    taken = page.one(
        update(prints)
        .where(prints.c.hall == page.hall, prints.c.id == sheet, prints.c.state.in_(DUE))
        .values(state="printing", attempts=prints.c.attempts + 1, at=page.now)
        .returning(*prints.c)
    )
    return None if taken is None else PrintView.of(taken)


def end(desk: Desk, page: Page, *, sheet: int, outcome: Outcome, detail: str = "") -> PrintView:
    """What became of it; failed means that nothing was printed, unconfirmed that nobody knows."""
    row = page.run(
        update(prints)
        .where(prints.c.hall == page.hall, prints.c.id == sheet)
        .values(state=outcome, detail=detail, at=page.now)
        .returning(*prints.c)
    ).one()
    number: str = page.run(
        select(inquiries.c.number).where(inquiries.c.id == row.inquiry)
    ).scalar_one()
    about = (sheet, int(row.inquiry), number, str(row.paper))
    if outcome == "ok":
        page.say(InquiryPrinted(*about))
    elif outcome == "failed":
        page.say(InquiryPrintFailed(*about, detail))
    else:
        page.say(InquiryPrintUnconfirmed(*about, detail))
    return PrintView.of(row)


def _step(page: Page, row: Any, kind: Paper) -> int:
    """The step that this paper tells of. Refuses nothing_to_print: also where nobody is to be sent
    to any more, since the offer was taken back or declined.
    """
    if kind == "receipt":
        return 0
    found = page.one(
        select(inquiry_steps.c.id, inquiry_steps.c.data)
        .where(
            inquiry_steps.c.hall == page.hall,
            inquiry_steps.c.inquiry == row.id,
            inquiry_steps.c.kind.in_(TELLS_OF[kind]),
        )
        .order_by(inquiry_steps.c.id.desc())
    )
    if found is None:
        raise Refusal("nothing_to_print")
    if kind == "guide" and found.data["to"] not in (row.offered_to, row.responsible):
        raise Refusal("nothing_to_print")
    return int(found.id)
