"""What stands around the visitor in hand on the clerk's screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk import holding, lifting, recalling, sending, serving, support
from tests.windows.clerk_hall import CHEN, HE, LIN, ZHAO, Hall, open_hall
from tests.windows.test_counter_scene import scene


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test."""
    with open_hall(tmp_path) as hall:
        yield hall


def test_held_numbers_are_seen_where_they_may_be_taken_back(hall: Hall) -> None:
    """Counter 3 helps with payment and sees it; counter 6 does not and sees nothing."""
    hall.sit(LIN, "1")
    visitor = hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(holding.hold, counter="1", staff=LIN, kind="ask", reason="old account?")

    [held] = scene(hall, "3")["held"]
    assert (held["number"], held["counter"], held["kind"]) == (visitor.number, "1", "ask")
    assert (held["reason"], held["since"]) == ("old account?", "2026-11-23T01:00:00.000Z")
    assert scene(hall)["in_hand"] is None
    assert scene(hall, "6")["held"] == []


def test_the_last_press_may_be_taken_back_until_its_time_is_over(hall: Hall) -> None:
    """What, about whom, until when; begin is another act, and after it there is nothing."""
    hall.sit(LIN, "1")
    assert scene(hall)["undo"] is None
    visitor = hall.visitor()
    hall.next("1", LIN)
    until = "2026-11-23T01:00:10.000Z"
    assert scene(hall)["undo"] == {"verb": "next", "number": visitor.number, "until": until}
    hall.begin("1", LIN)
    assert scene(hall)["undo"] is None
    hall.desk.act(serving.finish, counter="1", staff=LIN)
    assert scene(hall)["undo"] == {"verb": "finish", "number": visitor.number, "until": until}


def test_support_is_shown_until_it_is_answered(hall: Hall) -> None:
    """Since when, and at no other counter."""
    hall.sit(LIN, "1")
    hall.desk.act(support.ask, counter="1", staff=LIN)
    assert scene(hall)["support"] == "2026-11-23T01:00:00.000Z"
    assert scene(hall, "2")["support"] is None
    hall.desk.act(support.answer, counter="1", staff=ZHAO, reason="calmed")
    assert scene(hall)["support"] is None


def test_the_other_counters_with_a_clerk_can_be_sent_to(hall: Hall) -> None:
    """Who sits where and what they handle there; never this counter, never an empty one."""
    hall.sit(LIN, "1")
    hall.sit(HE, "3")

    [other] = scene(hall)["counters"]
    assert (other["id"], other["clerk"]["number"]) == ("3", HE)
    assert other["serves"] == ["connection", "transfer", "payment"]
    able = [each["id"] for each in scene(hall)["services"] if each["able"]]
    assert able == ["payment", "transfer", "advice"]


def test_who_missed_the_call_stays_in_sight_while_they_may_come_back(hall: Hall) -> None:
    """At the counters of that line, with the minute at which it is over."""
    hall.sit(LIN, "1")
    visitor = hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(recalling.no_show, counter="1", staff=LIN)

    [missed] = scene(hall, "2")["missed"]
    assert (missed["number"], missed["until"]) == (visitor.number, "2026-11-23T01:10:00.000Z")
    assert scene(hall, "6")["missed"] == []
    hall.later(minutes=11)
    assert scene(hall, "2")["missed"] == []


def test_an_urgent_lift_and_a_seat_are_seen_in_the_line(hall: Hall) -> None:
    """Whoever looks at the list understands why the last comes first."""
    hall.sit(LIN, "1")
    hall.sit(CHEN, "2")
    hall.visitor()
    urgent = hall.visitor()
    hall.desk.act(lifting.lift, ticket=urgent.id, staff=LIN, reason="unwell")
    assert [each["lifted"] for each in scene(hall)["line"]] == [False, True]
    assert scene(hall)["next"]["number"] == urgent.number

    hall.next("1", LIN)
    hall.desk.act(sending.transfer, counter="1", staff=LIN, to_counter="2", reason="knows it")
    seats = {each["number"]: each["seat"] for each in scene(hall)["line"]}
    assert seats[urgent.number] == "counter:2"
