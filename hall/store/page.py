"""One page of the book: what one act reads and writes, inside one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    CursorResult,
    Executable,
    Row,
    bindparam,
    insert,
    select,
    update,
)

from hall.core.happenings import Happening
from hall.store import tables


class Page:
    """An open page. `seq` is the number the next happening will get; `now` is the act's one time."""

    def __init__(
        self, connection: Connection, hall: str, now: datetime, day: str, seq: int
    ) -> None:
        self.connection = connection
        self.hall = hall
        self.now = now
        self.day = day
        self.seq = seq + 1
        self._said: list[dict[str, Any]] = []

    def run(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        return self.connection.execute(statement, values)

    def one(self, statement: Executable, values: Any = None) -> Row[Any] | None:
        """The first row, or None."""
        return self.connection.execute(statement, values).first()

    def say(self, happening: Happening) -> int:
        """Put a fact into the journal; answers its seq. It is written when the page closes."""
        data = happening.data()
        seq = self.seq
        self._said.append(
            {
                "hall": self.hall,
                "seq": seq,
                "at": self.now,
                "day": self.day,
                "kind": happening.kind,
                "ticket": data.get("ticket"),
                "counter": data.get("counter"),
                "staff": data.get("clerk") or data.get("staff"),
                "data": data,
            }
        )
        self.seq += 1
        return seq

    def close(self) -> int:
        """Write the facts down, last of all; answers the hall's seq from now on."""
        if self._said:
            self.connection.execute(_JOURNAL, self._said)
        return self.seq - 1

    def bookmark(self, follower: str, seq: int) -> None:
        """Move a follower's bookmark together with what it did."""
        moved = self.run(_MOVE_BOOKMARK, {"b_hall": self.hall, "b_name": follower, "b_seq": seq})
        if not moved.rowcount:
            self.run(_SET_BOOKMARK, {"hall": self.hall, "follower": follower, "seq": seq})


def bind(**values: Any) -> Mapping[str, Any]:
    """Parameters under names that cannot clash with column names in an UPDATE."""
    return {f"b_{name}": value for name, value in values.items()}


def _p(name: str) -> Any:
    return bindparam(f"b_{name}")


_JOURNAL = insert(tables.journal)
_SET_BOOKMARK = insert(tables.bookmarks)
_MOVE_BOOKMARK = (
    update(tables.bookmarks)
    .where(tables.bookmarks.c.hall == _p("hall"), tables.bookmarks.c.follower == _p("name"))
    .values(seq=_p("seq"))
)
HALL_SEQ = select(tables.halls.c.seq).where(tables.halls.c.hall == _p("hall"))
MOVE_HALL = update(tables.halls).where(tables.halls.c.hall == _p("hall")).values(seq=_p("seq"))
