"""What a visitor may say of a visit: five levels, and for a bad one a reason from a short list."""

from __future__ import annotations

from typing import Final, Literal

Way = Literal["page", "screen"]
"""Where it was said: on the visitor's own page, or on the counter's screen."""

Reason = Literal["", "wait", "manner", "unclear", "unsolved", "place"]

SCORES: Final = (5, 4, 3, 2, 1)
"""Very satisfied to very dissatisfied: the five levels that government halls use by order of the
State Council (2019, document 51 of its General Office), of which the lower two count as bad.
"""

SATISFIED: Final = 3
"""From this level up a visit counts as satisfied."""

REASONS: Final[tuple[Reason, ...]] = ("wait", "manner", "unclear", "unsolved", "place")


def asks_why(score: int) -> bool:
    """Whether a reason may go with it: only with a bad one."""
    return score < SATISFIED
