"""How often something may be tried: a small bucket for each caller, in memory, bounded."""

from __future__ import annotations

from math import ceil
from time import monotonic

CALLERS = 10_000


class Limit:
    """At most `times` in any `seconds`, for each caller."""

    def __init__(self, times: int, seconds: float) -> None:
        self._times = times
        self._seconds = seconds
        self._tried: dict[str, list[float]] = {}

    def wait(self, who: str) -> int:
        """0 when it may be tried now (and is counted), else the seconds to wait, at least 1."""
        now = monotonic()
        kept = [at for at in self._tried.get(who, ()) if at > now - self._seconds]
        if len(kept) >= self._times:
            self._tried[who] = kept
            return max(1, ceil(kept[0] + self._seconds - now))
        kept.append(now)
        if who not in self._tried and len(self._tried) >= CALLERS:
            self._forget(now)
        self._tried[who] = kept
        return 0

    def forget(self, who: str) -> None:
        """The caller is gone."""
        self._tried.pop(who, None)

    def _forget(self, now: float) -> None:
        """Make room: those who are quiet, or, when all are busy, everyone."""
        self._tried = {w: t for w, t in self._tried.items() if t[-1] > now - self._seconds}
        if len(self._tried) >= CALLERS:
            self._tried.clear()
