"""One page of the book: what one act reads and writes, inside one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Connection,
    CursorResult,
    Executable,
    Row,
    Text,
    bindparam,
    insert,
    select,
    update,
)

from hall.core.happenings import Happening
from hall.store import dialect, tables
from hall.store.chain import End, link
from hall.store.hot import Hot, putting
from hall.store.moment import millis


class Page:
    """An open page, behind the `end` of the journal. `seq` is the number the next happening will
    get; `now` is the act's one time.
    """

    def __init__(
        self, connection: Connection, hall: str, now: datetime, day: str, end: End
    ) -> None:
        self.connection = connection
        self.hall = hall
        self.now = now
        self.day = day
        self.seq = end.seq + 1
        self._end = end
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
                "at": millis(self.now),
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

    def close(self) -> End:
        """Write the facts down, last of all, each chained to the one before; answers the end of
        the hall's journal from now on.
        """
        seq, before = self._end
        for fact in self._said:
            *head, said = fact.values()  # in the order of the chain, as `say` wrote them
            data = dialect.dumped(said)
            seq, before = fact["seq"], link(before, head, data)
            _JOURNAL.run(self.connection, {**fact, "data": data, "hash": before})
        return End(seq, before)

    def bookmark(self, follower: str, seq: int) -> None:
        """Move a follower's bookmark together with what it did."""
        self.do(_BOOKMARK, follower=follower, seq=seq)


def _p(name: str) -> Any:
    return bindparam(f"b_{name}")


_READY: Final[dict[str, Any]] = {"at": BigInteger(), "data": Text()}
"""What `close` hands over as it is kept, for the text that is hashed is the text that is stored."""
_JOURNAL = Hot(
    insert(tables.journal).values(
        {c.name: bindparam(c.name, type_=_READY.get(c.name)) for c in tables.journal.c}
    )
)
_BOOKMARK = Hot(putting(tables.bookmarks))
_END = select(tables.halls.c.seq, tables.halls.c.hash).where(tables.halls.c.hall == _p("hall"))
_HALL_END = Hot(_END)
_HELD_END = Hot(_END.with_for_update())
_MOVE_HALL = Hot(
    update(tables.halls)
    .where(tables.halls.c.hall == _p("hall"))
    .values(seq=_p("seq"), hash=_p("hash"))
)


def end_of(connection: Connection, hall: str, *, held: bool = False) -> End:
    """Where the hall's journal ends; `held` keeps its row till commit (PostgreSQL needs it)."""
    return End._make((_HELD_END if held else _HALL_END).first(connection, {"b_hall": hall}))


def move_end(connection: Connection, hall: str, end: End) -> None:
    """The hall's journal ends here from now on."""
    _MOVE_HALL.run(connection, {"b_hall": hall, "b_seq": end.seq, "b_hash": end.hash})
