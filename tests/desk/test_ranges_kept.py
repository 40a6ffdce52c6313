"""What is learnt from the ranges told, and how they are counted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hall.desk.desk import Desk
from hall.desk.views import Coverage
from hall.store.learnt import wait_services
from hall.store.tables import wait_hours, wait_marks
from tests.desk.waited import range_of, served, taught, upper_end
from tests.halls import MONDAY, WANG, elder, seated, visitor


def test_a_range_that_was_too_short_lengthens_the_next(desk: Desk) -> None:
    """And those of elders are learnt apart."""
    li = seated(desk, hours=400)
    taught(li)
    before, elders = upper_end(desk), range_of(desk, "priority")
    for _ in range(6):
        served(li, 5, waits=30)
    after = upper_end(desk)
    assert after > before
    assert range_of(desk, "priority") == elders


def test_each_service_learns_from_its_own_ranges(desk: Desk) -> None:
    """One that was too short for payments says nothing of connections; whoever found a counter
    free says nothing of lines.
    """
    li, wang = seated(desk, hours=400), seated(desk, "2", WANG, hours=400)
    taught(li)
    taught(wang, service="connection")
    assert own_marks(desk) == {}
    for _ in range(3):  # two counters are free
        visitor(desk)
    desk.now.go(minutes=90)
    learnt = []
    for _ in range(3):
        li.next()
        li.begin()
        learnt.append(own_marks(desk))
    assert learnt[:2] == [{}, {}]
    assert set(learnt[2]) == {"payment"}
    assert learnt[2]["payment"] > 0


def own_marks(desk: Desk) -> dict[str, float]:
    """How far each service's own ranges have moved their upper end."""
    with desk.book.read() as connection:
        rows = connection.execute(
            select(wait_services).where(wait_services.c.hall == desk.book.hall)
        )
        return {row.service: row.high for row in rows}


def test_who_is_sent_on_teaches_once(desk: Desk) -> None:
    """The second call is not the one that was promised."""
    li, wang = seated(desk, hours=400), seated(desk, "2", WANG, hours=400)
    taught(li)
    visitor(desk)
    li.next()
    li.begin()
    marks = rows(desk)
    assert marks
    li.transfer("connection")
    desk.now.go(minutes=60)
    wang.next()
    wang.begin()
    assert rows(desk) == marks


def rows(desk: Desk) -> list[object]:
    """All that was learnt of waiting."""
    with desk.book.read() as connection:
        return [
            *connection.execute(select(wait_marks).where(wait_marks.c.hall == desk.book.hall)),
            *connection.execute(select(wait_hours).where(wait_hours.c.hall == desk.book.hall)),
        ]


def test_an_earlier_day_counts_less(desk: Desk) -> None:
    """Yesterday's visitors of this hour fade by a tenth."""
    li = seated(desk, hours=400)
    served(li, 1)
    desk.now.go(days=1)
    served(li, 1)
    (row,) = rows(desk)
    assert (row.came, row.hour) == (pytest.approx(1.9), 9)


def test_coverage_counts_those_called_by_class_and_hour(desk: Desk) -> None:
    """By the upper end, and before the lower one; who was not called or told nothing is left
    out.
    """
    li = seated(desk, hours=400)
    taught(li)
    desk.now.now = MONDAY + timedelta(days=1, hours=1)
    served(li, 5)
    served(li, 5, waits=50)
    elder(desk)
    li.next()
    visitor(desk)
    day = desk.day(desk.now())
    with desk.read() as reading:
        assert reading.coverage([day]) == [
            Coverage("ordinary", 10, 2, 1, 0),
            Coverage("priority", 11, 1, 1, 0),
        ]
        assert reading.coverage(["1999-01-01"]) == []


def test_coverage_leaves_out_who_was_sent_on(desk: Desk) -> None:
    """The store keeps their last call, and the range was about the first."""
    li = seated(desk, hours=400)
    taught(li)
    desk.now.go(days=1)
    day = desk.day(desk.now())
    visitor(desk)
    li.next()
    li.begin()
    with desk.read() as reading:
        (before,) = reading.coverage([day])
        assert before.called == 1
    li.transfer("connection")
    wang = seated(desk, "2", WANG, hours=400)
    desk.now.go(minutes=5)
    wang.next()
    with desk.read() as reading:
        assert reading.coverage([day]) == []
