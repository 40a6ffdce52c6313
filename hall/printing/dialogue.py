"""Talking with a printer that may be slow, deaf, dumb or gone: ask, send, have it confirmed.

A printer that never answers (many cheap ones) still prints: its slips end as `unconfirmed, silent`.
It is asked with full patience once; after that only briefly, or every visitor would stand there for
twice the time-out. The first answer restores full patience.
"""

import re
from time import monotonic
from typing import Protocol

from hall.printing import health
from hall.printing.outcome import Outcome, State

ASK = b"\x10\x04"
QUIET = b"\x1d\x61\x00"
"""GS a 0: no unasked status, which would look like answers."""
CONFIRM = b"\x1d\x72\x01"
UNASKED = re.compile(
    b"[%s][%s]{3}"
    % (
        b"".join(b"\\x%02x" % byte for byte in range(256) if byte & 0x93 == 0x10),
        b"".join(b"\\x%02x" % byte for byte in range(256) if byte & 0x90 == 0),
    )
)
"""Automatic status (ASB), four bytes some printers send whenever something changes; not for us."""
BRIEFLY = 0.3
"""Seconds for a printer known to be silent."""
ROWS_A_SECOND = 400
"""Of the slowest printers (50 mm/s): a confirmation cannot come before the paper."""


class Line(Protocol):
    """An open connection to a printer; `sent` counts the bytes it has taken from us.

    Its methods raise OSError (TimeoutError among them).
    """

    sent: int

    def put(self, data: bytes) -> None:
        """Send all of it; TimeoutError when the printer takes nothing for too long."""
        ...

    def get(self, seconds: float) -> bytes:
        """What came within `seconds`, b"" if nothing did; ConnectionError when it hung up."""
        ...


class Dialogue:
    """What is known about one printer from one conversation to the next."""

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self.answers = True
        self.has_spoken = False
        """It can answer: its silence is trouble, not its nature."""

    def ask(self, line: Line) -> str:
        """The printer's health by `DLE EOT` 1 to 4; `unknown` when it does not answer sensibly."""
        said: dict[int, int] = {}
        until = monotonic() + (self.timeout if self.answers else BRIEFLY)
        for question in (health.PRINTER, health.CAUSE, health.FAULT, health.ROLL):
            line.put(ASK + bytes((question,)))
            answer = self._hear_status(line, until)
            if answer is None:
                break
            said[question] = answer
        self.answers = bool(said)
        self.has_spoken = self.has_spoken or self.answers
        return health.read(said)

    def print(self, line: Line, slip: bytes, rows: int) -> Outcome:
        """Send `slip`, which makes `rows` rows of dots, unless the printer says it cannot."""
        try:
            before = self.ask(line)
        except OSError as error:
            return Outcome("failed", _why(error, "refused"), health.OFFLINE)
        if before in health.CANNOT_PRINT:
            return Outcome("failed", before, before)
        mark = line.sent
        try:
            line.put(QUIET + slip + CONFIRM)
            return self._confirmed(line, before, rows)
        except OSError as error:
            state: State = "unconfirmed" if line.sent > mark else "failed"
            return Outcome(state, _why(error, "broken_off"), health.OFFLINE)

    def _confirmed(self, line: Line, before: str, rows: int) -> Outcome:
        patience = self.timeout + rows / ROWS_A_SECOND if self.answers else BRIEFLY
        until = monotonic() + patience
        while heard := self._hear(line, until):
            for byte in heard:
                if health.is_confirmation(byte):
                    self.answers = self.has_spoken = True
                    after = health.read_confirmation(byte)
                    return Outcome("ok", "confirmed", before if after == health.OK else after)
        if before == health.UNKNOWN:
            detail = "unanswered" if self.has_spoken else "silent"
            return Outcome("unconfirmed", detail, health.UNKNOWN)
        return Outcome("unconfirmed", "unanswered", self.ask(line))

    def _hear_status(self, line: Line, until: float) -> int | None:
        """The next status byte; None when none came in time or what came is no printer's answer."""
        while heard := self._hear(line, until):
            found = [byte for byte in heard if health.is_status(byte)]
            if found:
                return found[-1]
        return None

    def _hear(self, line: Line, until: float) -> bytes:
        """The answers that come next; b"" when none did in time, or something no printer says."""
        while (left := until - monotonic()) > 0:
            heard = line.get(left)
            answers = UNASKED.sub(b"", heard)
            if answers or not heard:
                return answers if all(map(_is_answer, answers)) else b""
        return b""


def _is_answer(byte: int) -> bool:
    return health.is_status(byte) or health.is_confirmation(byte)


def _why(error: OSError, otherwise: str) -> str:
    return "stuck" if isinstance(error, TimeoutError) else otherwise
