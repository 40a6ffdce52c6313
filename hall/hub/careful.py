"""Socket.IO packets from strangers: what cannot be read becomes an event nobody knows."""

from __future__ import annotations

import logging
from typing import Any

from socketio.packet import EVENT, Packet

GARBAGE = "garbage"
"""The event that unreadable packets turn into."""


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
        if waits or self.packet_type > EVENT + 2:
            return (
                self._garbage()
            )  # binary packets and server's own kinds: no client of ours sends them
        return waits

    def _named(self) -> bool:
        return isinstance(self.data, list) and bool(self.data) and isinstance(self.data[0], str)

    def _garbage(self) -> bool:
        self.packet_type, self.data, self.namespace, self.id = EVENT, [GARBAGE], "/", None
        return False


def quiet() -> None:
    """Strangers' nonsense on the socket is counted, not logged line by line."""
    for name in ("engineio.server", "socketio.server"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
