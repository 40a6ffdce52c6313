"""The small hall of tests/halls.py with the visitor's window, asked through Flask's test client."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import kiosk.pages
from hall.desk import sessions
from hall.desk.desk import Desk
from hall.hub.app import Hub
from hall.hub.keys import digest
from hall.hub.threads import ThreadingRuntime
from hall.settings.schema import Settings
from hall.settings.words import Words
from tests.halls import Clock, opened, settings
from tests.tree import ROOT

WEEK = ("mon", "tue", "wed", "thu", "fri")
HOURS = {
    "always_open": False,
    "weekly": [{"day": day, "open": "08:30", "close": "17:30"} for day in WEEK],
    "last_ticket_minutes": 15,
}
KIOSK, STRANGER = "127.0.0.1", "203.0.113.9"
"""Where a request comes from: the hub's own machine counts as an enrolled device."""


@dataclass
class KioskHall:
    """Desk, clock and a browser without a screen."""

    desk: Desk
    hub: Hub
    clock: Clock
    client: FlaskClient

    def scene(self) -> dict[str, Any]:
        """The kiosk's scene as the hub makes it."""
        return self.hub.scene("kiosk", "main")

    def shows(self) -> dict[str, Any]:
        """The scene without its seq and time: what the visitor sees."""
        return {key: kept for key, kept in self.scene().items() if key not in ("seq", "at")}

    def service(self, service: str) -> dict[str, Any]:
        """One service of the scene."""
        found: dict[str, Any] = next(s for s in self.scene()["services"] if s["id"] == service)
        return found

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> TestResponse:
        """A browser of the hall looks something up."""
        return self.client.get(path, headers=dict(headers or {}))

    def post(
        self, path: str, body: Any, origin: str = KIOSK, headers: Mapping[str, str] | None = None
    ) -> TestResponse:
        """A browser at `origin` sends JSON."""
        where = {"REMOTE_ADDR": origin}
        return self.client.post(path, json=body, headers=dict(headers or {}), environ_base=where)

    def take(self, service: str = "payment", **more: Any) -> dict[str, Any]:
        """A visitor at the kiosk takes a number."""
        answer = self.post("/api/tickets", {"service": service, **more})
        assert answer.status_code == 201, answer.text
        taken: dict[str, Any] = answer.json
        return taken

    def bearer(self, staff: str) -> dict[str, str]:
        """The header of a member of staff who has signed in without a counter."""
        token = uuid.uuid4().hex
        until = self.clock() + timedelta(hours=1)
        self.desk.act(
            sessions.sign_in, staff=staff, counter=None, token_hash=digest(token), expires_at=until
        )
        return {"Authorization": f"Bearer {token}"}


@contextmanager
def kiosk_hall(
    folder: Path, pictures: Any = None, made: Settings | None = None, **sections: Any
) -> Iterator[KioskHall]:
    """The hall open on a fresh store; `made`, or `sections` laid over its settings."""
    clock = Clock()
    with opened(f"sqlite:///{folder}/hall.sqlite", made or settings(**sections), clock) as desk:
        given = {"slip_picture": pictures} if pictures else {}
        words = Words.load(ROOT / "words")
        hub = Hub(desk, words, ThreadingRuntime(), "threading", **given)
        hub.open([kiosk.pages.window])
        yield KioskHall(desk, hub, clock, hub.app.test_client())
