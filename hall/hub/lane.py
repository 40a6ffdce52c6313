"""The short way to the doors: a POST of the API is answered before the framework wakes up.

Finding a page, opening a request and an application context and passing by the socket cost more
than the act itself, two hundred times a day at every counter. What the lane does not know for sure
(another method, an odd path) goes the framework's way, through the same door and to the same
translator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response

from hall.hub import mishaps
from hall.hub.door import BLANK, JSON, Door, encoded, enter

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from hall.hub.app import Hub


class _Signs:
    """Which door a path leads to, and the words in its blanks."""

    def __init__(self, doors: Iterable[Door]) -> None:
        self._fixed: dict[str, Door] = {}
        self._at: dict[int, tuple[Door, list[str]]] = {}
        forms, group = [], 1
        for door in doors:
            names = BLANK.findall(door.path)
            if not names:
                self._fixed[door.path] = door
                continue
            forms.append("(" + BLANK.sub("([^/]+)", door.path) + ")")
            self._at[group] = door, names
            group += 1 + len(names)
        self._form = re.compile("|".join(forms) or "(?!)")

    def find(self, path: str) -> tuple[Door, dict[str, str]] | None:
        """The door of a path; None where the framework should look."""
        door = self._fixed.get(path)
        if door is not None:
            return door, {}
        found = self._form.fullmatch(path) if path.isascii() else None
        if found is None or found.lastindex is None:
            return None
        door, names = self._at[found.lastindex]  # the outer group is the last to close
        return door, dict(zip(names, found.groups()[found.lastindex :], strict=False))


def lane(hub: Hub, others: WSGIApplication) -> WSGIApplication:
    """An application that answers every POST door itself and leaves the rest to `others`."""
    signs = _Signs(door for door in hub.doors if door.method == "POST")
    said = {door.status: f"{door.status} {HTTPStatus(door.status).phrase}" for door in hub.doors}

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        found = signs.find(environ["PATH_INFO"]) if environ["REQUEST_METHOD"] == "POST" else None
        if found is None:
            return others(environ, start_response)
        door, path = found
        try:
            done = enter(hub, door, environ, path)
            if isinstance(done, Response):
                return done(environ, start_response)
            data = encoded(door, done)
        except Exception as error:  # as the framework does: whatever it is becomes an answer
            return mishaps.answer(hub, error, environ)(environ, start_response)
        start_response(
            said[door.status], [("Content-Type", JSON), ("Content-Length", str(len(data)))]
        )
        return (data,)

    return answer
