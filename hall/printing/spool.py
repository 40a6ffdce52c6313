"""The follower that prints: it reads at its own pace, so a slow printer delays only paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import Any

from hall.desk import devices, slips
from hall.desk.desk import Desk
from hall.desk.views import SlipView, TicketView
from hall.printing.commands import Page
from hall.printing.condition import Condition
from hall.printing.facts import BACK_OFF, STALE, facts, specimen, too_late
from hall.printing.health import UNKNOWN
from hall.printing.orders import Orders
from hall.printing.outcome import Outcome
from hall.printing.paper import Device, open_setter
from hall.settings.printers import MAIN
from hall.store.handoff import Runtime
from hall.store.journal import Entry

LOOK_SECONDS = 1.0
"""How long the spool sleeps when no bell rings."""
LAPSED = timedelta(days=1)
"""Nobody waits for a slip asked for so long ago. A hall that gets its first printer after a year
without would else stand still while the spool reads the year.
"""


class Spool:
    """Prints what TicketTaken and SlipReprinted ask for, in their order.

    A slip is `printing` in the store, together with the bookmark, before its first byte is sent. So
    after a crash one of three things is known: it never began (it is printed now), it was at the
    printer (`unconfirmed`, for a person to look), or it had ended. A slip that surely did not come
    out is told to everyone at once as `failed`, then tried again, up to settings.printer.attempts,
    when the printer is well; waiting for paper costs no attempt. New slips go before such old ones,
    because their visitors stand at the kiosk; in between come papers of inquiries (Orders).
    """

    def __init__(
        self,
        desk: Desk,
        runtime: Runtime,
        device: Device,
        words: Mapping[str, Mapping[str, Any]],
        address: str,
        complain: Callable[[BaseException], None],
        ticks: Callable[[], float] = monotonic,
        printer: str = MAIN,
    ) -> None:
        """`words`: see `paper_words`; `address`: http://host:port or public_url;
        `printer`: the id of the one whose slips these are.
        """
        self.desk = desk
        self.runtime = runtime
        self.device = device
        self.address = address.rstrip("/")
        self.complain = complain
        self.printer = printer
        self.settings = desk.settings.all_printers[printer]
        self.setter = open_setter(self.settings, words)
        self.seq = 0
        self._bell = runtime.event()
        self._stopped = False
        self._lost = True
        self._orders = Orders(self)
        self.condition = Condition(ticks)
        self._told: str | None = None

    def run(self) -> None:
        """Print until stopped; give it a thread of its own."""
        self.desk.book.bell.hang(self._bell)
        self._patiently(self._warm_up)
        while not self._stopped:
            self._bell.clear()
            if not self._patiently(self.step):
                self._bell.wait(LOOK_SECONDS)
        self.desk.book.bell.take_down(self._bell)

    def _warm_up(self) -> None:
        """Set a slip for nobody: else the first visitor would wait while the fonts are loaded."""
        self.runtime.offload(
            self.setter.set, specimen(self.desk.settings, self.address, self.desk.now())
        )

    def stop(self) -> None:
        """End after the slip at hand."""
        self._stopped = True
        self._bell.set()

    def recover(self) -> None:
        """Find the place again; slips left at the printer when we fell are nobody's guess.

        Also after the store refused us: what it wrote nevertheless is known only to itself.
        """
        with self.desk.read() as reading:
            kept = reading.bookmark(slips.follower(self.printer)) or 0
            self.seq = max(kept, reading.before(self.desk.now() - LAPSED))
            unsure = reading.slips_in("printing")
        for slip in unsure:
            if self.is_another_s(slip.printer):
                continue
            self.desk.act(slips.end, slip=slip.id, outcome="unconfirmed", detail="interrupted")
        self._orders.recover()
        self._lost = False

    def is_another_s(self, printer: str) -> bool:
        """Whether another spool answers for what is at this printer; one that left the settings is
        the hall's own to mind.
        """
        return printer != self.printer and (
            self.printer != MAIN or printer in self.desk.settings.all_printers
        )

    def step(self) -> bool:
        """Do the most urgent thing there is; False when there was nothing to do."""
        if self._lost:
            self.recover()
        with self.desk.read() as reading:
            entries = reading.happenings(self.seq)
        for entry in entries:
            if self._stopped:
                return True
            self._read(entry)
            self.seq = entry.seq
        if entries:
            self.runtime.sleep(0)  # a day's backlog in one go would hold up every screen
            return True
        if self.condition.wants_asking():
            self._learn(self.runtime.offload(self.device.health))
        return self._orders.step() or (self.condition.trouble is None and self._again())

    def _read(self, entry: Entry) -> None:
        if entry.kind == "InquiryPrintAsked":
            self._orders.look()
        if entry.kind not in ("TicketTaken", "SlipReprinted") or entry.ticket is None:
            return
        with self.desk.read() as reading:
            ticket = reading.ticket_by_id(entry.ticket)
            mine = reading.printer_of(entry.ticket) == self.printer
        if ticket is None or not mine:
            return
        copy = int(entry.data.get("copy", 0))
        why = too_late(ticket, entry.at, self.desk.now(), copy)
        if why == "not_waiting":
            return  # nobody misses this paper: no row, no news
        slip = self.desk.act(
            slips.start, ticket=ticket.id, seq=entry.seq, copy=copy, printer=self.printer
        )
        if slip is None:
            return
        if why is not None:
            self._end(slip, Outcome("failed", why, self.condition.word))
        else:
            self._bring_out(slip, ticket)

    def _again(self) -> bool:
        """One more attempt at the oldest slip that failed and is wanted; False if none is due."""
        now = self.desk.now()
        most = self.settings.attempts
        with self.desk.read() as reading:
            troubles = reading.slip_troubles(now - STALE, self.printer)
        for slip, ticket in reversed(troubles):
            if slip.state != "failed" or slip.attempts >= most:
                continue
            if too_late(ticket, ticket.arrived_at, now, slip.copy) is not None:
                continue
            if now - slip.at >= BACK_OFF * 2 ** (slip.attempts - 1):
                self._bring_out(self.desk.act(slips.again, slip=slip.id), ticket)
                return True
        return False

    def _bring_out(self, slip: SlipView, ticket: TicketView) -> None:
        def make() -> Page:
            return self.setter.set(facts(self.desk.settings, ticket, self.address, slip.copy))

        self.bring_out(make, ticket.token, partial(self._end, slip))

    def bring_out(
        self, make: Callable[[], Page], token: str, end: Callable[[Outcome], None]
    ) -> None:
        """Print what `make` makes, in a real thread, and tell `end` what became of it."""
        known = self.condition.trouble
        if known is not None and self.condition.rests():
            end(known)
            return
        outcome, fault = self.runtime.offload(self._print, make, token)
        if fault is not None:
            self.complain(fault)
        end(outcome)
        self._learn(outcome.health, outcome)

    def _print(self, make: Callable[[], Page], token: str) -> tuple[Outcome, Exception | None]:
        """Whatever goes wrong, the paper gets an outcome."""
        try:
            page = make()
        except Exception as error:
            return Outcome("failed", "spoiled", self.condition.word), error
        try:
            return self.device.print(page, token), None
        except Exception as error:  # a device does not raise; if one does, bytes may be out
            return Outcome("unconfirmed", "unanswered", UNKNOWN), error

    def _end(self, slip: SlipView, outcome: Outcome) -> None:
        self.write_down(slips.end, slip=slip.id, outcome=outcome.state, detail=outcome.detail)

    def write_down(self, verb: Callable[..., object], **what: Any) -> None:
        """Say what became of a paper, however long the store takes: it is known only here."""

        def act() -> object:
            return self.desk.act(verb, **what)

        while not self._patiently(act) and not self._stopped:
            continue

    def _learn(self, health: str, outcome: Outcome | None = None) -> None:
        """Remember how the printer is, and report it when that has changed."""
        self.condition.learn(health, outcome)
        if health != self._told:
            self.desk.act(devices.report, device=self.printer, kind="printer", state=health)
            self._told = health

    def _patiently(self, work: Callable[[], Any]) -> bool:
        """Do it; what goes wrong is told and costs a second's rest, never the end of printing."""
        try:
            return bool(work())
        except Exception as error:
            self._lost = True
            self.complain(error)
            self.runtime.sleep(LOOK_SECONDS)
            return False
