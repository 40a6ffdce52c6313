"""Printers that belong to the system's own print queue: CUPS by `lp`, Windows by its spooler.

A queue takes a slip gladly and prints it when it can, perhaps when the visitor is long gone. So
the queue is asked first, and what it has not passed on in time is taken back. python-escpos' own LP
hides what `lp` answers and adds a line to each slip.
"""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from time import monotonic, sleep

from hall.printing import health
from hall.printing.commands import Page, encode
from hall.printing.device import Win32Raw
from hall.printing.dialogue import ROWS_A_SECOND
from hall.printing.outcome import MissingPartError, Outcome
from hall.settings.check_printers import PROGRAMS

LOOK_EVERY = 0.2
REFUSED = Outcome("failed", "refused", health.OFFLINE)
NO_PART = Outcome("failed", "no_library", health.OFFLINE)

_JOB = re.compile(r"\S+-\d+")
_ALERTS = (
    (("media-empty", "media-needed"), health.PAPER_OUT),
    (("cover-open", "door-open"), health.COVER_OPEN),
    (("offline", "connecting-to-device", "media-jam", "cutter", "shutdown"), health.OFFLINE),
    (("media-low",), health.NEAR_END),
)
"""CUPS' printer-state-reasons (RFC 8011, 5.4.12), the gravest first."""

_WINDOWS = (
    (0x10, health.PAPER_OUT),
    (0x400000, health.COVER_OPEN),
    (0x80 | 0x1000 | 0x2 | 0x8 | 0x1, health.OFFLINE),
)
"""PRINTER_STATUS_PAPER_OUT, DOOR_OPEN, then OFFLINE, NOT_AVAILABLE, ERROR, PAPER_JAM, PAUSED."""


class CupsPrinter:
    """A queue of CUPS, made as a raw one; it never confirms that paper came out."""

    def __init__(self, queue: str, timeout: float) -> None:
        self.queue = queue
        self.timeout = timeout

    def print(self, page: Page, token: str) -> Outcome:
        """Hand over one slip and see that the queue passes it on."""
        before = self.health()
        if before in health.CANNOT_PRINT:
            missing = any(shutil.which(program) is None for program in PROGRAMS)
            detail = "no_library" if missing else before
            return Outcome("failed", detail, before)
        try:
            said = self._run("lp", "-d", self.queue, "-t", "slip", "-o", "raw", slip=encode(page))
        except TimeoutError:
            return Outcome("unconfirmed", "stuck", health.OFFLINE)
        except OSError:
            return REFUSED
        job = _JOB.search(said)
        if job is None or self._passed_on(job[0], page.height):
            return Outcome("unconfirmed", "written", self.health())
        return self._taken_back(job[0])

    def health(self) -> str:
        """As far as CUPS knows; `unknown` when it merely has no complaint."""
        try:
            said = self._run("lpstat", "-l", "-p", self.queue)
        except OSError:
            return health.OFFLINE
        return read_lpstat(said)

    def _passed_on(self, job: str, rows: int) -> bool:
        until = monotonic() + self.timeout + rows / ROWS_A_SECOND
        while monotonic() < until:
            with suppress(OSError):
                waiting = self._run("lpstat", "-o", self.queue).split()
                if job not in waiting:
                    return True
            sleep(LOOK_EVERY)
        return False

    def _taken_back(self, job: str) -> Outcome:
        """Nothing may come out of it later; if it had begun, nobody knows how far it came."""
        begun = True
        with suppress(OSError):
            begun = f"now printing {job}" in self._run("lpstat", "-p", self.queue)
            self._run("cancel", job)
            return Outcome("unconfirmed" if begun else "failed", "stuck", health.OFFLINE)
        return Outcome("unconfirmed", "stuck", health.OFFLINE)

    def _run(self, *words: str, slip: bytes = b"") -> str:
        """What a program of CUPS answers, in English. OSError, of which TimeoutError is one."""
        plain = {**os.environ, "LC_ALL": "C"}
        try:
            done = subprocess.run(
                words, input=slip, capture_output=True, timeout=self.timeout, check=False, env=plain
            )
        except Exception as error:
            # By name: a green subprocess raises the class of its own copy of the module.
            if type(error).__name__ != "TimeoutExpired":
                raise
            raise TimeoutError(f"{words[0]} does not come back") from error
        if done.returncode != 0:
            raise OSError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout.decode("utf-8", "replace")


def read_lpstat(said: str) -> str:
    """The health in what `lpstat -l -p` says in English."""
    first, _, rest = said.partition("\n")
    alerts = re.search(r"Alerts: (.*)", rest)
    for words, state in _ALERTS:
        if alerts and any(word in alerts[1] for word in words):
            return state
    return health.OFFLINE if " disabled " in first else health.UNKNOWN


class WindowsPrinter:
    """A printer of Windows, by its name; its spooler takes raw bytes and never confirms."""

    def __init__(self, name: str) -> None:
        self.name = name

    def print(self, page: Page, token: str) -> Outcome:
        """Hand over one slip."""
        before = self.health()
        if before in health.CANNOT_PRINT:
            return Outcome("failed", before, before) if Win32Raw.is_usable() else NO_PART
        line, begun = Win32Raw(self.name), False
        try:
            line.open("slip")
            begun = True
            line._raw(encode(page))
            line.close()
        except Exception:  # pywin32 raises its own kind
            with suppress(Exception):
                line.close()
            return Outcome("unconfirmed", "broken_off", health.OFFLINE) if begun else REFUSED
        return Outcome("unconfirmed", "written", self.health())

    def health(self) -> str:
        """As far as Windows knows; `unknown` when it merely has no complaint."""
        try:
            return read_windows(self._status())
        except Exception:  # pywin32 raises its own kind
            return health.OFFLINE

    def _status(self) -> int:
        if not Win32Raw.is_usable():
            raise MissingPartError("pywin32")
        import win32print

        handle = win32print.OpenPrinter(self.name)
        try:
            return int(win32print.GetPrinter(handle, 2)["Status"])
        finally:
            win32print.ClosePrinter(handle)


def read_windows(status: int) -> str:
    """The health in PRINTER_INFO_2's Status."""
    return next((state for bits, state in _WINDOWS if status & bits), health.UNKNOWN)
