"""Faults open when a device is no longer well, and close when it is again."""

from __future__ import annotations

from sqlalchemy import insert, update

from hall.core.condition import FAULTS
from hall.store.faults import device_faults
from hall.store.page import Page


def turned(page: Page, device: str, kind: str, state: str, detail: str) -> None:
    """The device is in another state now: its fault ends here, and another may begin."""
    page.run(
        update(device_faults)
        .where(
            device_faults.c.hall == page.hall,
            device_faults.c.device == device,
            device_faults.c.closed_at.is_(None),
        )
        .values(closed_at=page.now)
    )
    if state in FAULTS:
        opened = {"device": device, "kind": kind, "state": state, "detail": detail}
        page.run(insert(device_faults), {"hall": page.hall, "opened_at": page.now, **opened})
