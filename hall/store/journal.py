"""What happened, in order, and the followers who read it with a bookmark of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, bindparam, literal, select

from hall.store.book import Book
from hall.store.hot import Hot
from hall.store.tables import bookmarks, halls, journal


class Entry(NamedTuple):
    """One line of the journal: `kind` and `data` are a happening of core/happenings.py."""

    seq: int
    at: datetime
    kind: str
    ticket: int | None
    counter: str | None
    staff: str | None
    data: dict[str, Any]


_COLUMNS = (
    journal.c.seq,
    journal.c.at,
    journal.c.kind,
    journal.c.ticket,
    journal.c.counter,
    journal.c.staff,
    journal.c.data,
)


@lru_cache
def _after(kinds: tuple[str, ...]) -> Hot:
    asked = (
        select(*_COLUMNS)
        .where(journal.c.hall == bindparam("b_hall"), journal.c.seq > bindparam("b_seq"))
        .order_by(journal.c.seq)
        .limit(bindparam("b_limit", type_=Integer))
    )
    return Hot(asked.where(journal.c.kind.in_(literal(kind) for kind in kinds)) if kinds else asked)


_LAST = Hot(select(halls.c.seq).where(halls.c.hall == bindparam("b_hall")))
_AT = Hot(
    select(journal.c.at).where(
        journal.c.hall == bindparam("b_hall"), journal.c.seq == bindparam("b_seq")
    )
)


LIMIT = 500


def after(
    connection: Connection, hall: str, seq: int, limit: int = LIMIT, kinds: tuple[str, ...] = ()
) -> list[Entry]:
    """The entries after `seq`, oldest first; only those of `kinds`, if any are named."""
    found = _after(kinds).all(connection, {"b_hall": hall, "b_seq": seq, "b_limit": limit})
    return [Entry._make(row) for row in found]


def last(connection: Connection, hall: str) -> int:
    """The seq of the last entry; 0 in an empty journal."""
    found = _LAST.first(connection, {"b_hall": hall})
    return found.seq if found else 0


def before(connection: Connection, hall: str, moment: datetime) -> int:
    """The last seq from before `moment`, 0 if there is none.

    By halving, since seq has no gaps: twenty looks into a journal of a million lines, where no
    index on the time would serve a question that wants the newest few.
    """
    low, high = 0, last(connection, hall)
    while low < high:
        middle = (low + high + 1) // 2
        line = _AT.first(connection, {"b_hall": hall, "b_seq": middle})
        if line is None or line.at < moment:
            low = middle
        else:
            high = middle - 1
    return low


def bookmark(connection: Connection, hall: str, follower: str) -> int | None:
    """Where a follower left off, or None when it has never kept a bookmark."""
    return connection.execute(
        select(bookmarks.c.seq).where(bookmarks.c.hall == hall, bookmarks.c.follower == follower)
    ).scalar()


REST = 0.05
"""A lone call is read at once; in a rush a follower costs the same at 50 and at 5,000 acts a
second.
"""


class Follower:
    """Reads the journal entry after entry and hands each batch to `read_on`.

    It starts after `start` (a seq). It looks when the bell rings and once a second in any case;
    after a look it rests REST seconds, so that a rush of acts is read in bunches. What `read_on`
    raises goes to `complain`, and the same batch is tried again after a second: a follower never
    skips and never dies. With `kinds` it is shown only lines of those kinds.
    """

    def __init__(
        self,
        book: Book,
        start: int,
        read_on: Callable[[list[Entry]], None],
        complain: Callable[[BaseException], None],
        *,
        poll: float = 1.0,
        kinds: tuple[str, ...] = (),
    ) -> None:
        self.seq = start
        self._book = book
        self._read_on = read_on
        self._complain = complain
        self._poll = poll
        self._kinds = kinds
        self._event = book.runtime.event()
        self._stopped = False
        book.bell.hang(self._event)

    def run(self) -> None:
        """Follow until stopped; give it a thread of its own."""
        while not self._stopped:
            self._event.clear()
            try:
                if self.step():
                    self._book.runtime.sleep(REST)
                    continue
            except Exception as error:
                self._complain(error)
                self._book.runtime.sleep(self._poll)
                continue
            self._event.wait(self._poll)

    def step(self) -> bool:
        """Read what is new, once; True when there was something."""
        hall = self._book.hall
        with self._book.read() as connection:
            newest = last(connection, hall)
            entries = after(connection, hall, self.seq, LIMIT, self._kinds)
        if len(entries) == LIMIT:  # there may be more
            newest = entries[-1].seq
        if entries:
            self._read_on(entries)
        moved = newest > self.seq
        self.seq = max(newest, self.seq)
        return moved

    def stop(self) -> None:
        self._stopped = True
        self._book.bell.take_down(self._event)
        self._event.set()
