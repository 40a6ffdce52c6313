"""The roll call: which screens are on the line of some hub, and which have gone silent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, and_, delete, select, update

from hall.core.condition import GONE
from hall.desk import devices as verbs
from hall.desk import faults
from hall.store.page import Page
from hall.store.tables import devices

if TYPE_CHECKING:
    from hall.desk.desk import Desk

EVERY: Final = 30
"""Seconds between two roll calls of a hub."""
SILENT: Final = timedelta(seconds=3 * EVERY)
"""A restart of hub or screen takes less."""
FORGOTTEN: Final = timedelta(days=3)
"""Whatever is away for so long has been put away."""


def call_roll(desk: Desk, page: Page, *, here: Collection[str]) -> list[str]:
    """`here` are the screens this hub has on the line; answers those that are missed from now on.

    Every hub of a hall calls its own; who answers at any of them is not missed. Whoever is back is
    well until it says otherwise.
    """
    page.run(update(devices).where(_these(page, here)).values(seen_at=page.now))
    away = devices.c.state == GONE
    for row in page.run(select(devices).where(_these(page, here), away)).all():
        verbs.report(desk, page, device=row.device, kind=row.kind, state="ok")
    mine = devices.c.hall == page.hall
    old = devices.c.since < page.now - FORGOTTEN
    for row in page.run(delete(devices).where(mine, away, old).returning(devices)).all():
        faults.turned(page, row.device, row.kind, "ok", "")
    silent = devices.c.seen_at < page.now - SILENT
    missed = page.run(select(devices).where(mine, silent, devices.c.state != GONE)).all()
    for row in missed:
        verbs.report(desk, page, device=row.device, kind=row.kind, state=GONE)
    return [row.device for row in missed]


def _these(page: Page, here: Collection[str]) -> ColumnElement[bool]:
    return and_(devices.c.hall == page.hall, devices.c.device.in_(here))
