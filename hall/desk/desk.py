"""The desk: where every act of this hall is done and everything is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import bindparam, select

from hall.core.numbering import business_day
from hall.core.refusals import Refusal
from hall.desk.opening import floor_of, hours_of, office_of, promises_of
from hall.desk.reading import Reading
from hall.settings.schema import Settings
from hall.store.book import Book
from hall.store.hot import Hot, adding
from hall.store.page import Page
from hall.store.seal import Seal
from hall.store.tables import answers

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate["Desk", Page, P], R]


class Desk:
    """One hall at work: its settings, its floor, its book, its clock, and the seal of contacts
    (shut where none is given: nothing is kept of a contact then).
    """

    def __init__(
        self,
        settings: Settings,
        book: Book,
        clock: Callable[[], datetime],
        seal: Seal | None = None,
    ) -> None:
        self.settings = settings
        self.book = book
        self.floor = floor_of(settings)
        self.hours = hours_of(settings)
        self.office = office_of(settings)
        self.promises = promises_of(settings)
        self.now = clock
        self.seal = seal or Seal()

    def day(self, now: datetime) -> str:
        """The business day of `now`, as YYYY-MM-DD."""
        return business_day(now, self.hours.zone).isoformat()

    def act(
        self,
        verb: Callable[..., R],
        key: str | None = None,
        fingerprint: str = "",
        encode: Callable[[R], str] | None = None,
        **what: Any,
    ) -> Any:
        """Do one act: one page, one commit. Raises the Refusal of the verb, and then nothing has
        changed.

        With `encode` the answer is what it makes of the verb's result (JSON text). With `key` that
        text is remembered with the act: the same key and fingerprint get the same answer and no
        second effect, the same key for something else is refused as `key_reused`.
        """
        now = self.now()
        write = encode or _as_json

        def on_page(page: Page) -> Any:
            if key is None:
                done = verb(self, page, **what)
                return done if encode is None else write(done)
            known = page.first(_KNOWN, b_key=key)
            if known is not None:
                if known.fingerprint != fingerprint:
                    raise Refusal("key_reused")
                return known.body
            body = write(verb(self, page, **what))
            page.do(_KEEP, key=key, day=page.day, fingerprint=fingerprint, body=body)
            return body

        return self.book.write(on_page, now, self.day(now))

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Look at the hall as it is at one moment."""
        now = self.now()
        with self.book.read() as connection:
            yield Reading(self, connection, now, self.day(now))


def _as_json(result: Any) -> str:
    return json.dumps(asdict(result), default=datetime.isoformat, ensure_ascii=False)


_KNOWN = Hot(
    select(answers.c.fingerprint, answers.c.body).where(
        answers.c.hall == bindparam("b_hall"), answers.c.key == bindparam("b_key")
    )
)
_KEEP = Hot(adding(answers))
