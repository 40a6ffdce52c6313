"""What the security staff see follows from the hall alone."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall.desk import counters, devices, recalling, slips
from tests.windows.clerk_hall import CHEN, LIN, Hall, open_hall
from watch.crowd import crowd


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test."""
    with open_hall(tmp_path) as hall:
        yield hall


def scene(hall: Hall) -> dict[str, Any]:
    """The scene as it is now, as it would come over the wire."""
    with hall.desk.read() as reading:
        made = crowd(hall.desk.floor, hall.settings.line, reading)
    told: dict[str, Any] = json.loads(json.dumps(made))
    return told


def test_an_empty_hall_has_no_line_and_every_counter_closed(hall: Hall) -> None:
    """Before the doors open."""
    shown = scene(hall)

    assert (shown["called"], shown["line"], shown["waiting"], shown["slips"]) == ([], [], [], [])
    assert {each["state"] for each in shown["counters"]} == {"closed"}
    assert len(shown["counters"]) == 6


def test_who_is_called_is_told_with_counter_and_number_of_calls(hall: Hall) -> None:
    """The guard walks to that person or to that counter."""
    hall.sit(LIN, "1")
    visitor = hall.visitor()
    hall.later(minutes=2)
    hall.next("1", LIN)
    hall.later(seconds=5)
    hall.desk.act(recalling.recall, counter="1", staff=LIN)

    [called] = scene(hall)["called"]
    assert (called["number"], called["counter"], called["calls"]) == (visitor.number, "1", 2)
    assert called["called_at"] == "2026-11-23T01:02:00.000Z"


def test_who_has_arrived_at_the_counter_is_no_longer_called(hall: Hall) -> None:
    """Begun means there."""
    hall.sit(LIN, "1")
    hall.visitor()
    hall.next("1", LIN)
    assert scene(hall)["called"], "nobody is called: the test would mean nothing"
    hall.begin("1", LIN)

    shown = scene(hall)
    assert shown["called"] == []
    assert shown["counters"][0]["in_hand"] == {"number": "A001", "state": "serving"}


def test_waiting_is_counted_by_service_and_class_in_the_halls_order(hall: Hall) -> None:
    """Priority first inside a service; services as the hall lists them."""
    hall.visitor("repair")
    hall.visitor("payment")
    hall.later(minutes=1)
    hall.elder("payment")
    hall.visitor("payment")

    rows = [(each["service"], each["class"], each["count"]) for each in scene(hall)["waiting"]]
    assert rows == [
        ("payment", "priority", 1),
        ("payment", "ordinary", 2),
        ("repair", "ordinary", 1),
    ]
    assert scene(hall)["waiting"][1]["longest_since"] == "2026-11-23T01:00:00.000Z"


def test_a_paused_counter_tells_why_and_since_when(hall: Hall) -> None:
    """The guard can tell people who ask."""
    hall.sit(CHEN, "2")
    hall.desk.act(counters.pause, counter="2", staff=CHEN, reason="system")

    second = scene(hall)["counters"][1]
    assert (second["state"], second["reason"]) == ("paused", "system")
    assert second["serves"] == ["payment", "advice"]


def test_a_failed_slip_is_told_until_the_visitor_is_called(hall: Hall) -> None:
    """Their number is valid; somebody must tell them."""
    visitor = hall.visitor()
    slip = hall.desk.act(slips.start, ticket=visitor.id, seq=visitor.seq)
    hall.desk.act(slips.end, slip=slip.id, outcome="failed", detail="paper_out")

    [told] = scene(hall)["slips"]
    assert (told["number"], told["state"]) == (visitor.number, "failed")
    hall.sit(LIN, "1")
    hall.next("1", LIN)
    assert scene(hall)["slips"] == []


def test_a_slip_in_order_is_not_told(hall: Hall) -> None:
    """Only trouble is shown."""
    visitor = hall.visitor()
    slip = hall.desk.act(slips.start, ticket=visitor.id, seq=visitor.seq)
    hall.desk.act(slips.end, slip=slip.id, outcome="ok")

    assert scene(hall)["slips"] == []


def test_only_printers_are_among_the_printers(hall: Hall) -> None:
    """A display that reports its sound is no printer."""
    hall.desk.act(devices.report, device="printer", kind="printer", state="paper_out")
    hall.desk.act(devices.report, device="hall-sound", kind="sound", state="ok")

    assert [(each["id"], each["state"]) for each in scene(hall)["printers"]] == [
        ("printer", "paper_out")
    ]


def test_nothing_of_a_visitor_but_the_number_is_shown(hall: Hall) -> None:
    """No token, no reason for priority: neither is the guard's affair (R2-3)."""
    elder = hall.elder()
    text = json.dumps(scene(hall))

    assert elder.number in text
    assert elder.token not in text


def test_time_alone_changes_nothing_in_the_scene(hall: Hall) -> None:
    """The phone counts the minutes; the scene holds the moments."""
    hall.sit(LIN, "1")
    hall.visitor()
    hall.elder()
    hall.next("1", LIN)
    before = scene(hall)
    hall.later(minutes=45)

    assert scene(hall) == before


def test_who_missed_the_call_is_listed_for_as_long_as_they_may_come_back(hall: Hall) -> None:
    """With the moment until which one tap brings them back."""
    hall.sit(LIN, "1")
    visitor = hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(recalling.no_show, counter="1", staff=LIN)

    [missed] = scene(hall)["missed"]
    assert (missed["number"], missed["token"]) == (visitor.number, visitor.token)
    assert missed["until"] == "2026-11-23T01:10:00.000Z"
    hall.later(minutes=11)
    assert scene(hall)["missed"] == []
