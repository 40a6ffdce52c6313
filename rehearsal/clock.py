"""The clock of a rehearsal: held while the day is prepared, then running faster than ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic


class Clock:
    """Called, it tells the time (aware, UTC), as the desk asks for it. It never goes back."""

    def __init__(self, start: datetime, tick: Callable[[], float] = monotonic) -> None:
        self._base = start.astimezone(UTC)
        self._tick = tick
        self._since: float | None = None
        self.rate = 1.0
        """Its seconds in one of ours; pages run their own clocks at this rate."""

    def __call__(self) -> datetime:
        if self._since is None:
            return self._base
        return self._base + timedelta(seconds=(self._tick() - self._since) * self.rate)

    def hold(self, moment: datetime) -> None:
        """Stand at this moment."""
        self._base = max(self._base, moment.astimezone(UTC))
        self._since = None

    def run(self, rate: float) -> None:
        """Go on from here, `rate` times as fast as ours."""
        self._base, self.rate, self._since = self(), rate, self._tick()
