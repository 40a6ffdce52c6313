"""The hall that is measured: the server as everybody starts it, in its own process and folder."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

from hall.desk import pins, sealing, sessions, tickets
from hall.desk.desk import Desk
from hall.hub.keys import digest
from hall.hub.threads import ThreadingRuntime
from hall.settings.load import load
from hall.store import keyfile, migrate
from hall.store.book import Book
from hall.store.page import Page
from rehearsal.measure.ground import ROOT

COUNTERS = 32
SERVICES = {"payment": "A", "connection": "C", "transfer": "F", "repair": "R"}


def written() -> str:
    """The hall's config.toml: 32 counters with a clerk each; every counter calls two services."""
    lines = [
        '[hall]\nid = "bench"\nname = { zh = "b", en = "b" }\naddress = { zh = "b", en = "b" }',
        'complaint_phone = "0"\n[printer]\nkind = "none"\n[voice]\nenabled = false',
    ]
    for one, prefix in SERVICES.items():
        lines.append(
            f'[[services]]\nid = "{one}"\nprefix = "{prefix}"\nminutes = 5\n'
            f'name = {{ zh = "{one}", en = "{one}" }}\nfee = {{ zh = "-", en = "-" }}'
        )
    for place in range(COUNTERS):
        lines.append(
            f'[[counters]]\nid = "{place + 1}"\nserves = {json.dumps(served(place))}\n'
            + f'name = {{ zh = "{place + 1}", en = "{place + 1}" }}\n'
            f'[[staff]]\nnumber = "{place + 101}"\nroles = ["clerk"]\n'
            'name = { zh = "b", en = "b" }\ntitle = { zh = "b", en = "b" }'
        )
    lines.append(
        '[[staff]]\nnumber = "900"\nroles = ["manager", "office"]\n'
        'name = { zh = "b", en = "b" }\ntitle = { zh = "b", en = "b" }'
    )
    return "\n".join(lines) + "\n"


def served(place: int) -> list[str]:
    """The two services of the counter at this place (0 is counter 1)."""
    names = list(SERVICES)
    return [names[place % len(names)], names[(place + 1) % len(names)]]


def open_desk(folder: Path) -> Desk:
    """The desk of the hall in `folder`, in this process, while no server runs."""
    settings = load(folder / "config.toml", {})
    migrate.upgrade(settings.store_url, settings.hall.id)
    book = Book(settings.store_url, settings.hall.id, ThreadingRuntime())
    desk = Desk(settings, book, lambda: datetime.now(UTC))
    settings.var_dir.mkdir(exist_ok=True)
    sealing.unlock(desk, keyfile.find(settings.var_dir, {}), lambda: keyfile.make(settings.var_dir))
    return desk


def fill(desk: Desk, people: int) -> None:
    """So many more wait, every fourth with priority, spread over the services; one commit."""

    def come(desk: Desk, page: Page) -> None:
        services = list(SERVICES)
        for each in range(people):
            tickets.take(desk, page, service=services[each // 4 % 4], priority=each % 4 == 0)

    desk.act(come)


def seat_all(desk: Desk) -> list[str]:
    """Every clerk at their counter; their tokens, in the order of the counters."""
    tokens = [f"bench-token-{place:04d}" for place in range(COUNTERS)]
    for place, token in enumerate(tokens):
        # With a PIN already, however unusable, the server gives none, which would end the session.
        desk.act(pins.set_pin, staff=str(101 + place), pin_hash="none")
        desk.act(
            sessions.sign_in, staff=str(101 + place), counter=str(1 + place),
            token_hash=digest(token), expires_at=desk.now() + timedelta(hours=12),
        )  # fmt: skip
    return tokens


class Measured:
    """A prepared hall and its running server; a context manager that ends and removes both."""

    def __init__(
        self,
        waiting: int = 0,
        env: dict[str, str] | None = None,
        prepare: Callable[[Desk], None] = lambda desk: None,
    ) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="shouwen-bench-")
        self.folder = Path(self._temporary.name)
        (self.folder / "config.toml").write_text(written(), "utf-8")
        desk = open_desk(self.folder)
        self.tokens = seat_all(desk)
        fill(desk, waiting)
        prepare(desk)
        desk.book.close()
        self._env = os.environ | {"SHOUWEN_SERVER__PORT": "0"} | (env or {})
        self._begun = monotonic()
        command = [
            sys.executable,
            str(ROOT / "server.py"),
            "--config",
            f"{self.folder}/config.toml",
        ]
        self._process = subprocess.Popen(command, env=self._env, stdout=subprocess.PIPE, text=True)
        self.port = self._printed_port()
        self.first_answer = self._wait_for_page()

    def __enter__(self) -> Measured:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._temporary.cleanup()

    def _printed_port(self) -> int:
        for line in self._process.stdout or ():
            found = re.search(r"http://[^/]+:(\d+)/kiosk/", line)
            if found:
                return int(found[1])
        raise RuntimeError("the server did not open")

    def _wait_for_page(self) -> float:
        """Seconds from starting the process to its first answered page."""
        while True:
            try:
                self.get("/kiosk/")
                return monotonic() - self._begun
            except OSError:
                sleep(0.01)

    def get(self, path: str) -> bytes:
        """What a page or call answers."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return bytes(answer.read())

    def megabytes(self) -> float | None:
        """Memory of the server (PSS); None where the system does not say.

        Not RSS: the slip's typeface is one file, mapped once for each size of letters, and RSS
        counts its pages each time.
        """
        try:
            told = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text()
        except OSError:
            return None
        return int(re.search(r"^Pss:\s+(\d+)", told, re.M)[1]) / 1024  # type: ignore[index]
