"""The writer: one real thread that owns SQLite's write connection and commits acts in groups.

A commit waits for the disk; on the hub's own thread it would stop every screen (DESIGN section 5).
So acts are handed to this thread, in lists (hub/flock.py), and share a COMMIT, about BATCH of them.
An act that refuses has as a rule written nothing; if it has, the batch is undone and each act gets
a transaction of its own (a savepoint for every act would make each a quarter dearer). Nobody is
answered before the COMMIT.
Nothing in here may log, wait for the hub or touch a pool.
"""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from hall.core.refusals import Refusal
from hall.store import dialect
from hall.store.chain import End
from hall.store.handoff import Future, Runtime
from hall.store.page import Page, end_of, move_end

BATCH: Final = 64
PATIENCE: Final = 20.0
"""Seconds a caller waits for its commit before it is told store_busy; the act may still be
written.
"""


@dataclass
class _Job:
    act: Callable[[Page], Any]
    now: datetime
    day: str
    future: Future
    told: bool = False


class _Lost(Exception):
    """The transaction was lost under an act (disk full, I/O error): the whole batch must start
    over.
    """


class _HalfDone(Exception):
    """An act wrote something and then refused; what it wrote must go, its neighbours' acts not."""


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    """BEGIN to COMMIT, said to the driver itself: SQLAlchemy's own way costs more than an act."""
    raw: Any = connection.connection.driver_connection
    raw.execute("BEGIN IMMEDIATE")
    try:
        yield
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


class Writer:
    """The pen for SQLite."""

    def __init__(self, url: str, hall: str, runtime: Runtime, rung: Callable[[], None]) -> None:
        self._hall = hall
        self._runtime = runtime
        self._ring = rung
        self._jobs = runtime.real_queue()
        self._engine = dialect.engine_for(url, writer=True)
        self._waiting = 0
        self._flock = runtime.flock(self._jobs.put)
        self._closed = False
        self._stopped = runtime.future()
        runtime.real_thread(self._run)

    def write(self, act: Callable[[Page], Any], now: datetime, day: str) -> Any:
        if self._closed:
            raise Refusal("store_busy")
        future = self._runtime.future()
        self._waiting += 1
        try:
            self._flock.add(_Job(act, now, day, future))
            return future.result(PATIENCE)
        except TimeoutError:
            raise Refusal("store_busy") from None
        finally:
            self._waiting -= 1
            self._flock.back()

    def depth(self) -> int:
        return self._waiting

    def close(self) -> None:
        """Write what was handed in, then stop."""
        if not self._closed:
            self._closed = True
            self._flock.go()
            self._jobs.put(None)
            self._stopped.result(PATIENCE)

    def _run(self) -> None:
        connection: Connection | None = None
        going = True
        while going:
            batch, going = self._gather()
            try:
                if connection is None or connection.closed:
                    connection = self._engine.connect()
                self._write_all(connection, batch)
            except BaseException as error:
                self._fail(batch, error)
                if connection is not None:
                    connection.invalidate()
                    connection.close()
        if connection is not None:
            connection.close()
        self._engine.dispose()
        self._stopped.set_result(None)

    def _gather(self) -> tuple[list[_Job], bool]:
        """What is handed in, and whether more may come."""
        batch: list[_Job] = []
        jobs = self._jobs.get()
        while jobs is not None:
            batch += jobs
            if len(batch) >= BATCH:
                return batch, True
            try:
                jobs = self._jobs.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False

    def _write_all(self, connection: Connection, batch: list[_Job]) -> None:
        try:
            return self._commit(connection, batch)
        except _HalfDone as half:
            if len(batch) == 1:
                return batch[0].future.set_exception(half.__cause__ or half)
        except _Lost as lost:
            if len(batch) == 1 or dialect.is_busy(lost.__cause__):
                return self._fail(batch, lost.__cause__ or lost)
        # One act broke the transaction under the others: give each its own, so that only those
        # that truly cannot be written are refused.
        for job in batch:
            self._write_all(connection, [job])
        return None

    def _commit(self, connection: Connection, batch: list[_Job]) -> None:
        """One transaction for the whole batch; answers only after its COMMIT."""
        if not batch:
            return
        outcomes: list[tuple[_Job, Any, BaseException | None]] = []
        try:
            with _transaction(connection):
                before = end = end_of(connection, self._hall)
                for job in batch:
                    done, error, end = self._one(connection, job, end)
                    outcomes.append((job, done, error))
                if end != before:
                    move_end(connection, self._hall, end)
        except DBAPIError as error:
            raise _Lost from error
        except sqlite3.Error as error:
            raise _Lost from dialect.wrapped(error)
        for job, done, refused in outcomes:
            job.told = True  # committed: whatever goes wrong from here on, this answer stands
            if refused is None:
                job.future.set_result(done)
            else:
                job.future.set_exception(refused)
        if end != before:
            self._ring()

    def _one(
        self, connection: Connection, job: _Job, end: End
    ) -> tuple[Any, BaseException | None, End]:
        page = Page(connection, self._hall, job.now, job.day, end)
        raw: Any = connection.connection.driver_connection
        untouched = raw.total_changes
        try:
            done = job.act(page)
            return done, None, page.close()
        except BaseException as error:
            if isinstance(error, DBAPIError) and dialect.is_trouble(error):
                raise
            if raw.total_changes != untouched:  # it has written before it refused: undo it alone
                raise _HalfDone from error
            return None, error, end

    def _fail(self, batch: list[_Job], error: BaseException) -> None:
        if isinstance(error, DBAPIError):
            refusal: BaseException = Refusal(dialect.trouble(error))
            refusal.__cause__ = error
        else:
            refusal = error
        for job in batch:
            if not job.told:
                job.future.set_exception(refusal)
