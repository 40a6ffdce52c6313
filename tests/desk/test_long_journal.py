"""What the screens ask costs the same in the first week and in the third year."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, update

from hall.desk import day, lines
from hall.desk.desk import Desk
from hall.desk.reading import Reading
from hall.store.journal import before
from hall.store.page import Page
from hall.store.tables import halls, journal, slips, tickets
from tests.halls import WANG, Clock, opened, seated, visitor


def years_ago(desk: Desk, page: Page, *, lines: int) -> None:
    """A journal that is as long as of years of calls, all older than yesterday."""
    old = page.now - timedelta(days=900)
    facts = json.loads('{"number": "A001", "counter": "1"}')
    rows = [
        {
            "hall": page.hall, "seq": seq, "at": old + timedelta(minutes=seq), "day": "2023-09-01",
            "kind": "TicketCalled" if seq % 2 else "TicketTaken", "ticket": 1, "counter": "1",
            "staff": "101", "data": facts, "hash": "",
        }
        for seq in range(page.seq, page.seq + lines)
    ]  # fmt: skip
    page.run(insert(journal), rows)
    page.run(update(halls).where(halls.c.hall == page.hall).values(seq=page.seq + lines - 1))


def steps(connection: Connection, question: Any) -> int:
    """How many hundreds of steps SQLite takes to answer."""
    taken: list[int] = []
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(lambda: taken.append(1), 100)  # answers None: go on
    question()
    raw.set_progress_handler(None, 0)
    return len(taken)


def test_the_calls_of_a_new_morning_are_found_without_reading_the_old_ones(tmp_path: Path) -> None:
    """Nobody has been called yet today, so nothing ends the search but the age of the lines."""
    asked = {}
    for many in (10, 20_000):
        with opened(f"sqlite:///{tmp_path / str(many)}.sqlite", clock=Clock()) as desk:
            desk.act(years_ago, lines=many)
            visitor(desk)
            with desk.read() as reading:
                assert reading.recent_calls(42) == []
                asked[many] = steps(
                    reading._connection, lambda reading=reading: reading.recent_calls(42)
                )
            seated(desk).next()
            with desk.read() as reading:
                assert [call.number for call in reading.recent_calls(42)] == ["A001"]
    assert asked[20_000] < asked[10] + 20


def test_the_last_line_before_a_moment_is_found_by_halving(desk: Desk) -> None:
    """Of none, of some and of all lines."""
    began = desk.now()
    for _ in range(9):
        visitor(desk)
        desk.now.go(minutes=1)
    with desk.read() as reading:
        found = [
            before(reading._connection, desk.book.hall, began + timedelta(minutes=m))
            for m in (-5, 0, 1, 8, 9, 60)
        ]
    assert found == [0, 0, 1, 8, 9, 9]


def test_who_waits_is_asked_in_one_form_whichever_lines_are_empty(desk: Desk) -> None:
    """Compiling a question takes a hundred times as long as asking it."""
    clerks = [seated(desk, "1"), seated(desk, "3", WANG)]
    for service in ("payment", "connection", "repair"):
        visitor(desk, service)
    lines._heads.cache_clear()
    with desk.read() as reading:
        assert {each.service for each in reading.waiting()} == {"payment", "connection", "repair"}
    forms = lines._heads.cache_info().currsize
    for clerk in clerks:
        clerk.next()
        with desk.read() as reading:
            seen = [each.service for each in reading.waiting()]
            assert len(seen) == len(set(seen)) < 3
    assert lines._heads.cache_info().misses == forms + len(clerks), "one form for each pool asked"


def years_of_tickets(desk: Desk, page: Page, *, many: int) -> None:
    """So many served long ago, by a printer that never confirmed anything."""
    old = page.now - timedelta(days=900)
    rows = [
        {
            "hall": page.hall, "token": f"old {at}", "day": "2023-09-01", "prefix": "A", "seq": at,
            "number": f"A{at}", "service": "payment", "ticket_class": "ordinary", "state": "done",
            "place": at, "language": "zh", "arrived_at": old, "calls": 1, "ahead": 0,
        }
        for at in range(1, many + 1)
    ]  # fmt: skip
    page.run(insert(tickets), rows)
    papers = [
        {
            "hall": page.hall, "ticket": at, "asked_seq": -at, "copy": 0, "state": "unconfirmed",
            "detail": "silent", "attempts": 1, "at": old,
        }
        for at in range(1, many + 1)
    ]  # fmt: skip
    page.run(insert(slips), papers)


def test_watch_and_the_night_do_not_read_the_tickets_of_other_days(tmp_path: Path) -> None:
    """Who waits, whose slip is missing, what is left over: of the few there are, not of all."""
    asked = {}
    for many in (10, 5_000):
        with opened(f"sqlite:///{tmp_path / str(many)}.sqlite", clock=Clock()) as desk:
            desk.act(years_of_tickets, many=many)
            visitor(desk)
            with desk.read() as reading:
                assert len(reading.in_line()) == 1
                assert reading.slip_troubles(reading.now - timedelta(hours=12)) == []
                connection = reading._connection

                def look(reading: Reading = reading) -> None:
                    reading.in_line()
                    reading.slip_troubles(reading.now - timedelta(hours=12))
                    reading.late(0)
                    reading.missed()

                asked[many] = steps(connection, look)
            desk.now.go(hours=24)
            night: list[int] = []

            def turn_over(desk: Desk, page: Page, night: list[int] = night) -> None:
                night.append(steps(page.connection, lambda: day.turn_over(desk, page)))

            desk.act(turn_over)
            asked[many] += night[0]
    assert asked[5_000] < asked[10] + 30
