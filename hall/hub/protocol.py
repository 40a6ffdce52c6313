"""Requests as our own pages send them, read without the mail parser.

The standard library reads HTTP headers as an e-mail, which costs a third of a whole call. A head
that is plain in every line is read here; anything else is handed on, byte for byte, to the
standard way. What is accepted and what is refused stays the same (tests/hub/test_protocol.py).
"""

from __future__ import annotations

import re
from http.client import HTTPMessage
from io import BytesIO
from typing import Any

MOST_LINES = 100
"""As many headers as the standard library reads."""

_ASKED = re.compile(rb"(GET|POST) (/(?!/)[!-~]*) HTTP/1\.1\r\n")
_LINE = re.compile(rb"([!#$%&'*+.^`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e]*)\r\n")
_LAST = (b"\r\n", b"\n", b"")


class Head(HTTPMessage):
    """Headers found by name at once; the first of a name counts, as in the standard way."""

    def __init__(self, lines: list[tuple[str, str]]) -> None:
        super().__init__()
        self._headers = lines  # what the server copies into the environ
        self._first = {name.lower(): value for name, value in reversed(lines)}

    def get(self, name: str, failobj: Any = None) -> Any:
        """The value of a header, or `failobj`."""
        return self._first.get(name.lower(), failobj)


class PlainHeads:
    """To be mixed in before a server's own handler, which still does all the rest."""

    raw_requestline: bytes
    rfile: Any

    def parse_request(self) -> bool:
        """Read the head; False when it was refused."""
        asked = _ASKED.fullmatch(self.raw_requestline)
        lines = self._lines() if asked else []
        head = plain(lines)
        if asked is None or head is None:
            if lines:
                self.rfile = BytesIO(b"".join(lines))
            return bool(super().parse_request())  # type: ignore[misc]
        self.requestline = self.raw_requestline[:-2].decode("ascii")
        self.command, self.path = asked[1].decode("ascii"), asked[2].decode("ascii")
        self.request_version = "HTTP/1.1"
        self.headers = head
        self.close_connection = head.get("connection", "").lower() == "close"
        return True

    def _lines(self) -> list[bytes]:
        """The head as it came, its empty line included; too long a one raises in `readline`."""
        lines: list[bytes] = []
        while len(lines) <= MOST_LINES:
            lines.append(self.rfile.readline())
            if lines[-1] in _LAST:
                break
        return lines


def plain(lines: list[bytes]) -> Head | None:
    """The headers of a head that is plain in every line; None for any other."""
    if not lines or lines[-1] != b"\r\n":
        return None
    found = []
    for line in lines[:-1]:
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        found.append((match[1].decode("ascii"), match[2].decode("ascii")))
    head = Head(found)
    return None if head.get("expect") is not None else head
