"""One hub to a data folder: SQLite's one writer lives in one process, and so must its queue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

NAME = "hub.lock"


class Taken(OSError):
    """Another hub works in this folder; `filename` names it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(0, "another hub works here", str(folder))


class Sole:
    """Holds `folder` for this process until `leave()`.

    The system itself lets go when the process ends, however it ends: nothing is left to clear away
    after a power cut. Raises Taken, or OSError when the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = (folder / NAME).open("ab")
        try:
            _hold(self._file.fileno())
        except BlockingIOError:
            self._file.close()
            raise Taken(folder) from None

    def leave(self) -> None:
        """Let another hub in."""
        self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:  # how Windows says that the byte is locked
            raise BlockingIOError from error
else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
