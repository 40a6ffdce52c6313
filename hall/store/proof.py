"""Proves journals whole: without gaps from 1, every hash right, the end where the hall's row says.

Only looks, in short bites, so that a hall may go on beside it and a long journal needs no memory.
What a chain cannot show by itself stands in docs/why.md: hence the hashes noted elsewhere.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, Integer, Text, bindparam, cast, func, make_url, select

from hall.store import case_proof, dialect, migrate
from hall.store.case_proof import Wrong
from hall.store.chain import START, End, link
from hall.store.hot import Hot
from hall.store.tables import halls, journal

BATCH: Final = 2000
"""Lines looked at together."""


Noted = Mapping[int, Sequence[str]]
"""The first digits of hashes noted earlier, by seq."""


class Fault(NamedTuple):
    """What is wrong with the first line that is not right.

    changed      line `seq` does not fit its hash
    missing      line `seq` is not there; `at` and `kind` are those of the next one there is
    put_in       line `seq` has no place in the count
    beyond       line `seq` stands behind `end`, where the hall's row says that the journal ends
    cut          lines `seq` to `end` are missing at the end; `at`, `kind` of the last there is
    end          the last line `seq` has another hash than the hall's row
    noted        line `seq` has another hash than the one noted earlier
    noted_gone   there is no line `seq`, whose hash was noted
    """

    code: str
    seq: int | str
    at: datetime | None = None
    kind: str = ""
    end: int = 0


class Proof(NamedTuple):
    """What was found: how far the journal is whole, and the times of the first and last such line.

    `fault` is None when that is all of it; `wrong` is the first inquiry that is not what the whole
    part of the journal says.
    """

    hall: str
    end: End
    first: datetime | None
    last: datetime | None
    fault: Fault | None
    wrong: Wrong | None


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The store at `url`, to look only: none is made, and none brought up to date.

    Raises FileNotFoundError where there is no SQLite store, DBAPIError where none can be read.
    """
    path = make_url(url).database or ""
    if dialect.is_sqlite(url) and not Path(path).exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    engine = dialect.engine_for(url, writer=False, places=1)
    try:
        yield engine
    finally:
        engine.dispose()


def is_today(engine: Engine) -> bool:
    """Has the store the tables of this version? An older one has no chain, or not on all lines."""
    with _looking(engine) as connection:
        return migrate.is_newest(connection)


def is_guarded(engine: Engine) -> bool:
    """Does the database itself still keep journal and timelines from being changed?"""
    with _looking(engine) as connection:
        return dialect.is_guarded(connection)


def halls_of(engine: Engine) -> set[str]:
    """Every hall that has a row or a line."""
    following = select(func.min(journal.c.hall)).where(journal.c.hall > bindparam("b_hall"))
    with _looking(engine) as connection:
        found = set(connection.execute(select(halls.c.hall)).scalars())
        hall: str | None = ""
        while hall is not None:  # from one to the next: quick on any number of lines
            found |= {hall} - {""}
            hall = connection.execute(following, {"b_hall": hall}).scalar()
            if hall is not None and _legible(hall) != hall:
                hall = None  # nobody's; the line is missing where it was
    return found


def prove(engine: Engine, hall: str, noted: Noted | None = None) -> Proof:
    """Look at every line of the hall, up to the first that is not right, and at its inquiries."""
    walk = _Walk(hall, dict(noted or {}))
    cases = case_proof.Timelines(hall)
    wrong: Wrong | None = None
    going = True
    while going:
        with _looking(engine) as connection:
            end = _end(connection, hall)
            asked = {"b_hall": hall, "b_seq": walk.looked, "b_limit": BATCH}
            lines = _LINES.bare(connection, asked)
            right = list(takewhile(lambda line: walk.step(line, end), lines))  # noqa: B023
            going = len(right) == BATCH
            if wrong is None:
                wrong = cases.step(connection, right)
            if wrong is None and walk.fault is None and not going:
                wrong = cases.ending(connection)
    if walk.fault is None:
        walk.fault = walk.ending(end)
    if walk.fault is None and wrong is None:
        wrong = _rows(engine, hall)
    if wrong is not None:
        number, kind = _legible(wrong.number), _legible(wrong.kind)
        wrong = wrong._replace(number=number, at=_moment(wrong.at), kind=kind)
    return Proof(hall, walk.end, walk.first, walk.last, walk.fault, wrong)


