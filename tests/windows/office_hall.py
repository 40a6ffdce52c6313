"""The hall as shipped with the office's window, for the tests of its doors and its page."""

from typing import Any

from flask.testing import FlaskClient

import office.pages
from hall.desk import sessions
from hall.hub.app import Hub
from hall.hub.auth import COOKIE
from hall.hub.keys import digest
from hall.settings.words import Words
from tests.windows.clerk_hall import ROOT, Hall

HOTLINE, TANG, PENG, CAO, XIAO = "111", "422", "442", "441", "452"
TIAN, DONG, SUN = "501", "601", "202"


class Office:
    """Everybody's browser; each is signed in when first used."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        words = Words.load(ROOT / "words")
        self.hub = Hub(hall.desk, words, hall.runtime, "threading").open([office.pages.window])
        self._clients: dict[str, FlaskClient] = {}

    def client(self, staff: str | None) -> FlaskClient:
        """A browser of this person, or of nobody."""
        if staff is None:
            return self.hub.app.test_client()
        if staff not in self._clients:
            self._clients[staff] = self._signed_in(staff)
        return self._clients[staff]

    def _signed_in(self, staff: str) -> FlaskClient:
        token = f"token of {staff}"
        until = self.hall.now.replace(hour=15)
        self.hall.desk.act(
            sessions.sign_in, staff=staff, counter=None, token_hash=digest(token), expires_at=until
        )
        client = self.hub.app.test_client()
        client.set_cookie(COOKIE, token)
        return client

    def post(self, staff: str | None, path: str, body: dict[str, Any] | None = None) -> Any:
        """One call: status and answer."""
        answer = self.client(staff).post(
            path, json=body or {}, headers={"Origin": "http://localhost"}
        )
        return answer.status_code, answer.json

    def get(self, staff: str | None, path: str) -> Any:
        """One look: status and answer."""
        answer = self.client(staff).get(path)
        return answer.status_code, answer.json

    def open(self, staff: str, **more: Any) -> Any:
        """A new inquiry, as its door answers it."""
        body = {"kind": "ask", "matter": "水费为什么这么高", **more}
        status, made = self.post(staff, "/api/inquiries", body)
        assert status == 201, made
        return made

    def act(self, staff: str | None, inquiry: int, act: str, body: dict[str, Any]) -> Any:
        """One act on it."""
        return self.post(staff, f"/api/inquiries/{inquiry}/{act}", body)
