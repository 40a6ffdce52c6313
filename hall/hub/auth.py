"""Who is it: signing in and out by number and PIN, cookies, tokens, the hub's own machine."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import Blueprint, Response
from pydantic import BaseModel, ConfigDict, Field
from werkzeug.http import parse_cookie

from hall.core.refusals import Refusal
from hall.desk import sessions, tries
from hall.hub import gate
from hall.hub.call import Call
from hall.hub.door import Door, reply
from hall.hub.keys import Keys, digest
from hall.hub.limits import Limit
from hall.hub.viewer import LOOPBACK, Viewer, Who
from hall.settings.places import Role

if TYPE_CHECKING:
    from hall.hub.app import Hub

COOKIE = "shouwen"
DEVICE_COOKIE = "shouwen_device"
EVERY_ROLE = Who(roles=frozenset(get_args(Role)))
NOBODY = Viewer()

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_DECOY = _hasher.hash(secrets.token_hex(8))
"""Checked when the number is unknown, so that an answer takes as long as for a wrong PIN."""


def hash_pin(pin: str) -> str:
    """What is kept of a PIN: argon2id with a salt of its own (about 20 ms)."""
    return _hasher.hash(pin)


def check_pin(pin_hash: str | None, pin: str) -> bool:
    """Whether it is the PIN; takes as long when there is none. Blocking: run it off the hub."""
    try:
        return _hasher.verify(pin_hash or _DECOY, pin) and pin_hash is not None
    except (VerificationError, InvalidHashError):
        return False


class SignIn(BaseModel):
    """Who comes, and to which counter (none: without a counter, as guards do)."""

    model_config = ConfigDict(extra="forbid", strict=True)
    staff: str = Field(min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")
    pin: str = Field(min_length=4, max_length=32, pattern=r"^[!-~]+$")
    counter: str | None = Field(None, min_length=1, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")


class SignedIn(BaseModel):
    """The token, for programs (browsers get it as a cookie), and who it stands for."""

    token: str
    staff: str
    name: dict[str, str]
    roles: list[str]
    counter: str | None
    expires_at: datetime


class SignedOut(BaseModel):
    """Whose session has ended."""

    staff: str


class Auth:
    """Turns cookies, tokens and addresses into viewers, and signs staff in and out."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.keys = Keys(hub.desk)
        self._at_once = Limit(30, 10.0)

    def viewer(self, environ: Mapping[str, Any]) -> Viewer:
        """Who asks, from what a request (or a socket's handshake) carries."""
        local = gate.is_loopback(environ, self._hub.public_url)
        device = LOOPBACK if local else None
        given = environ.get("HTTP_AUTHORIZATION", "")
        token = given[7:].strip() if given[:7].lower() == "bearer " else None
        written = environ.get("HTTP_COOKIE")
        if written:
            cookies = parse_cookie(written)
            token = token or cookies.get(COOKIE)
            if not local and cookies.get(DEVICE_COOKIE):
                device = self.keys.device(digest(cookies[DEVICE_COOKIE]))
        if not token:
            return Viewer(device=device) if device else NOBODY
        return self._staff(digest(token), device, shown=bool(given))

    def _staff(self, token_hash: str, device: str | None, shown: bool) -> Viewer:
        """A bad token that was shown on purpose takes the device's rights away; an old cookie, as
        a kiosk may hold one, does not.
        """
        session = self.keys.session(token_hash)
        person = self._hub.desk.floor.staff.get(session.staff) if session else None
        if session is None or person is None:
            return Viewer(device=None if shown else device, lapsed=True)
        return Viewer(session.staff, person.roles, session.counter, device, token_hash)

    def by_cookie(self, environ: Mapping[str, Any]) -> bool:
        """Whether a browser's cookie, not a token in the request itself, vouches for the caller."""
        return "HTTP_COOKIE" in environ and "HTTP_AUTHORIZATION" not in environ

    def blueprint(self, hub: Hub) -> Blueprint:
        """The doors of this room."""
        blueprint = Blueprint("auth", __name__)
        hub.hang(blueprint, Door(
            "POST", "/api/sign-in", self.sign_in, SignIn, SignedIn, keeps=False,
            refuses=("wrong_pin", "too_many_tries", "too_many_requests", "no_role",
                     "unknown_counter", "counter_taken", "in_hand"),
            summary="Sign in by staff number and PIN; opens the counter, if one is named.",
        ))  # fmt: skip
        hub.hang(blueprint, Door(
            "POST", "/api/sign-out", self.sign_out, None, SignedOut, who=EVERY_ROLE, keeps=False,
            refuses=("in_hand",), summary="End this session; its counter closes.",
        ))  # fmt: skip
        return blueprint

    def sign_in(self, call: Call) -> Response:
        """Count the try, check the PIN off the hub, then open a session and its cookie."""
        asked: SignIn = call.body
        desk, hub = self._hub.desk, self._hub
        origin = call.address
        wait = self._at_once.wait(origin)
        if wait:
            raise Refusal("too_many_requests", retry_after=wait)
        desk.act(tries.count_try, staff=asked.staff, origin=origin)
        with desk.read() as reading:
            kept = reading.pin_hash(asked.staff) if asked.staff in desk.floor.staff else None
        if not hub.runtime.offload(check_pin, kept, asked.pin):
            raise Refusal("wrong_pin")
        token = secrets.token_urlsafe(32)
        hours = hub.settings.server.session_hours
        session = call.act(
            tries.let_in, staff=asked.staff, counter=asked.counter, token_hash=digest(token),
            expires_at=desk.now() + timedelta(hours=hours), origin=origin,
        )  # fmt: skip
        self.keys.forget()
        person = desk.floor.person(session.staff)
        response = reply(call.door, SignedIn(
            token=token, staff=session.staff, name=dict(person.name), roles=sorted(person.roles),
            counter=session.counter, expires_at=session.expires_at,
        ))  # fmt: skip
        self.set_cookie(response, COOKIE, token, hours * 3600)
        return response

    def sign_out(self, call: Call) -> Response:
        """End the session in the store, then forget the cookie."""
        session = call.act(sessions.sign_out, token_hash=call.viewer.token_hash)
        self.keys.forget()
        response = reply(call.door, SignedOut(staff=session.staff))
        self.set_cookie(response, COOKIE, "", 0)
        return response

    def set_cookie(self, response: Response, name: str, value: str, seconds: int) -> None:
        """A cookie that scripts cannot read and other sites cannot send."""
        secure = self._hub.public_url.startswith("https://")
        response.set_cookie(
            name, value, max_age=seconds, httponly=True, samesite="Strict", secure=secure, path="/"
        )
