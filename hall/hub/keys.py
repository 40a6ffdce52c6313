"""Tokens and whose they are: sessions of staff and enrolled devices, read once and remembered."""

from __future__ import annotations

import hashlib
from time import monotonic
from typing import Any

from hall.desk.desk import Desk

TRUST_SECONDS = 5.0
"""How long a token is believed without looking again; news in the journal clears it sooner."""

MOST = 2000


def digest(token: str) -> str:
    """What the store keeps of a token: it cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


class Keys:
    """Looks tokens up. A cache, since a look at the store would be most of a tap's time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[float, Any]] = {}
        self._age = 0

    def session(self, token_hash: str) -> Any | None:
        """The Session of a token, None when it is unknown, ended or too old."""
        found = self._find("s" + token_hash)
        return found if found is not None and found.expires_at > self._desk.now() else None

    def device(self, token_hash: str) -> str | None:
        """The device a token was given to."""
        found: str | None = self._find("d" + token_hash)
        return found

    def forget(self) -> None:
        """Somebody came or went: look again."""
        self._age += 1
        self._known.clear()

    def _find(self, which: str) -> Any:
        known = self._known.get(which)
        if known is not None and known[0] > monotonic():
            return known[1]
        age = self._age
        with self._desk.read() as reading:
            look = reading.session if which[0] == "s" else reading.enrolled
            found = look(which[1:])
        if age == self._age:  # else it may be what was true before the news
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[which] = (monotonic() + TRUST_SECONDS, found)
        return found
