"""What every fact has in common: its kind, and its data as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Happening:
    """A fact. Its class name is its kind in the journal; ids are whole numbers, times stand in the
    row.
    """

    @property
    def kind(self) -> str:
        return type(self).__name__

    def data(self) -> dict[str, Any]:
        """The fact as JSON; personal data never stands in one (PROVISIONS K1)."""
        return dict(vars(self))  # asdict would copy deeply, and every act waits for this
