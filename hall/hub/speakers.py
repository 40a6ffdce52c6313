"""Whose turn it is to speak: of all displays of an area that could, one, and always only one.

The first that can speak does, and goes on until it is gone. A display that is out of hearing keeps
silent by itself within 5.5 s (display/static/speaker.js). The hub notices a torn cable 5 s after
the ping that nobody answered, at the earliest, and lets the next one speak GRACE later: so never
two at once. What was spoken is told to all of them, so that the next one neither repeats nor skips.
Displays of one area must hear the same hub.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

GRACE: Final = 2.0
"""Seconds in which a page that has lost its connection may come back to its place."""

REMEMBERED: Final = 40
"""Latest seqs spoken in an area; older ones are too old to be spoken."""

Tell = Callable[[str, dict[str, Any]], None]
"""(connection, what it is told)."""


@dataclass
class Area:
    """The pages that can speak here, first come first, each with its connection ("": lost)."""

    pages: dict[str, str] = field(default_factory=dict)
    done: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))


class Speakers:
    """The order of speaking in every area; `later(seconds, work)` runs work after a while."""

    def __init__(self, tell: Tell, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._tell = tell
        self._later = later
        self._areas: dict[str, Area] = {}

    def stand(self, connection: str, area: str, page: str) -> None:
        """This page can speak; a page that comes back has its old place."""
        self._areas.setdefault(area, Area()).pages[page] = connection
        self._announce(area)

    def withdraw(self, connection: str) -> None:
        """It says itself that it is silent: the next one speaks at once."""
        for area, page in self._of(connection):
            del self._areas[area].pages[page]
            self._announce(area)

    def gone(self, connection: str) -> None:
        """Its connection has ended; perhaps it does not know that yet."""
        for area, page in self._of(connection):
            self._areas[area].pages[page] = ""
            self._later(GRACE, lambda area=area, page=page: self._drop(area, page))  # type: ignore[misc]

    def spoken(self, connection: str, seq: int) -> None:
        """A page has spoken the call or announcement of that seq."""
        for area, _ in self._of(connection):
            self._areas[area].done.append(seq)
            self._announce(area)

    def _of(self, connection: str) -> list[tuple[str, str]]:
        return [
            (name, page)
            for name, area in self._areas.items()
            for page, at in area.pages.items()
            if at == connection
        ]

    def _drop(self, area: str, page: str) -> None:
        if self._areas[area].pages.get(page) == "":
            del self._areas[area].pages[page]
            self._announce(area)

    def _announce(self, name: str) -> None:
        """Tell everybody who could speak here who does, and what was spoken."""
        area = self._areas[name]
        first = next(iter(area.pages), None)
        for page, connection in list(area.pages.items()):
            if connection:
                said = {"area": name, "yours": page == first, "done": list(area.done)}
                self._tell(connection, said)
