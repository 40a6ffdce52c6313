"""Who is let in, by a word in the terminal: a PIN for a person, a one-time code for a screen."""

from __future__ import annotations

import re

import click

from hall.desk import pins
from hall.hub import enrolment, first_pins
from hall.hub.alone import desk_alone
from hall.hub.auth import hash_pin
from hall.hub.terminal import Word, teller
from hall.settings.schema import Settings
from hall.settings.words import Words


@click.command(cls=Word)
@click.argument("staff")
@click.argument("pin", required=False)
@click.pass_obj
def pin(obj: tuple[Settings, Words], staff: str, pin: str | None) -> None:
    """Give STAFF a new PIN; left out, one is made and shown once."""
    settings, words = obj
    tell = teller(settings, words)
    if staff not in {each.number for each in settings.staff}:
        tell("no_such_staff", staff=staff)
        raise SystemExit(1)
    if pin is not None and not re.fullmatch(r"[!-~]{4,32}", pin):  # as the sign-in takes it
        tell("pin_form")
        raise SystemExit(1)
    chosen = pin or first_pins.new_pin()
    with desk_alone(settings) as desk:
        desk.act(pins.set_pin, staff=staff, pin_hash=hash_pin(chosen))
    tell("pin_set" if pin else "pin_made", staff=staff, pin=chosen)


@click.command("device-code", cls=Word)
@click.argument("name", default="screen")
@click.pass_obj
def device_code(obj: tuple[Settings, Words], name: str) -> None:
    """Print a one-time code that enrols one kiosk or display."""
    settings, words = obj
    with desk_alone(settings) as desk:
        code = enrolment.new_code(desk, name[:80])
    teller(settings, words)("device_code", code=code, minutes=enrolment.CODE_MINUTES, name=name)
