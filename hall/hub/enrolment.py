"""Letting a kiosk or display in: a one-time code, typed once on the device, becomes its cookie."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response
from pydantic import BaseModel, ConfigDict, Field

from hall.core.refusals import Refusal
from hall.desk import devices
from hall.desk.desk import Desk
from hall.hub.auth import DEVICE_COOKIE
from hall.hub.call import Call
from hall.hub.door import Door, reply
from hall.hub.keys import digest
from hall.hub.limits import Limit

if TYPE_CHECKING:
    from hall.hub.app import Hub

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"
LENGTH = 8
CODE_MINUTES = 10
COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep a cookie at most."""


def plain(code: str) -> str:
    """A code as it was made, however it was typed."""
    return "".join(letter for letter in code.upper() if letter in LETTERS)


def new_code(desk: Desk, name: str) -> str:
    """A fresh code for one device, good for CODE_MINUTES; only its hash is kept."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    until = desk.now() + timedelta(minutes=CODE_MINUTES)
    desk.act(devices.new_code, code_hash=digest(code), name=name, expires_at=until)
    return f"{code[:4]}-{code[4:]}"


class Enrol(BaseModel):
    """The one-time code that `run.py device-code NAME` printed."""

    model_config = ConfigDict(extra="forbid", strict=True)
    code: str = Field(min_length=1, max_length=40)


class Enrolled(BaseModel):
    """The device as the hall knows it from now on."""

    device: str
    name: str


def blueprint(hub: Hub) -> Blueprint:
    """The door for new devices."""
    made = Blueprint("enrolment", __name__)
    tries = Limit(10, 60.0)

    def enrol(call: Call) -> Response:
        wait = tries.wait(call.address)
        if wait:
            raise Refusal("too_many_requests", retry_after=wait)
        token, device = secrets.token_urlsafe(32), f"device-{secrets.token_hex(4)}"
        name = call.act(
            devices.enrol,
            code_hash=digest(plain(call.body.code)),
            device=device,
            token_hash=digest(token),
        )
        hub.auth.keys.forget()
        response = reply(call.door, Enrolled(device=device, name=name))
        hub.auth.set_cookie(response, DEVICE_COOKIE, token, COOKIE_SECONDS)
        return response

    hub.hang(made, Door(
        "POST", "/api/devices/enrol", enrol, Enrol, Enrolled, keeps=False,
        refuses=("wrong_code", "too_many_requests"),
        summary="Make this browser a device of the hall, by a one-time code.",
    ))  # fmt: skip
    return made
