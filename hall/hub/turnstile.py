"""A gate for threads: so many at once, and whoever came first goes in first."""

from __future__ import annotations

from collections import deque
from threading import Lock


class Turnstile:
    """`with turnstile:` waits for a place.

    threading.Semaphore lets a newcomer overtake those it has just woken; under a rush a clerk's
    press may starve. Here whoever leaves hands the place to the one who has waited longest.
    """

    def __init__(self, places: int) -> None:
        self._lock = Lock()
        self._free = places
        self._line: deque[Lock] = deque()

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            turn = Lock()
            turn.acquire()
            self._line.append(turn)
        turn.acquire()  # until the one who leaves opens it

    def __exit__(self, *_: object) -> None:
        with self._lock:
            if self._line:
                self._line.popleft().release()
            else:
                self._free += 1
