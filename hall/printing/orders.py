"""Papers of inquiries at one printer: asked for by the staff, after the visitors' slips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hall.desk import printing_inquiry
from hall.desk.reading_prints import Printable
from hall.desk.views_prints import PrintView
from hall.printing.commands import Page
from hall.printing.facts import BACK_OFF, STALE
from hall.printing.facts_inquiry import form_of
from hall.printing.outcome import Outcome

if TYPE_CHECKING:
    from hall.printing.spool import Spool


class Orders:
    """What a Spool owes besides slips; the rows of `prints` say it, so no bookmark is needed.

    As with slips: a paper is `printing` in the store before its first byte is sent; what surely did
    not come out is tried again while the visitor may still be here; what nobody confirmed is not.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._owed = True

    def look(self) -> None:
        """One was asked for; else nobody needs to look, and every act of the hall wakes us."""
        self._owed = True

    def recover(self) -> None:
        """What was at the printer when we fell is nobody's guess; what waits for a printer that
        left the settings will not come out.
        """
        spool, self._owed = self._spool, True
        with spool.desk.read() as reading:
            left = [one for one in reading.prints_left() if not spool.is_another_s(one.printer)]
        for sheet in left:
            if sheet.state == "printing":
                self._end(sheet, Outcome("unconfirmed", "interrupted", ""))
            elif sheet.printer != spool.printer:
                self._end(sheet, Outcome("failed", "refused", ""))

    def step(self) -> bool:
        """Bring out the oldest paper that is due; False when there was none."""
        if not self._owed:
            return False
        spool, now = self._spool, self._spool.desk.now()
        with spool.desk.read() as reading:
            due = reading.prints_due(spool.printer, now - STALE, spool.settings.attempts)
        self._owed = bool(due)
        for sheet in due:
            if sheet.state == "waiting" and now - sheet.asked_at > STALE:
                self._end(sheet, Outcome("failed", "lapsed", ""))
                return True
            if self._is_time(sheet):
                return self._bring_out(sheet)
        return False

    def _is_time(self, sheet: PrintView) -> bool:
        if sheet.state == "waiting":
            return True
        rested = self._spool.desk.now() - sheet.at >= BACK_OFF * 2 ** (sheet.attempts - 1)
        return rested and self._spool.condition.trouble is None

    def _bring_out(self, sheet: PrintView) -> bool:
        spool = self._spool
        taken = spool.desk.act(printing_inquiry.begin, sheet=sheet.id)
        if taken is None:
            return False
        with spool.desk.read() as reading:
            known = reading.printable(taken.inquiry, taken.step)
        make = partial(self._page, taken, known)
        spool.bring_out(make, taken.token, partial(self._end, taken))
        return True

    def _page(self, sheet: PrintView, known: Printable) -> Page:
        return self._spool.setter.lay(form_of(self._spool.desk.settings, sheet, known))

    def _end(self, sheet: PrintView, outcome: Outcome) -> None:
        self._spool.write_down(
            printing_inquiry.end, sheet=sheet.id, outcome=outcome.state, detail=outcome.detail
        )
