"""What is promised: by when the visitor is owed an answer (PROVISIONS F8, G3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hall.core.deadline import Office


@dataclass(frozen=True)
class Rule:
    """One promise: in working `minutes` or working `days`, for what fits; None fits everything."""

    kind: str | None = None
    category: str | None = None
    urgency: str | None = None
    minutes: int | None = None
    days: int | None = None

    def fits(self, kind: str, category: str, urgency: str) -> bool:
        """Whether it speaks of such an inquiry."""
        asked = ((self.kind, kind), (self.category, category), (self.urgency, urgency))
        return all(mine is None or mine == theirs for mine, theirs in asked)

    @property
    def narrow(self) -> tuple[bool, bool, bool]:
        """The more particular of two rules has the greater one: category, then kind, then urgency.

        What a burst pipe needs does not depend on whether it was asked about or reported.
        """
        return self.category is not None, self.kind is not None, self.urgency is not None

    def due(self, office: Office, start: datetime) -> datetime:
        """The moment at which it falls due for something opened at `start`."""
        if self.minutes is not None:
            return office.after_minutes(start, self.minutes)
        return office.after_days(start, self.days or 1)


@dataclass(frozen=True)
class Promises:
    """Every promise of the hall; of equally particular rules the first one counts."""

    rules: Sequence[Rule]

    def rule(self, kind: str, category: str, urgency: str) -> Rule | None:
        """The most particular rule that fits; None where nothing is promised."""
        fitting = [rule for rule in self.rules if rule.fits(kind, category, urgency)]
        return max(fitting, key=lambda rule: rule.narrow, default=None)

    def due(
        self, office: Office, start: datetime, kind: str, category: str, urgency: str
    ) -> datetime | None:
        """By when an inquiry opened at `start` is owed an answer; None: nothing is promised."""
        rule = self.rule(kind, category, urgency)
        return None if rule is None else rule.due(office, start)
