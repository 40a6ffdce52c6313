"""What the clerk's screen shows follows from the hall alone."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counter.desk_scene import LISTED, desk_scene
from hall.desk import counters, recalling, sending, serving
from tests.windows.clerk_hall import CHEN, HE, LIN, Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test."""
    with open_hall(tmp_path) as hall:
        yield hall


def scene(hall: Hall, counter: str = "1") -> dict[str, Any]:
    """The scene as it is now, as it would come over the wire."""
    with hall.desk.read() as reading:
        made = desk_scene(hall.desk.floor, hall.settings.line, reading, counter)
    told: dict[str, Any] = json.loads(json.dumps(made))
    return told


def test_a_counter_without_a_clerk_is_closed_and_shows_nobodys_figures(hall: Hall) -> None:
    """Before anyone signs in there is a name, a closed state and an empty line."""
    shown = scene(hall)

    assert shown["counter"]["state"] == "closed"
    assert shown["counter"]["clerk"] is None
    assert shown["counter"]["name"] == {"zh": "1 号窗口", "en": "Counter 1"}
    assert (shown["in_hand"], shown["next"], shown["line"], shown["today"]) == (
        None,
        None,
        [],
        None,
    )


def test_next_is_exactly_whom_the_key_then_calls(hall: Hall) -> None:
    """The number on the big key is the number that is called, priority and turns included."""
    hall.sit(LIN, "1")
    for _ in range(3):
        hall.visitor()
        hall.elder()
    promised, called = [], []
    for _ in range(6):
        promised.append(scene(hall)["next"]["number"])
        called.append(hall.next("1", LIN).ticket.number)
        hall.begin("1", LIN)

    assert promised == called
    assert len(set(called)) == 6


def test_the_line_is_oldest_first_whatever_the_class(hall: Hall) -> None:
    """The list shows who came when; who goes ahead is the rule's affair, not the list's."""
    numbers = [hall.visitor().number, hall.elder().number, hall.visitor("advice").number]
    hall.sit(LIN, "1")

    line = scene(hall)["line"]
    assert [each["number"] for each in line] == numbers
    assert [each["class"] for each in line] == ["ordinary", "priority", "ordinary"]
    assert [each["helping"] for each in line] == [False, False, True]


def test_what_other_counters_serve_is_not_in_this_line(hall: Hall) -> None:
    """Counter 1 neither serves nor helps new connections."""
    hall.visitor("connection")
    mine = hall.visitor()

    shown = scene(hall)
    assert [each["number"] for each in shown["line"]] == [mine.number]
    assert {each["service"] for each in shown["counts"]} == {"payment"}


def test_counts_are_of_everybody_though_the_list_is_cut(hall: Hall) -> None:
    """With more people than the list holds the figures still add up."""
    for _ in range(LISTED + 2):
        hall.visitor()

    shown = scene(hall)
    assert len(shown["line"]) == LISTED
    assert [each["count"] for each in shown["counts"]] == [LISTED + 2]


def test_counts_stand_in_the_counters_own_order_with_priority_first(hall: Hall) -> None:
    """Counter 2 serves payment, then advice: neither the alphabet nor arrival moves a row."""
    hall.visitor("advice")
    hall.visitor("payment")
    hall.elder("payment")

    rows = [(each["service"], each["class"]) for each in scene(hall, "2")["counts"]]
    assert rows == [("payment", "priority"), ("payment", "ordinary"), ("advice", "ordinary")]


def test_in_hand_shows_since_when_how_often_and_why(hall: Hall) -> None:
    """A called elder: one call, because of the priority rule, nobody responsible yet."""
    hall.sit(LIN, "1")
    hall.visitor()
    elder = hall.elder()
    hall.later(minutes=4)
    hall.next("1", LIN)
    hall.later(seconds=5)
    hall.desk.act(recalling.recall, counter="1", staff=LIN)

    hand = scene(hall)["in_hand"]
    assert hand["number"] == elder.number
    assert (hand["state"], hand["class"], hand["why"]) == ("called", "priority", "priority")
    assert hand["calls"] == 2
    assert hand["arrived_at"] == "2026-11-23T01:00:00.000Z"
    assert hand["called_at"] == "2026-11-23T01:04:00.000Z"
    assert (hand["began_at"], hand["first_clerk"]) == (None, None)
    assert "token" not in hand, "the token is the visitor's own key"


def test_the_first_clerk_stays_on_the_screen_after_a_transfer(hall: Hall) -> None:
    """Whoever served first stays responsible, whoever has the visitor in hand now (R0-4)."""
    hall.sit(LIN, "1")
    hall.sit(HE, "3")
    visitor = hall.visitor()
    hall.next("1", LIN)
    hall.begin("1", LIN)
    hall.desk.act(sending.transfer, counter="1", staff=LIN, service="connection")

    [waiting] = scene(hall, "3")["line"]
    assert (waiting["number"], waiting["again"]) == (visitor.number, True)
    hall.next("3", HE)
    hall.begin("3", HE)
    hand = scene(hall, "3")["in_hand"]
    assert hand["first_clerk"] == {"number": LIN, "name": {"zh": "林晓梅", "en": "Lin Xiaomei"}}
    assert hand["arrived_at"] == "2026-11-23T01:00:00.000Z"


def test_a_pause_shows_its_reason_and_since_when(hall: Hall) -> None:
    """The state in the top strip."""
    hall.sit(LIN, "1")
    hall.later(minutes=5)
    hall.desk.act(counters.pause, counter="1", staff=LIN, reason="meal")

    shown = scene(hall)["counter"]
    assert (shown["state"], shown["reason"]) == ("paused", "meal")
    assert shown["since"] == "2026-11-23T01:05:00.000Z"


def test_todays_figures_are_the_clerks_own(hall: Hall) -> None:
    """Chen's visitors do not count for Lin."""
    hall.sit(LIN, "1")
    hall.sit(CHEN, "2")
    for clerk, counter in ((LIN, "1"), (LIN, "1"), (CHEN, "2")):
        hall.visitor()
        hall.next(counter, clerk)
        hall.begin(counter, clerk)
        hall.desk.act(serving.finish, counter=counter, staff=clerk)
    hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(recalling.no_show, counter="1", staff=LIN)

    assert scene(hall, "1")["today"] == {"served": 2, "missed": 1}
    assert scene(hall, "2")["today"] == {"served": 1, "missed": 0}


def test_time_alone_changes_nothing_in_the_scene(hall: Hall) -> None:
    """It holds times, not durations: a screen that heard nothing for a minute is not wrong."""
    hall.sit(LIN, "1")
    hall.visitor()
    hall.elder()
    hall.next("1", LIN)
    hall.begin("1", LIN)  # else there would be a press to take back, for ten seconds
    before = scene(hall)
    hall.later(minutes=7)

    assert scene(hall) == before
