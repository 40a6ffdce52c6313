"""Reading how the devices are, and what became of slips."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, Integer, String, and_, bindparam, literal_column, or_, select

from hall.core.condition import GONE
from hall.desk import lines
from hall.desk.reading_core import HERE, ReadingCore
from hall.desk.roll import SILENT
from hall.desk.slips import view_of
from hall.desk.views import DeviceView, FaultView, SlipView, TicketView
from hall.settings.printers import MAIN, printer_for
from hall.store import journal
from hall.store.faults import device_faults
from hall.store.hot import Hot
from hall.store.moment import Moment
from hall.store.tables import devices, slips, tickets


class DeviceReading(ReadingCore):
    """What can be asked about devices and slips."""

    def devices(self) -> list[DeviceView]:
        """Every device that ever said how it is, or was enrolled."""
        found = self._all(_DEVICES)
        return [DeviceView(r.device, r.kind, r.name, r.state, r.detail, r.since) for r in found]

    def faults(self, since: datetime, limit: int = 50) -> list[FaultView]:
        """The faults that last, or ended after `since`; the newest first."""
        found = self._all(_FAULTS, b_since=since, b_limit=limit)
        return [FaultView(r.device, r.kind, r.name or r.device, *r[3:]) for r in found]

    def roll_is_due(self) -> bool:
        """Whether a screen has been silent for too long, or is missed already."""
        return self._first(_SILENT, b_since=self.now - SILENT) is not None

    def enrolled(self, token_hash: str) -> str | None:
        """The enrolled device of this token."""
        return self._connection.execute(
            select(devices.c.device).where(
                devices.c.hall == self._hall, devices.c.token_hash == token_hash
            )
        ).scalar()

    def slip(self, ticket: int) -> SlipView | None:
        """The newest slip of a ticket; None while the spool has not come to it."""
        row = self._first(_SLIP, b_ticket=ticket)
        return None if row is None else view_of(row)

    def printer_of(self, ticket: int) -> str:
        """The id of the printer of the kiosk that gave this ticket; else of the hall's own."""
        settings = self._desk.settings
        row = self._first(_KIOSK, b_ticket=ticket) if settings.printers else None
        return MAIN if row is None else printer_for(settings.printers, row.device, row.name)

    def printer_at(self, device: str | None) -> str:
        """The id of the printer of this kiosk."""
        names = [one.name for one in self.devices() if one.id == device]
        return printer_for(self._desk.settings.printers, device, *names)

    def slip_troubles(
        self, since: datetime, printer: str = ""
    ) -> list[tuple[SlipView, TicketView]]:
        """Slips that failed or stayed unconfirmed, of visitors who still wait, newest first; of
        one printer, or of all.
        """
        floor = journal.before(self._connection, self._hall, since)
        found = self._all(_TROUBLES, b_since=since, b_floor=floor, b_printer=printer)
        pairs = ((self.slip(row.ticket), self.ticket_by_id(row.ticket)) for row in found)
        return [(s, t) for s, t in pairs if s and t and s.state != "ok"]

    def slips_in(self, state: str) -> list[SlipView]:
        """Every slip in a state, oldest first."""
        found = self._connection.execute(
            select(slips)
            .where(slips.c.hall == self._hall, slips.c.state == state)
            .order_by(slips.c.id)
        )
        return [view_of(row) for row in found]


_FAULTS = Hot(
    select(
        device_faults.c.device,
        device_faults.c.kind,
        devices.c.name,
        *(device_faults.c[name] for name in ("state", "detail", "opened_at", "closed_at")),
    )
    .outerjoin(
        devices,
        and_(devices.c.hall == device_faults.c.hall, devices.c.device == device_faults.c.device),
    )
    .where(
        device_faults.c.hall == HERE,
        or_(
            device_faults.c.closed_at.is_(None),
            device_faults.c.closed_at >= bindparam("b_since", type_=Moment()),
        ),
    )
    .order_by(device_faults.c.id.desc())
    .limit(bindparam("b_limit", type_=Integer))
)
_SILENT = Hot(
    select(devices.c.device)
    .where(
        devices.c.hall == HERE,
        or_(devices.c.seen_at < bindparam("b_since", type_=Moment()), devices.c.state == GONE),
    )
    .limit(1)
)
_DEVICES = Hot(select(devices).where(devices.c.hall == HERE))
_SLIP = Hot(
    select(slips)
    .where(slips.c.hall == HERE, slips.c.ticket == bindparam("b_ticket"))
    .order_by(slips.c.id.desc())
    .limit(1)
)
_KIOSK = Hot(
    select(tickets.c.device, devices.c.name)
    .outerjoin(
        devices, and_(devices.c.hall == tickets.c.hall, devices.c.device == tickets.c.device)
    )
    .where(tickets.c.hall == HERE, tickets.c.id == bindparam("b_ticket"))
)
_OF_PRINTER: BindParameter[str] = bindparam("b_printer", type_=String)
_TROUBLES = Hot(
    select(slips.c.id, slips.c.ticket)
    .join(tickets, and_(tickets.c.id == slips.c.ticket, lines.WAITING))
    .where(
        slips.c.hall == HERE,
        # Not "is one of these two": a printer that never confirms leaves a year of those behind.
        slips.c.state.not_in([literal_column(f"'{state}'") for state in ("ok", "printing")]),
        slips.c.asked_seq > bindparam("b_floor"),
        slips.c.at >= bindparam("b_since", type_=slips.c.at.type),
        or_(_OF_PRINTER == "", slips.c.printer == _OF_PRINTER),
    )
    .order_by(slips.c.id.desc())
    .limit(20)
)
