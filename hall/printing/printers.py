"""The printers that speak ESC/POS and answer: on the network, on a cable, behind a device file."""

from contextlib import closing
from pathlib import Path
from typing import Protocol

from hall.printing import health
from hall.printing.cable import SerialLine, UsbLine
from hall.printing.commands import Page, encode
from hall.printing.device import FileLine, SocketLine
from hall.printing.dialogue import Dialogue, Line
from hall.printing.outcome import MissingPartError, Outcome, State

REFUSED = Outcome("failed", "refused", health.OFFLINE)


class _Open(Line, Protocol):
    """A line that can be closed again."""

    def close(self) -> None: ...


class AskedPrinter:
    """A printer that is asked before and after; one connection a slip: none lasts for days."""

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self.dialogue = Dialogue(timeout)

    def print(self, page: Page, token: str) -> Outcome:
        """Send one slip."""
        slip = encode(page)
        try:
            with closing(self._connect()) as line:
                return self.dialogue.print(line, slip, page.height)
        except MissingPartError:
            return Outcome("failed", "no_library", health.OFFLINE)
        except (OSError, UnicodeError):  # UnicodeError: a host name that cannot be one
            return REFUSED

    def health(self) -> str:
        """Ask the printer; `offline` when it cannot be reached."""
        try:
            with closing(self._connect()) as line:
                return self.dialogue.ask(line)
        except (OSError, UnicodeError):
            return health.OFFLINE

    def _connect(self) -> _Open:
        raise NotImplementedError


class NetworkPrinter(AskedPrinter):
    """A printer at a TCP address."""

    def __init__(self, host: str, port: int, timeout: float) -> None:
        super().__init__(timeout)
        self.host = host
        self.port = port

    def _connect(self) -> SocketLine:
        line = SocketLine(self.host, self.port, self.timeout)
        line.open()
        return line


class SerialPrinter(AskedPrinter):
    """A printer on a serial port, such as /dev/ttyUSB0 or COM3."""

    def __init__(self, path: str, baud: int, flow: str, timeout: float) -> None:
        super().__init__(timeout)
        self.path = path
        self.baud = baud
        self.flow = flow

    def _connect(self) -> SerialLine:
        line = SerialLine(self.path, self.baud, self.flow, self.timeout)
        line.open()
        return line


class UsbPrinter(AskedPrinter):
    """A printer on USB, by vendor and product, as 04b8:0202."""

    def __init__(self, address: str, timeout: float, backend: object = None) -> None:
        super().__init__(timeout)
        self.address = address
        self.backend = backend

    def _connect(self) -> UsbLine:
        line = UsbLine(self.address, self.timeout, self.backend)
        try:
            line.open()
        except BaseException:
            line.close()
            raise
        return line


class FilePrinter:
    """A printer behind a device file, which is asked like one on the network; or a plain file."""

    def __init__(self, path: Path, timeout: float) -> None:
        self.path = path
        self.timeout = timeout
        self.dialogue = Dialogue(timeout)

    def print(self, page: Page, token: str) -> Outcome:
        """Write one slip. A plain file has it for certain; a pipe takes it and says nothing."""
        slip = encode(page)
        try:
            with closing(self._open()) as line:
                if line.answers:
                    return self.dialogue.print(line, slip, page.height)
                return self._write(line, slip)
        except OSError:
            return REFUSED

    def health(self) -> str:
        """Ask the device; a plain file is well while it can be opened."""
        try:
            with closing(self._open()) as line:
                if line.answers:
                    return self.dialogue.ask(line)
                return health.OK if line.plain else health.UNKNOWN
        except OSError:
            return health.OFFLINE

    def _write(self, line: FileLine, slip: bytes) -> Outcome:
        try:
            line.put(slip)
        except OSError:
            state: State = "unconfirmed" if line.sent else "failed"
            return Outcome(state, "unwritable", health.OFFLINE)
        if line.plain:
            return Outcome("ok", "filed", health.OK)
        return Outcome("unconfirmed", "written", health.UNKNOWN)

    def _open(self) -> FileLine:
        line = FileLine(self.path, self.timeout)
        line.open()
        return line
