"""What can happen to a letter about a reminder."""

from __future__ import annotations

from dataclasses import dataclass

from hall.core.happening import Happening


@dataclass(frozen=True)
class LetterLost(Happening):
    """It could not be delivered and is not tried again; `way` webhook or mail, `detail` a short
    code. The reminder itself stands on the office's page all the same.
    """

    letter: int
    way: str
    number: str
    detail: str
