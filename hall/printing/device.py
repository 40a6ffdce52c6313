"""Lines to a printer, on the network or behind a file; the only file that knows python-escpos."""

import os
import select
import socket
import stat
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from escpos.printer import File, Network, Serial, Usb, Win32Raw

__all__ = ["CHUNK", "WHOLE_SLIP", "FileLine", "Serial", "SocketLine", "Usb", "Win32Raw"]

CHUNK = 4096
KEPT_BY_US = 16384
"""Bytes the system may hold for a network printer: it would else swallow a whole slip for one that
has stopped reading, and nobody would notice.
"""
WHOLE_SLIP = 10
"""Time-outs within which a slip must have been taken, however steadily a printer dawdles."""


class SocketLine(Network):  # type: ignore[misc]  # python-escpos carries no types
    """A TCP connection that gives up in time, wherever the printer stops."""

    sent = 0
    _device: Any = False

    def open(self, raise_not_found: bool = True) -> None:
        """Connect. OSError when that fails."""
        self.device = socket.create_connection((self.host, self.port), self.timeout)
        self.device.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KEPT_BY_US)
        self.device.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def put(self, data: bytes) -> None:
        """Send all of `data`; the time-out is for a standstill, not for a slow printer."""
        until = monotonic() + WHOLE_SLIP * self.timeout
        left = memoryview(data)
        while left:
            if monotonic() > until:
                raise TimeoutError("the printer is too slow")
            self.device.settimeout(self.timeout)
            taken = self.device.send(left[:CHUNK])
            self.sent += taken
            left = left[taken:]

    def get(self, seconds: float) -> bytes:
        """What came within `seconds`."""
        self.device.settimeout(max(seconds, 0.001))
        try:
            heard: bytes = self._read()
        except TimeoutError:
            return b""
        if not heard:
            raise ConnectionResetError("the printer hung up")
        return heard

    def close(self) -> None:
        """Hang up; the base class would log here, in a thread that must not."""
        if self._device:
            with suppress(OSError):
                self._device.shutdown(socket.SHUT_RDWR)
            self._device.close()
        self._device = False


class FileLine(File):  # type: ignore[misc]  # python-escpos carries no types
    """A device or plain file, so opened that a printer that takes nothing cannot hold us."""

    sent = 0
    _device: Any = False

    def __init__(self, path: Path, timeout: float) -> None:
        super().__init__(str(path))
        self.timeout = timeout
        self.plain = True
        self.answers = False

    def open(self, raise_not_found: bool = True) -> None:
        """Open without waiting, to append. OSError when there is no such printer.

        A plain file is made if need be, but never under /dev: there it would swallow the slips of
        a printer that is merely unplugged.
        """
        path = Path(self.devfile)
        make = 0 if path.is_relative_to("/dev") else os.O_CREAT
        if path.exists():
            mode = path.stat().st_mode
            self.plain, self.answers = stat.S_ISREG(mode), stat.S_ISCHR(mode)
        how = os.O_RDWR if self.answers else os.O_WRONLY
        for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"):  # not every system has each
            how |= getattr(os, name, 0)
        self.device = os.fdopen(os.open(path, how | os.O_APPEND | make, 0o600), "wb", buffering=0)

    def put(self, data: bytes) -> None:
        """Write all of `data`; the time-out is for a standstill."""
        until = monotonic() + WHOLE_SLIP * self.timeout
        left = memoryview(data)
        while left:
            ready = self.plain or select.select([], [self.device], [], self.timeout)[1]
            if monotonic() > until or not ready:
                raise TimeoutError("the printer takes nothing")
            taken = self.device.write(left[:CHUNK]) or 0
            self.sent += taken
            left = left[taken:]

    def get(self, seconds: float) -> bytes:
        """What the device said within `seconds`; nothing from what cannot be read."""
        if not self.answers or not select.select([self.device], [], [], seconds)[0]:
            return b""
        return os.read(self.device.fileno(), 16)

    def close(self) -> None:
        """Let go of the file."""
        if self._device:
            with suppress(OSError):
                self._device.close()
        self._device = False
