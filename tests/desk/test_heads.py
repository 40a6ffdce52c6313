"""Finding who is next reads a few rows of an index, however many wait."""

import re
from typing import Any

from hall.desk import lines
from hall.desk.desk import Desk
from hall.store.hot import Hot
from hall.store.page import Page
from hall.store.tables import tickets
from tests.halls import visitor

POOL = ("payment", "connection")
SENT = lines.Sent(("counter:1", "staff:101"), POOL)


def plan(desk: Desk, hot: Hot, **values: Any) -> list[str]:
    """How the database means to find the rows, a line for each step."""
    with desk.book.read() as connection:
        asked = {"b_hall": desk.book.hall, **values}
        hot.all(connection, asked)
        form = hot._forms[connection.dialect.name]
        explain = "EXPLAIN " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
        cursor = connection.connection.driver_connection.cursor()
        cursor.execute(explain + form.sql, form.bound(asked))
        return [str(row[-1]) for row in cursor.fetchall()]


def ways(steps: list[str]) -> set[str]:
    """How tickets are reached: the names of the indexes, and "every row"."""
    text = "\n".join(steps)
    whole = re.search(r"SCAN tickets|Seq Scan on tickets", text)
    return set(re.findall(r"(?:INDEX|using) (tickets_\w+)", text)) | (
        {"every row"} if whole else set()
    )


def test_the_heads_are_found_by_index_on_both_databases(desk: Desk) -> None:
    """One for the lines, one for those sent to one counter or clerk, one for those lifted."""
    fill(desk)
    seats = {f"b_seat{at}": seat for at, seat in enumerate(SENT.seats)}
    steps = plan(desk, lines._heads(POOL, 2, SENT.services, True), **seats)
    assert ways(steps) == {"tickets_line", "tickets_seat", "tickets_lifted"}


def test_the_first_of_each_line_is_found_by_index_on_both_databases(desk: Desk) -> None:
    """The board asks it at every change."""
    fill(desk)
    assert ways(plan(desk, lines._firsts(POOL))) == {"tickets_line", "tickets_seat"}


def fill(desk: Desk) -> None:
    """Enough wait for an index to be worth it."""

    def come(desk: Desk, page: Page) -> None:
        first = page.one(tickets.select().where(tickets.c.hall == page.hall))
        assert first is not None
        columns = {key: value for key, value in first._mapping.items() if key != "id"}
        copies = [
            {**columns, "token": f"{page.hall}-{n}", "seq": n, "place": n * 65536}
            for n in range(2, 2000)
        ]
        page.run(tickets.insert(), copies)

    visitor(desk)
    desk.act(come)
