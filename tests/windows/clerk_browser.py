"""Browsers without a screen in which clerks have signed in, and the keys they press."""

from typing import Any

from flask.testing import FlaskClient

from counter import acts
from tests.windows.clerk_hall import PIN, Hall

ACTS = tuple(acts.ACTS)
BODIES: dict[str, dict[str, Any]] = {
    "call": {"ticket": 1},
    "transfer": {"service": "connection"},
    "pause": {"reason": "meal"},
    "hold": {"kind": "away"},
    "take-back": {"ticket": 1},
    "add-service": {"service": "transfer"},
    "walk-up": {"service": "payment"},
}
HERE = {"Origin": "http://localhost"}


class Browsers:
    """Makes signed-in browsers on one application."""

    def __init__(self, hall: Hall) -> None:
        self.app = hall.hub().app

    def __call__(self, staff: str, counter: str | None = None) -> FlaskClient:
        """A browser in which somebody has signed in."""
        client = self.app.test_client()
        told = {"staff": staff, "pin": PIN, "counter": counter}
        answer = client.post("/api/sign-in", json=told, headers=HERE)
        assert answer.status_code == 200, answer.json
        return client


def press(
    client: FlaskClient, act: str, counter: str = "1", key: str | None = None, **body: Any
) -> tuple[int, Any]:
    """Press a key of the desk; answers (status, body)."""
    headers = dict(HERE)
    if key:
        headers["Idempotency-Key"] = key
    told = body or BODIES.get(act, {})
    answer = client.post(f"/api/counters/{counter}/{act}", json=told, headers=headers)
    return answer.status_code, answer.json


def state(hall: Hall) -> Any:
    """Everything the hall remembers that these acts could change."""
    with hall.desk.read() as reading:
        return reading.seq, reading.counters(), reading.in_line()
