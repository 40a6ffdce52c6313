"""The only file that knows eventlet: green threads, and news from real ones.

Why this shape. The store has one real writer thread (a commit would stop every green thread), so
each act waits in a green thread for an answer made in a real one. eventlet's own primitives may
only be touched from the hub's thread, so whatever a real thread has to say goes through a deque
and one byte on a socket pair, drained by one green thread. One byte a batch, not one an answer: a
commit of 64 acts wakes the hub once.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hall.hub.flock import Flock
from hall.hub.latch import Answer, Latch

if TYPE_CHECKING:  # a real import would pull werkzeug in before patch() has run
    from hall.hub.threads import Serving, ThreadingRuntime

POOL = 6
"""Real threads for blocking work (PINs, pictures, voice); more would only fight for two cores."""

MAX_CONNECTIONS = 4000
"""eventlet.wsgi's own default (1024) hangs the 1025th websocket, and plain HTTP with it."""

IDLE_SECONDS = 75
BODY_SECONDS = 30
"""How long a quiet connection is kept, and how long a request may take to arrive."""


def patch() -> None:
    """Make the standard library green. Must run before anything else keeps a socket or a lock.

    Only eventlet's own notice of retirement is silenced; every other warning stays.
    """
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    # Its own resolver costs 20 MB; the hall dials a printer by name at most, in a real thread.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    import eventlet

    eventlet.monkey_patch()


def _original(name: str) -> Any:
    from eventlet import patcher

    return patcher.original(name)


class GreenEvent:
    """One green thread's wait; touched in the hub's thread only."""

    __slots__ = ("_greenlet", "_hub", "_rung", "_waiter")

    def __init__(self, hub: Any, greenlet: Any) -> None:
        self._hub = hub
        self._greenlet = greenlet
        self._waiter: Any = None
        self._rung = False

    def ring(self) -> None:
        """Wake the waiter, in its turn."""
        self._rung = True
        if self._waiter is not None:
            self._hub.schedule_call_global(0, self._wake)

    def await_ring(self, timeout: float | None) -> bool:
        """Wait; False when `timeout` seconds went by."""
        if self._rung:
            return True
        self._waiter = self._greenlet.getcurrent()
        late = None if timeout is None else self._hub.schedule_call_global(timeout, self._wake)
        try:
            self._hub.switch()
        finally:
            self._waiter = None
            if late is not None:
                late.cancel()
        return self._rung

    def _wake(self) -> None:
        if self._waiter is not None:  # else it woke of the other cause, or was killed meanwhile
            self._waiter.switch()


class EventletRuntime:
    """Green threads on one hub, real threads beside it."""

    mode = "eventlet"

    def __init__(self) -> None:
        import eventlet
        from eventlet import hubs, tpool
        from eventlet.support import greenlets

        self._eventlet, self._tpool, self._greenlets = eventlet, tpool, greenlets
        self._hub = hubs.get_hub()
        tpool.set_num_threads(POOL)
        self.threads = _original("threading")
        self._time = _original("time")
        self._home = self.threads.get_ident()
        self._posted: deque[Callable[[], Any]] = deque()
        self._poked = False
        near, self._far = _original("socket").socketpair()
        self._far.setblocking(False)
        self._near = eventlet.greenio.GreenSocket(near)
        eventlet.spawn(self._drain)

    def at_home(self) -> bool:
        """Whether the caller runs in the hub's own thread."""
        return bool(self.threads.get_ident() == self._home)

    def green_event(self) -> GreenEvent:
        """A wait for one green thread."""
        return GreenEvent(self._hub, self._greenlets)

    def post(self, fn: Callable[[], Any]) -> None:
        """Run `fn` (quick, never yielding) in the hub's thread; from any thread."""
        if self.at_home():
            fn()
            return
        self._posted.append(fn)
        if not self._poked:
            self._poked = True
            with suppress(BlockingIOError):  # the pipe is full of wake-ups already
                self._far.send(b".")

    def _drain(self) -> None:
        while self._near.recv(4096):
            self._poked = False  # before draining: whoever appends from now on pokes again
            while self._posted:
                try:
                    self._posted.popleft()()
                except Exception:  # one waiter's trouble must not hold up everyone's answers
                    sys.excepthook(*sys.exc_info())

    def spawn(self, work: Callable[..., Any], *args: Any) -> Any:
        """Start a green thread."""
        return self._eventlet.spawn(work, *args)

    def sleep(self, seconds: float) -> None:
        """Rest, letting others run."""
        (self._eventlet.sleep if self.at_home() else self._time.sleep)(seconds)

    def offload(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run blocking work in a real thread of a small pool and wait for what comes of it."""
        if not self.at_home():
            return work(*args, **kwargs)
        return self._tpool.execute(work, *args, **kwargs)

    def soon(self, fn: Callable[[], Any]) -> None:
        """Run `fn` (quick, never yielding) after one turn of the hub's loop; from its thread."""
        self._hub.schedule_call_global(0, fn)

    def flock(self, pass_on: Callable[[list[Any]], None]) -> Flock:
        """Gathers what comes together and passes it on in lists."""
        return Flock(self, pass_on)

    def event(self) -> Latch:
        """A flag that any thread may set."""
        return Latch(self)

    def future(self) -> Answer:
        """An answer that any thread may bring."""
        return Answer(self)

    def semaphore(self, places: int) -> Any:
        """A gate that lets `places` green callers in at once."""
        from eventlet.semaphore import Semaphore

        return Semaphore(places)

    def real_thread(self, work: Callable[[], None]) -> Any:
        """Start a real daemon thread; in it use only what eventlet has not patched."""
        thread = self.threads.Thread(target=work, daemon=True)
        thread.start()
        return thread

    def real_queue(self) -> Any:
        """A queue for real threads."""
        return _original("queue").SimpleQueue()

    def serve(self, sock: socket.socket, app: Any) -> Serving:
        """Answer on a listening socket until `stop()`; returns at once."""
        from eventlet import wsgi

        from hall.hub.exchange import PlainExchange
        from hall.hub.protocol import PlainHeads
        from hall.hub.threads import Serving

        protocol = type("Protocol", (PlainExchange, PlainHeads, wsgi.HttpProtocol), {})
        listener = self._eventlet.greenio.GreenSocket(sock)
        green = self._eventlet.spawn(
            wsgi.server, listener, app, max_size=MAX_CONNECTIONS, log_output=False,
            debug=False, keepalive=IDLE_SECONDS, socket_timeout=BODY_SECONDS, protocol=protocol,
            capitalize_response_headers=False,  # ours are; doing it again costs 3 % of a call
        )  # fmt: skip

        def stop() -> None:
            green.kill()  # accepts no more; open websockets end with the process
            listener.close()

        return Serving(stop)


def stop_signs(signs: Iterable[signal.Signals]) -> Callable[[], bool]:
    """Whether one of the signals has come. Polled: a handler may do no more than remember."""
    seen: list[int] = []
    for sign in signs:
        signal.signal(sign, lambda number, frame: seen.append(number))
    return lambda: bool(seen)


def open_runtime(mode: str) -> EventletRuntime | ThreadingRuntime:
    """The runtime named by settings.server.async_mode."""
    if mode == "eventlet":
        return EventletRuntime()
    from hall.hub.threads import ThreadingRuntime

    return ThreadingRuntime()
