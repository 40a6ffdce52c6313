"""A receipt printer on a local port that is well, but takes its time over every slip."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from time import sleep

WELL = b"\x12"
DONE = b"\x00"


class SlowPrinter:
    """Answers status at once (DLE EOT n) and confirms a slip (GS r 1) after so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Switch it off."""
        self._listener.close()

    def finished(self) -> None:
        """All bytes of a slip are here; for those who want to know."""

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        got = b""
        with line, suppress(OSError):
            while data := line.recv(65536):
                got = got[-2:] + data
                for _ in range(got.count(b"\x10\x04")):
                    line.sendall(WELL)
                if b"\x1dr\x01" in got:
                    self.finished()
                    sleep(self._seconds)
                    line.sendall(DONE)
                    got = b""
