"""A serial line with a printer behind it, on a pseudo-terminal."""

import os
import pty
import select
import threading
import tty
from contextlib import suppress

from tests.printing.peer import FINE
from tests.printing.reader import next_command


class Terminal:
    """A character device; `deaf`: nothing is taken; `mute`: all is taken, nothing answered."""

    def __init__(self, temper: str = "good") -> None:
        self.master, self.slave = pty.openpty()
        tty.setraw(self.slave)
        self.path = os.ttyname(self.slave)
        self.temper = temper
        self.status = dict(FINE)
        self.got = bytearray()
        self.names: list[str] = []
        self._unplugged = False
        self._ear = threading.Thread(target=self._serve, daemon=True)
        if temper != "deaf":
            self._ear.start()

    def close(self) -> None:
        """Pull the cable. The number of a closed file is soon another one's: first nobody reads."""
        self._unplugged = True
        if self._ear.is_alive():
            self._ear.join()
        with suppress(OSError):
            os.close(self.slave)
            os.close(self.master)

    def _serve(self) -> None:
        rest = b""
        while not self._unplugged:
            if not select.select([self.master], [], [], 0.02)[0]:
                continue
            try:
                data = os.read(self.master, 4096)
            except OSError:
                return
            self.got += data
            rest += data
            command, rest = next_command(rest) if rest else (None, rest)
            while command is not None:
                self.names.append(command.name)
                self._answer(command.name, command.value)
                command, rest = next_command(rest) if rest else (None, rest)

    def _answer(self, name: str, value: int) -> None:
        if self.temper == "mute":
            return
        if name == "status":
            os.write(self.master, bytes((self.status[value],)))
        if name == "confirm":
            os.write(self.master, b"\x00")
