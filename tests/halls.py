"""A fixed small hall for the tests of the engine, its cast, and a clock that is held."""

import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.desk import calls, counters, recalling, sending, serving, sessions, tickets
from hall.desk.desk import Desk
from hall.desk.views import Issued, TicketView
from hall.hub.runtime import open_runtime
from hall.settings.schema import Settings
from hall.store import migrate
from hall.store.book import Book
from hall.store.journal import Entry
from hall.store.seal import Seal
from hall.store.tables import metadata
from tests.fresh import fresh

LI, WANG, GUARD, MANAGER = "101", "102", "201", "301"
KEY = bytes(range(32))
"""The key of every contact in these halls."""
SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)

SERVICES = {"payment": "A", "connection": "C", "repair": "R", "advice": "W"}
# Counters 1 and 2 share payment: overlapping pools. Advice is switched off.
PLACES = {
    "1": (["payment"], ["repair"]),
    "2": (["payment", "connection"], []),
    "3": (["repair", "connection"], ["payment"]),
}
STAFF = {LI: ["clerk"], WANG: ["clerk"], GUARD: ["guard"], MANAGER: ["manager", "clerk"]}


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        """Forward by minutes=..., hours=...; backward with a negative number."""
        self.now += timedelta(**by)


def both(word: str) -> dict[str, str]:
    """A name in both languages."""
    return {"zh": word, "en": word}


def settings(
    services: dict[str, str] = SERVICES,
    places: dict[str, tuple[list[str], list[str]]] = PLACES,
    staff: dict[str, list[str]] = STAFF,
    **sections: Any,
) -> Settings:
    """The hall of these tests; a section such as line={"policy": "fifo"} is laid over it.

    A number may be called again at once, unless `line` says otherwise.
    """
    raw = {
        "hall": {
            "id": "test", "name": both("厅"), "address": both("路"), "complaint_phone": "000",
        },
        "services": [
            {
                "id": one, "prefix": prefix, "name": both(one), "fee": both("0"), "minutes": 5,
                "enabled": one != "advice",
            }
            for one, prefix in services.items()
        ],
        "counters": [
            {"id": one, "name": both(one), "serves": serves, "helps": helps}
            for one, (serves, helps) in places.items()
        ],
        "staff": [
            {"number": number, "name": both("员工"), "title": both("岗"), "roles": roles}
            for number, roles in staff.items()
        ],
    }  # fmt: skip
    line = {"recall_seconds": 0, **sections.pop("line", {})}
    return Settings.model_validate(raw | {"line": line} | sections)


@contextmanager
def opened_book(url: str, hall: str = "") -> Iterator[Book]:
    """The book of a hall (a new one unless named) in the store at `url`."""
    hall = hall or f"hall-{uuid.uuid4().hex[:12]}"
    fresh(url)
    migrate.upgrade(url, hall)
    book = Book(url, hall, open_runtime("threading"))
    try:
        yield book
    finally:
        book.close()


@contextmanager
def opened(
    url: str, made: Settings | None = None, clock: Clock | None = None, hall: str = ""
) -> Iterator[Desk]:
    """The desk of a hall in the store at `url`; its `now` is the held clock."""
    with opened_book(url, hall) as book:
        yield Desk(made or settings(), book, clock or Clock(), Seal(KEY))


def visitor(desk: Desk, service: str = "payment", **more: Any) -> Issued:
    """A visitor takes a number."""
    return desk.act(tickets.take, service=service, **more)


def elder(desk: Desk, service: str = "payment", **more: Any) -> Issued:
    """An elder takes a number with the priority key."""
    return visitor(desk, service, priority=True, **more)


@dataclass(frozen=True)
class Clerk:
    """Somebody at a counter, and the keys they press; each press answers the ticket in hand."""

    desk: Desk
    counter: str
    staff: str
    token: str = ""

    def press(self, verb: Callable[..., Any], **what: Any) -> TicketView | None:
        return self.desk.act(verb, counter=self.counter, staff=self.staff, **what).ticket

    def next(self) -> TicketView | None:
        return self.press(calls.next_ticket)

    def call(self, ticket: int) -> TicketView | None:
        return self.press(calls.call, ticket=ticket)

    def recall(self) -> TicketView | None:
        return self.press(recalling.recall)

    def begin(self) -> TicketView | None:
        return self.press(serving.begin)

    def finish(self) -> TicketView | None:
        return self.press(serving.finish)

    def no_show(self) -> TicketView | None:
        return self.press(recalling.no_show)

    def transfer(self, service: str) -> TicketView | None:
        return self.press(sending.transfer, service=service)

    def pause(self, reason: str = "取材料") -> TicketView | None:
        return self.press(counters.pause, reason=reason)

    def resume(self) -> TicketView | None:
        return self.press(counters.resume)

    def leave(self) -> None:
        self.desk.act(sessions.sign_out, token_hash=self.token)


def seated(desk: Desk, counter: str = "1", staff: str = LI, hours: float = 12) -> Clerk:
    """A clerk who has signed in at a counter, for so many hours."""
    token = uuid.uuid4().hex
    until = desk.now() + timedelta(hours=hours)
    desk.act(sessions.sign_in, staff=staff, counter=counter, token_hash=token, expires_at=until)
    return Clerk(desk, counter, staff, token)


def now_is(desk: Desk, ticket: Issued | TicketView) -> TicketView:
    """The ticket as it is now."""
    with desk.read() as reading:
        found = reading.ticket_by_id(ticket.id)
    assert found is not None
    return found


def journal(desk: Desk, *kinds: str) -> list[Entry]:
    """All that happened, or only the given kinds, oldest first."""
    with desk.read() as reading:
        found = reading.happenings(0, limit=100_000)
    return [entry for entry in found if not kinds or entry.kind in kinds]


def everything(book: Book) -> dict[str, list[Any]]:
    """Every row the store keeps of this hall, by table."""
    with book.read() as connection:
        return {
            table.name: sorted(
                map(repr, connection.execute(select(table).where(table.c.hall == book.hall)))
            )
            for table in metadata.sorted_tables
        }


@contextmanager
def refused(desk: Desk, code: str, **about: Any) -> Iterator[None]:
    """What happens inside is refused with this code, about this, and nothing has changed by it."""
    before = everything(desk.book)
    with pytest.raises(Refusal) as said:
        yield
    assert said.value.code == code
    assert said.value.about.items() >= about.items()
    assert everything(desk.book) == before, "a refused act left something behind"


def at_once(work: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do all this in as many threads, started together; what each answered or raised, in order."""
    together = threading.Barrier(len(work))
    answers: list[Any] = [None] * len(work)

    def one(place: int) -> None:
        together.wait(30)
        try:
            answers[place] = work[place]()
        except Exception as error:
            answers[place] = error

    threads = [threading.Thread(target=one, args=(n,), daemon=True) for n in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive(), "still at it after two minutes"
    return answers
