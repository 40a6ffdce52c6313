"""Which printer is a kiosk's, and printers that the settings no longer name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from hall.core.happenings import DeviceChanged
from hall.desk import faults
from hall.settings.printers import Printer, printer_for
from hall.store.page import Page
from hall.store.tables import devices

if TYPE_CHECKING:
    from hall.desk.desk import Desk

LEFT = "unknown"
"""What is said last of a printer that was taken out of the settings; no fault."""


def at_kiosk(desk: Desk, page: Page, device: str | None) -> Printer:
    """The printer of this kiosk: its own, or else the hall's."""
    name = page.run(
        select(devices.c.name).where(devices.c.hall == page.hall, devices.c.device == device)
    ).scalar()
    settings = desk.settings
    return settings.all_printers[printer_for(settings.printers, device, name)]


def retire(desk: Desk, page: Page) -> list[str]:
    """Forget the printers that are not in the settings any more, and their faults; answers their
    ids.
    """
    known = list(desk.settings.all_printers)
    gone = list(
        page.run(
            select(devices.c.device).where(
                devices.c.hall == page.hall,
                devices.c.kind == "printer",
                devices.c.device.not_in(known),
            )
        ).scalars()
    )
    for device in gone:
        faults.turned(page, device, "printer", LEFT, "")
        page.run(delete(devices).where(devices.c.hall == page.hall, devices.c.device == device))
        page.say(DeviceChanged(device, "printer", LEFT, ""))
    return gone
