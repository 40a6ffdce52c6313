"""A printer on a real socket, with every temper a printer can have."""

import socket
import struct
import threading
from contextlib import suppress

from tests.printing.reader import next_command

FINE = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
NEAR_END = {**FINE, 4: 0x1E}
PAPER_OUT = {1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}
COVER_OPEN = {1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}
SWITCHED_OFF = {1: 0x1A, 2: 0x12, 3: 0x12, 4: 0x12}
BLADE_STUCK = {1: 0x1A, 2: 0x52, 3: 0x1A, 4: 0x12}


class PrinterPeer:
    """Listens on 127.0.0.1 and does what its temper says; `received` holds each connection's bytes.

    Tempers: good (answers everything), silent (prints, answers nothing), mute (accepts, never
    reads), forgetful (answers status, never confirms), babbling (answers like a web server),
    unasked (sends automatic status by itself), leaves (hangs up politely when spoken to), hangs up
    (rudely, after `bytes_then_hang_up`), slow (a `pause` in seconds before each KB).
    """

    def __init__(self, temper: str = "good", status: dict[int, int] | None = None) -> None:
        self.temper = temper
        self.status = dict(status or FINE)
        self.bytes_then_hang_up = 10_000
        self.pause = 0.01
        self.confirmation = 0x00
        self.received: list[bytearray] = []
        self.let_go = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        if temper == "mute":
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def slips(self) -> list[bytes]:
        """The connections over which a raster came."""
        return [bytes(got) for got in list(self.received) if b"\x1dv0" in got]

    def close(self) -> None:
        """Switch it off."""
        self.let_go.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def __enter__(self) -> "PrinterPeer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        got = bytearray()
        self.received.append(got)
        with line, suppress(OSError):
            if self.temper == "mute":
                self.let_go.wait()
                return
            if self.temper == "unasked":
                line.sendall(b"\x10\x00\x00\x00")
            rest = b""
            while data := line.recv(1024 if self.temper == "slow" else 65536):
                if self.temper == "slow":
                    self.let_go.wait(self.pause)
                got += data
                if self.temper == "leaves":
                    return
                if self.temper == "hangs up" and len(got) > self.bytes_then_hang_up:
                    self._reset(line)
                    return
                rest = self._answer(line, rest + data)

    def _answer(self, line: socket.socket, data: bytes) -> bytes:
        while data:
            command, data = next_command(data)
            if command is None:
                break
            if command.name == "status":
                self._say(line, self.status[command.value])
            elif command.name == "confirm" and self.temper != "forgetful":
                self._say(line, self.confirmation)
        return data

    def _say(self, line: socket.socket, byte: int) -> None:
        if self.temper == "babbling":
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        elif self.temper != "silent":
            line.sendall(bytes((byte,)))

    def _reset(self, line: socket.socket) -> None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
