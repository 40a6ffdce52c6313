"""A hub with the booth for a window, in this process; the browser is Flask's test client."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from hall.desk import pins
from hall.desk.desk import Desk
from hall.hub.app import Hub
from hall.hub.auth import hash_pin
from hall.hub.threads import ThreadingRuntime
from hall.settings.words import Words
from tests.halls import GUARD, LI, MANAGER, WANG, Clock, opened, settings
from tests.hub.booth import pages
from tests.tree import ROOT

PIN = "483920"
KEPT = hash_pin(PIN)
WORDS = Words.load(ROOT / "words")
REMOTE = {"REMOTE_ADDR": "192.168.1.20"}
"""A browser somewhere else in the hall, which is no device of ours yet."""


class Stall:
    """The hub, its desk and clock, and ways to knock at its doors."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk = desk
        self.clock = clock
        self.hub = Hub(desk, WORDS, ThreadingRuntime(), "threading").open([pages.window])

    def browser(self) -> FlaskClient:
        """A browser of its own, with its own cookies."""
        return self.hub.app.test_client()

    def post(self, path: str, body: Any = None, **more: Any) -> TestResponse:
        """A program's POST from the hub's own machine."""
        return self.browser().post(path, json={} if body is None else body, **more)

    def take(self, **more: Any) -> TestResponse:
        """A number from the booth."""
        return self.post("/api/booth/tickets", {"service": "payment"}, **more)

    def sign_in(self, staff: str = LI, counter: str | None = None, **more: Any) -> TestResponse:
        """The answer to the right number and PIN."""
        return self.post("/api/sign-in", {"staff": staff, "pin": PIN, "counter": counter}, **more)

    def bearer(self, staff: str = LI, counter: str | None = None) -> dict[str, str]:
        """The header of somebody signed in."""
        answer = self.sign_in(staff, counter)
        assert answer.status_code == 200, answer.text
        return {"Authorization": f"Bearer {answer.json['token']}"}


@contextmanager
def stall(folder: Path, **sections: Any) -> Iterator[Stall]:
    """A new hub whose clerks, guard and manager all have the PIN `PIN`."""
    clock = Clock()
    with opened(f"sqlite:///{folder / 'hall.sqlite'}", settings(**sections), clock) as desk:
        for staff in (LI, WANG, GUARD, MANAGER):
            desk.act(pins.set_pin, staff=staff, pin_hash=KEPT)
        yield Stall(desk, clock)
