"""The first PINs: whoever of the staff has none yet gets one, shown once and kept as a hash."""

from __future__ import annotations

import secrets

from hall.desk import pins
from hall.desk.desk import Desk
from hall.hub.auth import hash_pin

DIGITS = 6


def new_pin() -> str:
    """Six digits, at least three of them different."""
    while True:
        pin = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        if len(set(pin)) > 2:
            return pin


def give_pins(desk: Desk) -> dict[str, str]:
    """A PIN for each who has none: staff number -> PIN. They are nowhere else in plain text."""
    with desk.read() as reading:
        without = [staff for staff in desk.floor.staff if reading.pin_hash(staff) is None]
    given = {staff: new_pin() for staff in without}
    for staff, pin in given.items():
        desk.act(pins.set_pin, staff=staff, pin_hash=hash_pin(pin))
    return given
