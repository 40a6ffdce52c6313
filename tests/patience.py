"""Waiting in tests: never a fixed sleep, always a question asked again until a deadline."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(question: Callable[[], T], within: float = 10.0, what: str = "") -> T:
    """The first truthy answer of `question`; AssertionError when `within` seconds are over."""
    deadline = time.monotonic() + within
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within} s: {what or question}; last {answer!r}")
        time.sleep(0.01)
