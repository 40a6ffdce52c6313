"""What strangers say on the socket: what cannot be read becomes an event nobody knows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from socketio.packet import EVENT, Packet

GARBAGE = "garbage"
"""The event that unreadable packets turn into."""

RESERVED = ("connect", "disconnect", "connect_error", "*", GARBAGE)
"""Names the server calls its own handlers by; no client may call them."""

FRAMES = "0123456"
"""The first letters of Engine.IO's frames; all of ours are text."""


class CarefulPacket(Packet):  # type: ignore[misc]
    """Never raises while reading: that would be a traceback in the log each time."""

    def decode(self, encoded_packet: str) -> Any:
        """Read a packet; one that is no packet, or an event without a name, is garbage."""
        try:
            waits = super().decode(encoded_packet)
        except Exception:
            return self._garbage()
        if self.packet_type == EVENT and not self._named():
            return self._garbage()
        if waits or self.packet_type > EVENT + 1:  # no client of ours sends binary, or errors
            return self._garbage()
        return waits

    def _named(self) -> bool:
        data = self.data
        if not isinstance(data, list) or not data or not isinstance(data[0], str):
            return False
        return data[0] not in RESERVED

    def _garbage(self) -> bool:
        self.packet_type, self.data, self.namespace, self.id = EVENT, [GARBAGE], "/", None
        return False


class CarefulWire:
    """A websocket that hangs up on what is no Engine.IO frame, instead of raising."""

    def __init__(self, wire: Any) -> None:
        self._wire = wire

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wire, name)

    def wait(self) -> str | None:
        """The next frame; None when there will be no more."""
        said = self._wire.wait()
        return said if isinstance(said, str) and said[:1] and said[0] in FRAMES else None


def watch(engine: Any) -> None:
    """Put the careful wire under an Engine.IO server, whatever its websockets are made of.

    No screen's news is packed: a browser offers it, and each connection would then hold 300 KB of
    zlib (longer than it lives) and each scene be packed again for every screen.
    """
    plain = engine._async["websocket"]

    def careful(handle: Callable[[Any], Any], server: Any) -> Any:
        made = plain(lambda wire: handle(CarefulWire(wire)), server)

        def unpacked(environ: dict[str, Any], start: Any) -> Any:
            environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
            return made(environ, start)

        return unpacked

    engine._async = engine._async | {"websocket": careful}


def quiet() -> None:
    """Strangers' nonsense on the socket is counted, not logged line by line."""
    for name in ("engineio.server", "socketio.server"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
