"""A waiting range as people are told it: below two hours in minutes, from there in hours.

Who reads "150-190 minutes" has to reckon; "2.5-3.5 hours" is read. Hours are rounded outward to the
half, so what was promised in minutes (hall/core/wait.py) stays within what is read. One rule for
paper, phone and voice here; hall/hub/static/range.js has it for the pages, and one table tries both
(tests/spans.py).
"""

from __future__ import annotations

from typing import Final, NamedTuple

IN_HOURS: Final = 120
"""Minutes: a range whose upper end is this or more is told in hours, both ends of it."""

HALF_HOUR: Final = 30

CODES: Final = ("range", "range_upto", "range_hours", "range_hours_half", "range_hours_upto")
"""The sentences of [common] that tell a range; `_half`: from half an hour, which has a word."""


class Span(NamedTuple):
    """What is told: the sentence by its code, and its two ends in minutes."""

    code: str
    low: int
    high: int

    @property
    def in_hours(self) -> bool:
        """Whether the ends are told in hours; they are whole halves of one then."""
        return self.high >= IN_HOURS

    def figures(self) -> dict[str, str]:
        """Both ends as they are written: "150", or "2.5" and "3" of hours."""
        unit = 60 if self.in_hours else 1
        return {"low": f"{self.low / unit:g}", "high": f"{self.high / unit:g}"}


def span(low: int, high: int) -> Span:
    """How a range of `low` to `high` minutes is told."""
    if high < IN_HOURS:
        return Span("range" if low else "range_upto", low, high)
    low, high = low // HALF_HOUR * HALF_HOUR, -(-high // HALF_HOUR) * HALF_HOUR
    code = {0: "range_hours_upto", HALF_HOUR: "range_hours_half"}.get(low, "range_hours")
    return Span(code, low, high)
