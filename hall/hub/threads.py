"""The plain runtime: operating-system threads for everything; the suite passes on it too."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from hall.hub.turnstile import Turnstile


class Serving:
    """A server that is answering; `stop()` ends it."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self.stop = stop


class PlainFuture:
    """An answer that another thread will bring."""

    __slots__ = ("_error", "_there", "_value")

    def __init__(self) -> None:
        self._there = threading.Event()
        self._value: Any = None
        self._error: BaseException | None = None

    def set_result(self, value: Any) -> None:
        """Bring the answer."""
        self._value = value
        self._there.set()

    def set_exception(self, error: BaseException) -> None:
        """Bring bad news."""
        self._error = error
        self._there.set()

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the answer; raises what was set, or TimeoutError."""
        if not self._there.wait(timeout):
            raise TimeoutError("no answer in time")
        if self._error is not None:
            raise self._error
        return self._value


class Straight:
    """A flock of one."""

    def __init__(self, pass_on: Callable[[list[Any]], None]) -> None:
        self._pass_on = pass_on

    def add(self, one: Any) -> None:
        """Pass it on."""
        self._pass_on([one])

    def back(self) -> None:
        """Nobody waits for it."""

    def go(self) -> None:
        """Nobody is here."""


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 75  # an idle connection gives its thread back

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the hall keeps a journal, not an access log."""


class ThreadingRuntime:
    """Each caller has a thread of its own, so waiting is plain waiting."""

    mode = "threading"

    def spawn(self, work: Callable[..., Any], *args: Any) -> threading.Thread:
        """Start a thread that does not keep the process alive."""
        thread = threading.Thread(target=work, args=args, daemon=True)
        thread.start()
        return thread

    def sleep(self, seconds: float) -> None:
        """Rest."""
        time.sleep(seconds)

    def offload(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run it here: the caller's thread stops nobody else."""
        return work(*args, **kwargs)

    def flock(self, pass_on: Callable[[list[Any]], None]) -> Straight:
        """Passes on each at once: no loop runs here that could tell when all have come."""
        return Straight(pass_on)

    def event(self) -> threading.Event:
        """A flag that any thread may set."""
        return threading.Event()

    def future(self) -> PlainFuture:
        """An answer that any thread may bring."""
        return PlainFuture()

    def semaphore(self, places: int) -> Turnstile:
        """A gate that lets `places` callers in at once, in the order they came."""
        return Turnstile(places)

    def real_thread(self, work: Callable[[], None]) -> threading.Thread:
        """Start a thread."""
        return self.spawn(work)

    def real_queue(self) -> queue.SimpleQueue[Any]:
        """A queue between threads."""
        return queue.SimpleQueue()

    def serve(self, sock: socket.socket, app: Any) -> Serving:
        """Answer on a listening socket until `stop()`; returns at once."""
        host, port = sock.getsockname()[:2]
        server = make_server(
            host, port, app, threaded=True, fd=sock.fileno(), request_handler=_Handler
        )
        self.spawn(server.serve_forever, 0.1)
        return Serving(server.shutdown)
