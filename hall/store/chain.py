"""The chain through a hall's journal: the hash of each line covers that line and all before it.

What is hashed, so that anybody can recompute it with sha256 and JSON alone:

    hash = sha256(before + head + data), in 64 lower-case hexadecimal digits, over UTF-8, where
    before   is the hash of the line before, as those 64 digits; sixty-four zeros for the first
    head     is the JSON array [hall, seq, at, day, kind, ticket, counter, staff] without blanks,
             characters as they are, null where a column is empty, `at` in whole milliseconds
             since 1970 UTC: json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    data     is the text of the column `data`, character for character as it is stored

`before` has a fixed length and an array ends where it ends, so no two lines give the same text.
This can never change: every store there is would no longer verify.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final, NamedTuple

from pydantic_core import to_json


class End(NamedTuple):
    """Where a journal ends: the seq and the hash of its last line."""

    seq: int
    hash: str


START: Final = End(0, "0" * 64)
"""The end of a journal in which nothing stands yet."""


def link(before: str, head: Sequence[Any], data: str) -> str:
    """The hash of a line: `head` is its eight columns from hall to staff, `data` its JSON text.

    UnicodeEncodeError or ValueError for what no UTF-8 can hold; such a line was never ours.
    """
    # to_json writes what json.dumps would (a test holds it to that), in a quarter of the time.
    return sha256(before.encode() + to_json(head) + data.encode()).hexdigest()
