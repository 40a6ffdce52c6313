"""The printers that speak ESC/POS: one on the network, one behind a device file."""

from contextlib import closing
from pathlib import Path

from PIL import Image

from hall.printing import health
from hall.printing.device import FileLine, SocketLine, encode
from hall.printing.dialogue import Dialogue
from hall.printing.outcome import Outcome, State

REFUSED = Outcome("failed", "refused", health.OFFLINE)


class NetworkPrinter:
    """A printer at a TCP address; one connection a slip, since none of them lasts for days."""

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self.host = host
        self.port = port
        self.timeout = timeout
        self.dialogue = Dialogue(timeout)

    def print(self, picture: Image.Image, token: str) -> Outcome:
        """Send one slip."""
        slip = encode(picture)
        try:
            with closing(self._connect()) as line:
                return self.dialogue.print(line, slip, picture.height)
        except (OSError, UnicodeError):  # UnicodeError: a host name that cannot be one
            return REFUSED

    def health(self) -> str:
        """Ask the printer; `offline` when it cannot be reached."""
        try:
            with closing(self._connect()) as line:
                return self.dialogue.ask(line)
        except (OSError, UnicodeError):
            return health.OFFLINE

    def _connect(self) -> SocketLine:
        line = SocketLine(self.host, self.port, self.timeout)
        line.open()
        return line


class FilePrinter:
    """A printer behind a device file, which is asked like one on the network; or a plain file."""

    def __init__(self, path: Path, timeout: float) -> None:
        self.path = path
        self.timeout = timeout
        self.dialogue = Dialogue(timeout)

    def print(self, picture: Image.Image, token: str) -> Outcome:
        """Write one slip. A plain file has it for certain; a pipe takes it and says nothing."""
        slip = encode(picture)
        try:
            with closing(self._open()) as line:
                if line.answers:
                    return self.dialogue.print(line, slip, picture.height)
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
            return Outcome("ok", "written", health.OK)
        return Outcome("unconfirmed", "written", health.UNKNOWN)

    def _open(self) -> FileLine:
        line = FileLine(self.path, self.timeout)
        line.open()
        return line