def _rows(engine: Engine, hall: str) -> Wrong | None:
    """The first inquiry that is not what its timeline makes of it."""
    wrong: Wrong | None = None
    after: int | None = -(2**31)
    while wrong is None and after is not None:
        with _looking(engine) as connection:
            wrong, after = case_proof.rows(connection, hall, after)
    return wrong


_LINES = Hot(
    select(
        *(journal.c[name] for name in ("seq", "at", "day", "kind", "ticket", "counter", "staff")),
        cast(journal.c.data, Text),
        journal.c.hash,
    )
    .where(journal.c.hall == bindparam("b_hall"), journal.c.seq > bindparam("b_seq"))
    .order_by(journal.c.seq)
    .limit(bindparam("b_limit", type_=Integer))
)


@dataclass
class _Walk:
    """From line to line; `end` is the last that was right, `looked` the seq looked at."""

    hall: str
    noted: dict[int, Sequence[str]]
    end: End = START
    first: datetime | None = None
    last: datetime | None = None
    kind: str = ""
    looked: Any = -(2**62)  # a line may have been put in before the first
    fault: Fault | None = field(default=None)

    def step(self, line: tuple[Any, ...], end: End) -> bool:
        """Is this line right, in a journal that ends there?"""
        *head, data, hash_ = line
        seq, at, kind = head[0], _moment(head[1]), _legible(head[3])
        code = self._wrong(seq, [self.hall, *head], data, hash_, end)
        if code:
            named = self.end.seq + 1 if code == "missing" else seq
            self.fault = Fault(code, _number(named), at, kind, end.seq)
            return False
        self.end, self.looked = End(seq, hash_), seq
        self.first, self.last, self.kind = self.first or at, at, kind
        return True

    def _wrong(self, seq: Any, head: list[Any], data: str, hash_: str, end: End) -> str:
        following = self.end.seq + 1
        if not isinstance(seq, int) or seq < following:
            return "put_in"
        if seq > following:
            return "missing"
        if seq > end.seq:
            return "beyond"
        try:
            made = link(self.end.hash, head, data)
        except ValueError:  # broken characters
            return "changed"
        if made != hash_:
            return "changed"
        return "" if all(map(made.startswith, self.noted.pop(seq, ()))) else "noted"

    def ending(self, end: End) -> Fault | None:
        """What is wrong when no line is left."""
        if end.seq > self.end.seq:
            return Fault("cut", self.end.seq + 1, self.last, self.kind, end.seq)
        if end.hash != self.end.hash:
            return Fault("end", self.end.seq, self.last, self.kind)
        return Fault("noted_gone", min(self.noted)) if self.noted else None


@contextmanager
def _looking(engine: Engine) -> Iterator[Connection]:
    """A moment's look."""
    with engine.connect() as connection:
        snapped = dialect.snapshot(connection)
        with snapped.begin():
            dialect.texts_as_stored(snapped)
            yield snapped


def _end(connection: Connection, hall: str) -> End:
    row = connection.execute(select(halls.c.seq, halls.c.hash).where(halls.c.hall == hall)).first()
    return End._make(row) if row else START


def _legible(found: object) -> str:
    """What may be shown, whatever somebody has put there."""
    return str(found).encode("utf-8", "replace").decode()


def _number(seq: object) -> int | str:
    return seq if isinstance(seq, int) else _legible(seq)


def _moment(at: object) -> datetime | None:
    """The time of a line, if that is one still."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC)  # type: ignore[operator]
    except (TypeError, ValueError, OverflowError, OSError):
        return None
