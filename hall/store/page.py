"""One page of the book: what one act reads and writes, inside one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    CursorResult,
    Executable,
    Row,
    bindparam,
    select,
    update,
)

from hall.core.happenings import Happening
from hall.store import tables
from hall.store.hot import Hot, adding, putting


class Page:
    """An open page. `seq` is the number the next happening will get; `now` is the act's one
    time.
    """

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

    def first(self, hot: Hot, **values: Any) -> Any:
        """The first row of a hot statement, or None; `hall` and `b_hall` are filled in."""
        return hot.first(self.connection, self._with_hall(values))

    def all(self, hot: Hot, **values: Any) -> list[Any]:
        """Every row of a hot statement."""
        return hot.all(self.connection, self._with_hall(values))

    def do(self, hot: Hot, **values: Any) -> int:
        """Run a hot statement for its effect; answers how many rows it touched."""
        return hot.run(self.connection, self._with_hall(values))

    def _with_hall(self, values: dict[str, Any]) -> dict[str, Any]:
        return {"hall": self.hall, "b_hall": self.hall, **values}

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
        for fact in self._said:
            _JOURNAL.run(self.connection, fact)
        return self.seq - 1

    def bookmark(self, follower: str, seq: int) -> None:
        """Move a follower's bookmark together with what it did."""
        self.do(_BOOKMARK, follower=follower, seq=seq)


def _p(name: str) -> Any:
    return bindparam(f"b_{name}")


_JOURNAL = Hot(adding(tables.journal))
_BOOKMARK = Hot(putting(tables.bookmarks))
HALL_SEQ = Hot(select(tables.halls.c.seq).where(tables.halls.c.hall == _p("hall")))
HELD_SEQ = Hot(
    select(tables.halls.c.seq).where(tables.halls.c.hall == _p("hall")).with_for_update()
)
"""The same, holding the hall's row till commit; only PostgreSQL needs it said."""
MOVE_HALL = Hot(update(tables.halls).where(tables.halls.c.hall == _p("hall")).values(seq=_p("seq")))
