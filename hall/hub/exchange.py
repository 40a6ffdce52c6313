"""What becomes of a plain head: the environ it makes, and an answer that goes out in one piece.

The server's own way asks again for every call what one connection says once, and sends an answer
header by header: a quarter of a whole call. What is not a plain POST without chunks goes its way.
"""

from __future__ import annotations

import traceback
from functools import lru_cache
from time import time
from typing import Any
from urllib.parse import unquote
from wsgiref.handlers import format_date_time

from hall.hub.protocol import Head

MOST = 512
"""Header names remembered; ours send a dozen."""

_BARE = ("CONTENT_TYPE", "CONTENT_LENGTH")


@lru_cache(MOST)
def key_of(name: str) -> str | None:
    """Where a header stands in the environ: None for the two that stand there by name, and for a
    name with "_", which could pass for another's.
    """
    key = name.replace("-", "_").upper()
    return None if "_" in name or key in _BARE else f"HTTP_{key}"


@lru_cache(2)
def date(second: int) -> str:
    """The Date header's value."""
    return format_date_time(second)


_ALIKE = (
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SCRIPT_NAME", "GATEWAY_INTERFACE"),
    *("REMOTE_ADDR", "REMOTE_PORT", "HTTPS", "eventlet.set_idle"),
    *("wsgi.errors", "wsgi.version", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once"),
    "wsgi.url_scheme",
)


class PlainExchange:
    """To be mixed in before a server's own handler, after PlainHeads."""

    _place: dict[str, Any] | None = None
    """What the environ of every call of this connection says alike."""
    _input: type[Any]
    """What the server reads a body with."""

    def get_environ(self: Any) -> dict[str, Any]:
        """As the server makes it (tests/hub/test_exchange.py compares them)."""
        head = self.headers
        if self._place is None or type(head) is not Head or head.get("transfer-encoding"):
            environ: dict[str, Any] = super().get_environ()  # type: ignore[misc]
            self._place = {name: environ[name] for name in _ALIKE if name in environ}
            self._input = type(environ["eventlet.input"])
            return environ
        path, asked, query = self.path.partition("?")
        length, kind = head.get("content-length"), head.get("content-type")
        body = self._input(self.rfile, length or "0", self.connection)
        environ = {
            **self._place,
            "REQUEST_METHOD": self.command,
            "RAW_PATH_INFO": path,
            "PATH_INFO": unquote(path, "latin-1") if "%" in path else path,
            "CONTENT_TYPE": head.get_content_type() if kind is None else kind,
            "wsgi.input": body,
            "eventlet.input": body,
            "eventlet.posthooks": [],
        }
        if asked:
            environ["QUERY_STRING"] = query
        if length:
            environ["CONTENT_LENGTH"] = length
        raw = [(name, value.strip(" \t")) for name, value in head.raw_items()]
        environ["headers_raw"] = tuple(raw)
        for name, value in raw:
            key = key_of(name)
            if key is not None:
                environ[key] = f"{environ[key]},{value}" if key in environ else value
        return environ

    def handle_one_response(self: Any) -> None:
        """Answer a plain POST whole; a broken connection raises OSError, as the server expects."""
        environ = self.environ
        body = environ["eventlet.input"]
        if self.command != "POST" or type(self.headers) is not Head or body.chunked_input:
            super().handle_one_response()  # type: ignore[misc]
            return
        status, headers, data = self._answer(environ)
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        names = {name.lower() for name, _ in headers}
        if "date" not in names:
            lines.append(f"Date: {date(int(time()))}")
        if "content-length" not in names and status[:3] not in ("204", "304"):
            lines.append(f"Content-Length: {len(data)}")
        if self.close_connection:
            lines.append("Connection: close")
        elif self.headers.get("connection", "").lower() == "keep-alive":
            lines += ["Connection: keep-alive", f"Keep-Alive: timeout={self.server.keepalive}"]
        lines.append("\r\n")
        self.wfile.write("\r\n".join(lines).encode("latin-1") + data)
        self.wfile.flush()
        if body.position < body.content_length and not self.close_connection:
            body.discard()

    def _answer(self: Any, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        said: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], trouble: Any = None) -> Any:
            said[:] = (status, headers)

        try:
            found = self.server.app(environ, start_response)
            try:
                data = b"".join(found)
            finally:
                if hasattr(found, "close"):
                    found.close()
            status, headers = said
        except Exception:  # of an application that answers everything this is a fault, not a case
            self.close_connection = True
            self.server.log.info(traceback.format_exc())
            return "500 Internal Server Error", [("Content-Type", "text/plain")], b""
        return status, headers, data
