"""A flag and an answer that cross threads: brought by a real one, awaited by a green one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hall.hub.runtime import EventletRuntime


class Latch:
    """A flag that opens for all who wait; opened from any thread, awaited in any thread."""

    __slots__ = ("_open", "_runtime", "_waiting")

    def __init__(self, runtime: EventletRuntime) -> None:
        self._runtime = runtime
        self._open = False
        self._waiting: deque[Callable[[], Any]] = deque()

    def set(self) -> None:
        """Open it. The flag first, then the waiters: `wait` looks in the other order."""
        self._open = True
        while True:
            try:
                wake = self._waiting.popleft()
            except IndexError:
                return
            wake()

    def clear(self) -> None:
        """Close it again."""
        self._open = False

    def is_set(self) -> bool:
        """Whether it is open now."""
        return self._open

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is open; False when `timeout` seconds went by."""
        if self._open:
            return True
        if self._runtime.at_home():
            return self._wait_green(timeout)
        return self._wait_real(timeout)

    def _wait_green(self, timeout: float | None) -> bool:
        event = self._runtime.green_event()
        wake = self._enter(lambda: self._runtime.post(event.ring))
        if self._open:  # opened between the look and the append: perhaps nobody rings for us
            return True
        rung: bool = event.await_ring(timeout)
        if not rung:
            self._leave(wake)
        return rung or self._open

    def _wait_real(self, timeout: float | None) -> bool:
        event = self._runtime.threads.Event()
        wake = self._enter(event.set)
        if self._open:
            return True
        rung: bool = event.wait(timeout)
        if not rung:
            self._leave(wake)
        return rung or self._open

    def _enter(self, wake: Callable[[], Any]) -> Callable[[], Any]:
        self._waiting.append(wake)
        return wake

    def _leave(self, wake: Callable[[], Any]) -> None:
        with suppress(ValueError):
            self._waiting.remove(wake)


class Answer(Latch):
    """A future: an answer, or an error, that another thread brings."""

    __slots__ = ("_error", "_value")

    def __init__(self, runtime: EventletRuntime) -> None:
        super().__init__(runtime)
        self._value: Any = None
        self._error: BaseException | None = None

    def set_result(self, value: Any) -> None:
        """Bring the answer."""
        self._value = value
        self.set()

    def set_exception(self, error: BaseException) -> None:
        """Bring bad news."""
        self._error = error
        self.set()

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the answer; raises what was set, or TimeoutError."""
        if not self.wait(timeout):
            raise TimeoutError("no answer in time")
        if self._error is not None:
            raise self._error
        return self._value
