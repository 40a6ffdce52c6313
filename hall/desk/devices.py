"""Devices: enrolling kiosks and displays by a one-time code, and how each device says it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from hall.core.happenings import DeviceChanged, DeviceEnrolled
from hall.core.refusals import Refusal
from hall.desk import faults
from hall.store.dialect import insert as upsert
from hall.store.page import Page
from hall.store.tables import device_codes, devices

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def new_code(desk: Desk, page: Page, *, code_hash: str, name: str, expires_at: datetime) -> None:
    """Allow one device to enrol with a code (only its hash is kept) until `expires_at`."""
    page.run(delete(device_codes).where(device_codes.c.expires_at < page.now))
    page.run(
        insert(device_codes),
        {"code_hash": code_hash, "hall": page.hall, "name": name, "expires_at": expires_at},
    )


def enrol(desk: Desk, page: Page, *, code_hash: str, device: str, token_hash: str) -> str:
    """Use up a code; the device is known by its token from now on. Answers its name. Refuses
    wrong_code.
    """
    used = page.one(
        delete(device_codes)
        .where(
            device_codes.c.hall == page.hall,
            device_codes.c.code_hash == code_hash,
            device_codes.c.expires_at >= page.now,
        )
        .returning(device_codes.c.name)
    )
    if used is None:
        raise Refusal("wrong_code")
    page.run(
        insert(devices),
        {
            "hall": page.hall,
            "device": device,
            "kind": "screen",
            "name": used.name,
            "state": "ok",
            "detail": "",
            "since": page.now,
            "token_hash": token_hash,
        },
    )
    page.say(DeviceEnrolled(device, used.name))
    return str(used.name)


def report(
    desk: Desk,
    page: Page,
    *,
    device: str,
    kind: str,
    state: str,
    detail: str = "",
    owner: str | None = None,
    seen: bool = False,
) -> bool:
    """A device says how it is; a happening only when that has changed (answers whether).

    A fault (core.condition.FAULTS) opens and closes with it. `owner` is the enrolled device whose
    page this is: its name is shown. `seen`: it is a screen that the roll misses when it falls
    silent, be it before its first roll call.
    """
    row = page.one(
        select(devices.c.state, devices.c.detail).where(
            devices.c.hall == page.hall, devices.c.device == device
        )
    )
    if row is not None and (row.state, row.detail) == (state, detail):
        return False
    values = {"state": state, "detail": detail, "since": page.now}
    if seen:
        values["seen_at"] = page.now
    kept = upsert(page.connection, devices).values(
        hall=page.hall, device=device, kind=kind, name=_name(page, owner or device), **values
    )
    page.run(kept.on_conflict_do_update(index_elements=["hall", "device"], set_=values))
    faults.turned(page, device, kind, state, detail)
    page.say(DeviceChanged(device, kind, state, detail))
    return True


def _name(page: Page, owner: str) -> str:
    named = page.one(
        select(devices.c.name).where(devices.c.hall == page.hall, devices.c.device == owner)
    )
    return owner if named is None else str(named.name)
