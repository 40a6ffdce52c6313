"""Callers in a process of their own: keep-alive sockets that call, wait for the answer, call again.

Run as `python -m rehearsal.measure.callers`: a Plan as JSON on stdin, a Tally as JSON on stdout.
The same callers call the hall and the bare floor, so their own weight is in both.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import Any

from rehearsal.measure.ground import ROOT


@dataclass(frozen=True)
class Ask:
    """One request; `key` gives each sending an Idempotency-Key of its own, as our pages do."""

    path: str
    body: str = "{}"
    token: str = ""
    key: str = ""
    timed: bool = True

    def sent(self, turn: int) -> bytes:
        """The bytes of it, the turn-th time."""
        lines = [
            f"POST {self.path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json",
            f"Content-Length: {len(self.body)}",
        ]  # fmt: skip
        if self.token:
            lines.append(f"Authorization: Bearer {self.token}")
        if self.key:
            lines.append(f"Idempotency-Key: {self.key}-{turn}")
        return ("\r\n".join(lines) + "\r\n\r\n" + self.body).encode()


@dataclass(frozen=True)
class Plan:
    """Callers go round their lists of asks, always to its end, until seconds or asks are over."""

    port: int
    callers: list[list[Ask]]
    seconds: float
    asks: int | None = None


@dataclass
class Tally:
    """What came of it: latencies (ms) of the timed asks, all answers, those not 2xx, seconds."""

    latencies: list[float] = field(default_factory=list)
    answers: int = 0
    refused: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


def call(plan: Plan) -> Tally:
    """Do it in a process of its own, and wait for what came of it."""
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps(asdict(plan)), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return Tally(**json.loads(done.stdout))


class _Caller:
    def __init__(self, port: int, asks: list[Ask]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asks = asks
        self.turn = 0
        self.got = b""
        self.since = 0.0

    def ask(self) -> None:
        self.got = b""
        self.since = monotonic()
        self.socket.sendall(self.asks[self.turn % len(self.asks)].sent(self.turn))

    def answered(self) -> int | None:
        """The status once the whole answer is there."""
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError(f"hung up after {self.got[:200]!r}")
        self.got += data
        return status_of(self.got)


def status_of(got: bytes) -> int | None:
    """The status of an HTTP answer with Content-Length; None while some of it is missing."""
    head, apart, body = got.partition(b"\r\n\r\n")
    if not apart:
        return None
    length = next(
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    )
    return int(head.split(b" ", 2)[1]) if len(body) >= length else None


def run(plan: Plan) -> Tally:
    """Call from this thread, with one selector for all, so that calling costs little."""
    tally, ready = Tally(), selectors.DefaultSelector()
    callers = [_Caller(plan.port, asks) for asks in plan.callers]
    begun = monotonic()
    for caller in callers:
        ready.register(caller.socket, selectors.EVENT_READ, caller)
        caller.ask()
    asked, out = len(callers), len(callers)
    while out:
        for chosen, _ in ready.select(30):
            caller = chosen.data
            status = caller.answered()
            if status is None:
                continue
            _note(tally, caller, status)
            time_left = monotonic() - begun < plan.seconds
            halfway = caller.turn % len(caller.asks)
            if halfway or (time_left and (plan.asks is None or asked < plan.asks)):
                asked += 1
                caller.ask()
            else:
                out -= 1
                ready.unregister(caller.socket)
    tally.seconds = monotonic() - begun
    return tally


def _note(tally: Tally, caller: Any, status: int) -> None:
    ask = caller.asks[caller.turn % len(caller.asks)]
    caller.turn += 1
    tally.answers += 1
    tally.refused += not 200 <= status < 300
    if ask.timed:
        tally.latencies.append((monotonic() - caller.since) * 1000)


def main() -> None:
    """A plan in, a tally out."""
    raw = json.load(sys.stdin)
    callers = [[Ask(**ask) for ask in asks] for asks in raw["callers"]]
    json.dump(asdict(run(Plan(**raw | {"callers": callers}))), sys.stdout)


if __name__ == "__main__":
    main()
