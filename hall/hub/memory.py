"""Memory: large blocks go back to the system when they are done with.

Checking a PIN borrows 19 MB for 20 ms (argon2 wants it so), and a slip's picture some more. glibc
raises its threshold with the first large block it frees and keeps the next ones on its heap for
good: measured on the very first start, 153 MB stayed instead of 132.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_MMAP_THRESHOLD = -3
LARGE = 1 << 20
"""Bytes from which a block is mapped by itself, and unmapped when freed."""


def give_back() -> None:
    """Hold the threshold at LARGE; nothing happens where the C library is another one."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE)
