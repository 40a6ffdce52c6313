"""What the spool knows of its printer between slips: how it is, and when to ask again."""

from collections.abc import Callable
from time import monotonic

from hall.printing.health import CANNOT_PRINT, UNKNOWN
from hall.printing.outcome import Outcome

PROBE_SECONDS = 15.0
"""How often an idle printer is asked how it is."""
REST_SECONDS = 5.0
"""How long a printer that cannot print is left alone; slips asked for meanwhile fail at once."""


class Condition:
    """One printer's last known condition; `ticks`: seconds that no setting of the clock moves."""

    def __init__(self, ticks: Callable[[], float] = monotonic) -> None:
        self._ticks = ticks
        self.health: str | None = None
        self.trouble: Outcome | None = None
        """What a slip would come to now, when it is known that none can be printed."""
        self._asked = float("-inf")

    @property
    def word(self) -> str:
        """The health as far as it is known."""
        return self.health or UNKNOWN

    def rests(self) -> bool:
        """Whether the printer is in trouble and was found so only just now."""
        return self.trouble is not None and self._age() < REST_SECONDS

    def wants_asking(self) -> bool:
        """Whether it is time to look how the printer is."""
        return self._age() >= (REST_SECONDS if self.trouble else PROBE_SECONDS)

    def learn(self, health: str, outcome: Outcome | None = None) -> None:
        """Take note of what a probe or a slip showed."""
        self._asked = self._ticks()
        self.health = health
        if health not in CANNOT_PRINT:
            self.trouble = None
        elif outcome is None or outcome.state == "failed":
            self.trouble = Outcome("failed", outcome.detail if outcome else health, health)

    def _age(self) -> float:
        return self._ticks() - self._asked
