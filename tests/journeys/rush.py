"""A rush on a real hall: takers and clerks who press until the line goes dead, remembering every
answer.
"""

import threading
import uuid
from collections.abc import Callable

import requests

MOST = 25
"""Numbers one taker takes at most: few enough for a printer to catch up with."""
PACE = 0.15
"""Seconds between two taps of one kiosk."""


class Rush:
    """32 takers and 8 clerks; what they were told stands in `taken` and `called`."""

    def __init__(self, url: str, pins: dict[str, str], counters: list[str]) -> None:
        self.url = url
        self.taken: dict[str, str] = {}
        """token -> number, as acknowledged."""
        self.called: list[tuple[str, str]] = []
        """(number, counter), as acknowledged."""
        self._dead = threading.Event()
        self._threads = [threading.Thread(target=self._take, args=(n,)) for n in range(32)]
        clerks = zip(sorted(pins), counters, strict=False)
        for staff, counter in clerks:
            answer = self._post(
                "/api/sign-in", {"staff": staff, "pin": pins[staff], "counter": counter}
            )
            token = answer.json()["token"]
            self._threads.append(threading.Thread(target=self._serve, args=(counter, token)))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        """Wait until everyone has met the dead line."""
        self._dead.set()
        for thread in self._threads:
            thread.join(30)

    def _take(self, who: int) -> None:
        services = ("payment", "connection", "repair", "advice")

        def press() -> None:
            answer = self._post(
                "/api/tickets", {"service": services[who % 4], "priority": who % 5 == 0}
            )
            if answer.status_code == 201:
                self.taken[answer.json()["token"]] = answer.json()["number"]
            self._dead.wait(PACE)

        self._until_dead(press, most=MOST)

    def _serve(self, counter: str, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}"}

        def press() -> None:
            answer = self._post(f"/api/counters/{counter}/next", {}, headers)
            if answer.status_code == 200 and answer.json()["ticket"]:
                self.called.append((answer.json()["ticket"]["number"], counter))
            self._post(f"/api/counters/{counter}/begin", {}, headers)

        self._until_dead(press)

    def _until_dead(self, press: Callable[[], None], most: int = 100_000) -> None:
        for _ in range(most):
            try:
                press()
            except requests.RequestException:
                return
            if self._dead.is_set():
                return

    def _post(
        self, path: str, body: object, headers: dict[str, str] | None = None
    ) -> requests.Response:
        key = {"Idempotency-Key": uuid.uuid4().hex}
        return requests.post(
            self.url + path, json=body, headers={**(headers or {}), **key}, timeout=20
        )
