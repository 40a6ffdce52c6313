"""The book: an act opens a page, there is one commit, and then the bell rings."""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoPlace

from hall.core.refusals import Refusal
from hall.store import dialect
from hall.store.handoff import Event, Runtime
from hall.store.page import Page, end_of, move_end
from hall.store.writer import Writer

T = TypeVar("T")
Act = Callable[[Page], T]

PLACES = 12
"""Connections to PostgreSQL a hub uses at once: half for acts, one to listen, the rest to look."""


class Bell:
    """Rung after each commit; followers hang their own event on it."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def hang(self, event: Event) -> None:
        self._events.append(event)

    def take_down(self, event: Event) -> None:
        """Whoever is stopped twice, by the house and by itself, is taken down once."""
        with suppress(ValueError):
            self._events.remove(event)

    def ring(self) -> None:
        for event in list(self._events):
            event.set()


class _Pen(Protocol):
    def write(self, act: Act[T], now: datetime, day: str) -> T: ...
    def close(self) -> None: ...
    def depth(self) -> int: ...


class Book:
    """Everything this hall remembers. `write` for acts, `read` for looking; `bell` tells of
    news.
    """

    def __init__(self, url: str, hall: str, runtime: Runtime) -> None:
        self.url = url
        self.hall = hall
        self.runtime = runtime
        self.bell = Bell()
        self.engine = dialect.engine_for(url, writer=False, places=PLACES)
        self._pen: _Pen
        if dialect.is_sqlite(url):
            self._pen = Writer(url, hall, runtime, self.bell.ring)
        else:
            self._pen = _Shared(self.engine, hall, runtime, self.bell.ring)

    def write(self, act: Act[T], now: datetime, day: str) -> T:
        """Do the act on a page of its own and answer after the commit.

        `now` is aware, `day` the business day (YYYY-MM-DD). A Refusal, or any other error of the
        act, leaves nothing behind. Refuses store_busy and store_full where the store cannot write.
        """
        return self._pen.write(act, now, day)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection on which everything comes from one moment."""
        try:
            with self.engine.connect() as connection:
                snapped = dialect.snapshot(connection)
                with snapped.begin():
                    yield snapped
        except NoPlace as error:
            raise Refusal("store_busy") from error
        except DBAPIError as error:
            if not dialect.is_trouble(error):
                raise
            raise Refusal(dialect.trouble(error)) from error

    def depth(self) -> int:
        """How many acts wait to be written."""
        return self._pen.depth()

    def settle(self) -> bool:
        """Leave no byte of what was emptied in the store's log; False: try again."""
        done: bool = self.runtime.offload(dialect.settle, self.url)
        return done

    def close(self) -> None:
        self._pen.close()
        self.engine.dispose()


class _Shared:
    """The pen for PostgreSQL: the act runs where it was called, in a connection of the pool.

    The hall's row is held from the first statement to the commit, so the acts of one hall follow
    each other exactly as SQLite's single writer has them: no act ever meets a half-done other, none
    can deadlock, and seq is without gaps. Several halls do not wait for each other. (docs/why.md)
    """

    def __init__(
        self, engine: Engine, hall: str, runtime: Runtime, rung: Callable[[], None]
    ) -> None:
        self.engine = engine
        self._hall = hall
        self._places = runtime.semaphore(PLACES // 2)
        self._ring = rung
        self._writing = 0

    def write(self, act: Act[T], now: datetime, day: str) -> T:
        self._writing += 1
        try:
            with self._places, self.engine.begin() as connection:
                done, news = self._one(connection, act, now, day)
        except NoPlace as error:
            raise Refusal("store_busy") from error
        except DBAPIError as error:
            if not dialect.is_trouble(error):
                raise
            raise Refusal(dialect.trouble(error)) from error
        finally:
            self._writing -= 1
        if news:
            self._ring()
        return done

    def _one(self, connection: Connection, act: Act[T], now: datetime, day: str) -> tuple[T, bool]:
        end = end_of(connection, self._hall, held=True)
        page = Page(connection, self._hall, now, day, end)
        done = act(page)
        after = page.close()
        if after != end:
            move_end(connection, self._hall, after)
            dialect.ring(connection, self._hall)
        return done, after != end

    def depth(self) -> int:
        return self._writing

    def close(self) -> None:
        pass


def listen(book: Book, stopped: Callable[[], bool]) -> None:
    """Ring this hub's bell when another hub of the same PostgreSQL commits; runs until stopped.

    A broken connection is opened again; followers look once a second anyway, so nothing is lost.
    """
    while not stopped():
        try:
            with book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as held:
                _listen_on(held, book, stopped)
        except Exception:
            book.runtime.sleep(1.0)


def _listen_on(held: Connection, book: Book, stopped: Callable[[], bool]) -> None:
    held.exec_driver_sql(f"LISTEN {dialect.BELL}")
    raw: Any = held.connection.driver_connection
    try:
        while not stopped():
            if select.select([raw], [], [], 1.0)[0]:
                raw.poll()
            if raw.notifies:
                raw.notifies.clear()
                book.bell.ring()
    finally:
        held.invalidate()  # it listens: nobody else may get it from the pool
