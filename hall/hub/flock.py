"""Acts that come in together are handed to the store together, when nobody new comes any more.

In a rush the hub and the store's writer fight for one interpreter lock, and a call costs half as
much again. So they take turns: while a flock is being written the next one gathers, and it goes
when all answers are out and a whole turn of the hub's loop has brought nobody new. A lone act waits
for one empty turn (30 us). Everything here runs in the hub's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from hall.hub.runtime import EventletRuntime

MOST: Final = 64
"""As many go at once as share a COMMIT."""
BREATH: Final = 0.004
"""Seconds the first of a flock waits for the others at most, once the writer is free."""


class Flock:
    """Gathers what is added; `pass_on` gets it in lists of MOST at most."""

    def __init__(self, runtime: EventletRuntime, pass_on: Callable[[list[Any]], None]) -> None:
        self._runtime = runtime
        self._pass_on = pass_on
        self._here: list[Any] = []
        self._seen = 0
        self._out = 0
        self._since = 0.0
        self._looking = False

    def add(self, one: Any) -> None:
        """One more; what comes from a real thread goes at once."""
        if not self._runtime.at_home():
            self._pass_on([one])
            return
        self._here.append(one)
        self._watch()

    def back(self) -> None:
        """One that was passed on, or that nobody waits for any more, is done with."""
        if self._runtime.at_home():
            self._out -= 1
            self._watch()

    def go(self) -> None:
        """Pass on all who are here, now."""
        here, self._here = self._here, []
        self._out += len(here)
        for first in range(0, len(here), MOST):
            self._pass_on(here[first : first + MOST])

    def _watch(self) -> None:
        if self._here and self._out <= 0 and not self._looking:
            self._looking = True
            self._seen, self._since = len(self._here), monotonic()
            self._runtime.soon(self._look)

    def _look(self) -> None:
        here = len(self._here)
        if self._seen < here < MOST and monotonic() - self._since < BREATH:
            self._seen = here
            self._runtime.soon(self._look)
            return
        self._looking = False
        self.go()
