"""Screens in a process of their own: bare websockets that hear a scene and note when the last did.

Run as `python -m rehearsal.measure.screens`: a Show as JSON on stdin, milliseconds on stdout. The
time runs from sending the trigger to the moment the last screen has the whole frame in hand.
"""

from __future__ import annotations

import base64
import json
import os
import selectors
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass
from time import monotonic

from rehearsal.measure.callers import Ask, status_of
from rehearsal.measure.ground import ROOT

QUIET = 0.08
"""Seconds without a scene after which the next trigger may go."""

PATIENCE = 20.0


@dataclass(frozen=True)
class Show:
    """So many screens at a port; `join` is what each says first ("" for nothing).

    The asks are triggers, sent one after another, `rounds` times; only the timed ones count.
    """

    port: int
    screens: int
    join: str
    asks: list[Ask]
    rounds: int


def watch(show: Show) -> tuple[list[float], int]:
    """Show it in a process of its own; answers the times in ms and the bytes of a scene."""
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps(asdict(show)), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    return told["times"], told["size"]


def frames(buffer: bytearray) -> list[bytes]:
    """Take every whole text frame out of the front of `buffer` (a server's frames are unmasked)."""
    found = []
    while len(buffer) >= 2:
        length, start = buffer[1] & 0x7F, 2
        if length >= 126:
            start = 4 if length == 126 else 10
            length = int.from_bytes(buffer[2:start], "big")
        if len(buffer) < start + length:
            break
        if buffer[0] & 0x0F == 1:
            found.append(bytes(buffer[start : start + length]))
        del buffer[: start + length]
    return found


def masked(text: str) -> bytes:
    """A client's text frame; what is short enough for the two-byte head is all we ever say."""
    data, mask = text.encode(), b"\x01\x02\x03\x04"
    body = bytes(byte ^ mask[at % 4] for at, byte in enumerate(data))
    if len(data) > 125:
        raise ValueError("too long to say")
    return bytes([0x81, 0x80 | len(data)]) + mask + body


class Screen:
    """One websocket; `at` is when it last had a whole scene, `size` that frame's bytes."""

    def __init__(self, port: int, join: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray()
        self.join = join
        self.ready = False
        self.at = 0.0
        self.size = 0
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {key}\r\n\r\n"
            ).encode()
        )
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        del self.buffer[: self.buffer.index(b"\r\n\r\n") + 4]
        self._read()  # the first frames may have come with the handshake
        while not self.ready:
            self.hear()

    def hear(self) -> None:
        """Read what has come, and answer what the protocol wants answered."""
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server hung up on a screen")
        self.buffer += data
        self._read()

    def _read(self) -> None:
        for frame in frames(self.buffer):
            if frame.startswith(b"0"):
                self.socket.sendall(masked("40"))
            elif frame.startswith(b"2"):
                self.socket.sendall(masked("3"))
            elif frame.startswith(b"40"):
                if self.join:
                    self.socket.sendall(masked(f"42{self.join}"))
                self.ready = not self.join
            elif frame.startswith(b'42["scene"'):
                self.at, self.size, self.ready = monotonic(), len(frame), True


class Hall:
    """All screens of a show, and the line on which the triggers go."""

    def __init__(self, show: Show) -> None:
        self.screens: list[Screen] = []
        self.heard = selectors.DefaultSelector()
        self.trigger = socket.create_connection(("127.0.0.1", show.port), PATIENCE)
        self.trigger.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.heard.register(self.trigger, selectors.EVENT_READ, None)
        for _ in range(show.screens):
            screen = Screen(show.port, show.join)
            self.heard.register(screen.socket, selectors.EVENT_READ, screen)
            self.screens.append(screen)
            self._hear(0)  # who is in already must answer pings while others come

    def settle(self) -> None:
        """Until nobody has heard of a scene for a moment; pings come all the time."""
        quiet = monotonic()
        while monotonic() < quiet + QUIET:
            self._hear(QUIET)
            quiet = max(quiet, max(screen.at for screen in self.screens))

    def ask(self, ask: Ask, turn: int) -> float:
        """Send a trigger; the milliseconds until every screen has heard of it."""
        begun = monotonic()
        self.trigger.sendall(ask.sent(turn))
        got, status = b"", None
        while status is None or any(screen.at < begun for screen in self.screens):
            data = self._hear(PATIENCE)
            if data is None:
                raise TimeoutError(f"not all screens heard of {ask.path}: {got[:300]!r}")
            got += data
            status = status if status is not None else status_of(got)
        if not 200 <= status < 300:
            raise RuntimeError(f"{ask.path} was refused: {got[:300]!r}")
        return (max(screen.at for screen in self.screens) - begun) * 1000

    def _hear(self, patience: float) -> bytes | None:
        """Let everybody read; what came on the trigger's line, or None when nothing came at all."""
        ready = self.heard.select(patience)
        if not ready:
            return None
        said = b""
        for chosen, _ in ready:
            if chosen.data is None:
                said += self.trigger.recv(65536)
            else:
                chosen.data.hear()
        return said


def run(show: Show) -> tuple[list[float], int]:
    """Show it from here; answers the times of the timed asks in ms, and the bytes of a scene."""
    hall = Hall(show)
    hall.settle()
    times = []
    for turn in range(show.rounds):
        for ask in show.asks:
            took = hall.ask(ask, turn)
            if ask.timed:
                times.append(took)
            hall.settle()
    return times, max(screen.size for screen in hall.screens)


def main() -> None:
    """A show in, its times out."""
    raw = json.load(sys.stdin)
    times, size = run(Show(**raw | {"asks": [Ask(**ask) for ask in raw["asks"]]}))
    json.dump({"times": times, "size": size}, sys.stdout)


if __name__ == "__main__":
    main()
