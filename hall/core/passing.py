"""How much time really passed, whatever the clock of the machine says of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

LEAP: Final = timedelta(minutes=10)
"""The clock may run so much ahead of real time between two looks; more is a leap."""

REST: Final = timedelta(hours=3)
"""For so long after a leap the clock's new day is not yet believed."""


class Passing:
    """Whether the clock may be believed that a day is over.

    A time server that sets a wrong clock forward by a day makes everybody who waits look like
    yesterday's. `steady` is a clock that nobody sets (seconds since the machine started); after
    the other one has leapt ahead of it, nobody is sent away until REST has really passed. A clock
    set back does no harm and is not looked at.
    """

    def __init__(self, wall: datetime, steady: float) -> None:
        self._wall = wall
        self._steady = steady
        self._leapt: float | None = None

    def believes(self, wall: datetime, steady: float) -> bool:
        """Look at both clocks; False while the last leap is younger than REST."""
        if wall - self._wall - timedelta(seconds=steady - self._steady) > LEAP:
            self._leapt = steady
        self._wall, self._steady = wall, steady
        if self._leapt is not None and steady - self._leapt >= REST.total_seconds():
            self._leapt = None
        return self._leapt is None
