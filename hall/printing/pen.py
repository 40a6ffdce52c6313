"""What every paper is written with: one set of strokes, drawn as a picture or sent as text."""

from __future__ import annotations

from typing import Literal, Protocol

from hall.printing.sayings import Told

Weight = Literal["strong", "bold", "body", "small"]
Side = Literal["left", "center"]


class Pen(Protocol):
    """Writes downwards; every text is wrapped, none is cut off."""

    def line(self, text: str, weight: Weight = "body", side: Side = "left") -> None:
        """A text in as many lines as it needs; nothing where it is empty."""
        ...

    def tags(self, texts: list[str]) -> None:
        """Short words in white on black, in the middle."""
        ...

    def number(self, number: str) -> None:
        """The number, as large as the paper is wide."""
        ...

    def band(self, first: str, second: str) -> None:
        """What must not be overlooked; `second` smaller beneath."""
        ...

    def item(self, mark: str, text: str, weight: Weight = "body") -> None:
        """A text beside its mark, such as "1."."""
        ...

    def box(self, text: str) -> None:
        """A text in bold beside an empty box: what the visitor has to see to."""
        ...

    def rule(self) -> None:
        """A dashed line from margin to margin."""
        ...


class Form(Protocol):
    """A paper that is no slip; says itself what stands on it, whatever it is written with."""

    @property
    def language(self) -> str:
        """Its own language; the other one stands beneath."""
        ...

    def write(self, pen: Pen, told: Told) -> None:
        """The whole paper, from the top."""
        ...
