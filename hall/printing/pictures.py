"""Slips as PNG files, for the screen and for halls without a printer."""

import os
import re
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

from hall.printing import health
from hall.printing.commands import Page
from hall.printing.outcome import Outcome
from hall.printing.slip import png

KEPT = timedelta(days=30)
"""A picture may tell what somebody wanted (PROVISIONS K1); nobody looks at an older one."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Pictures:
    """A folder of slips and other papers, named by their unguessable tokens; the newest `keep`
    stay, none of them KEPT older than the newest, or than today.
    """

    def __init__(self, folder: Path, keep: int = 500) -> None:
        self.folder = folder
        self.keep = keep

    def print(self, page: Page, token: str) -> Outcome:
        """Write the picture: whole or not at all. A reprint takes the place of the first slip."""
        assert isinstance(page, Image.Image), "only pictures are kept here"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=self.folder, suffix=".draft")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(png(page))
                Path(draft).replace(self._file(token))
            except BaseException:
                Path(draft).unlink(missing_ok=True)
                raise
            self._tidy()
        except OSError:
            return Outcome("failed", "unwritable", health.OFFLINE)
        return Outcome("ok", "kept", health.OK)

    def health(self) -> str:
        """`ok` while the folder can be written."""
        place = next((up for up in (self.folder, *self.folder.parents) if up.exists()), self.folder)
        writable = place.is_dir() and os.access(place, os.W_OK)
        return health.OK if writable else health.OFFLINE

    def read(self, token: str) -> bytes | None:
        """The PNG of the slip with this token, or None; what is no token finds nothing."""
        if not _TOKEN.fullmatch(token):
            return None
        try:
            return self._file(token).read_bytes()
        except OSError:
            return None

    def _file(self, token: str) -> Path:
        if not _TOKEN.fullmatch(token):
            raise ValueError("not a ticket's token")
        return self.folder / f"{token}.png"

    def tidy(self, now: datetime, days: int) -> None:
        """Remove what is older than KEPT, or than so many days: also where nothing is printed as a
        picture any more.
        """
        with suppress(OSError):
            self._tidy(now.timestamp(), min(KEPT, timedelta(days=days)))

    def _tidy(self, now: float = 0.0, kept: timedelta = KEPT) -> None:
        found = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(self.folder)]
        newest = sorted(found, reverse=True)
        oldest = max([now, *(when for when, _ in newest[:1])]) - kept.total_seconds()
        for at, (when, path) in enumerate(newest):
            if at >= self.keep or when < oldest:
                Path(path).unlink(missing_ok=True)
