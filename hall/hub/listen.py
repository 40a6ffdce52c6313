"""The listening socket and the addresses it can be reached at."""

from __future__ import annotations

import socket

BACKLOG = 1024
EVERYWHERE = ("0.0.0.0", "::", "")


class CannotListen(OSError):
    """The hall cannot be reached at this host and port; errno and strerror say why."""

    def __init__(self, error: OSError, host: str, port: int) -> None:
        super().__init__(error.errno, error.strerror)
        self.host, self.port = host, port


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 picks a free one. Raises CannotListen.

    TCP_NODELAY, which accepted connections inherit: without it Nagle and delayed acks hold small
    answers back for 40 ms.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.bind((host, port))
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise CannotListen(error, host, port) from error
    return sock


def url_of(sock: socket.socket) -> str:
    """How a browser on this machine reaches it."""
    host, port = sock.getsockname()[:2]
    return f"http://{_named('127.0.0.1' if host in EVERYWHERE else host)}:{port}"


def url_for_others(sock: socket.socket) -> str:
    """How another machine of the hall reaches it; the same as `url_of` when it cannot."""
    host, port = sock.getsockname()[:2]
    return f"http://{_named(_own_address())}:{port}" if host in EVERYWHERE else url_of(sock)


def _own_address() -> str:
    """This machine's address in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host
