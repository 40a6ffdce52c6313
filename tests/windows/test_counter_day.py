"""What the clerk's screen knows of the day, of the last call and of the reason of a lift."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counter.desk_scene import desk_scene
from hall.desk import day, lifting, recalling
from tests.halls import Clock, opened, seated, settings, visitor
from tests.windows.clerk_hall import LIN, ZHAO, ZHENG, Hall, open_hall

WEEK = (
    {"day": "mon", "open": "08:30", "close": "12:00"},
    {"day": "mon", "open": "13:30", "close": "17:30"},
)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test, with Lin at counter 1."""
    with open_hall(tmp_path) as hall:
        hall.sit(LIN, "1")
        yield hall


def scene(hall: Hall) -> dict[str, Any]:
    """Counter 1's scene as it is now, as it would come over the wire."""
    with hall.desk.read() as reading:
        made = desk_scene(hall.desk.floor, hall.settings.line, reading, "1")
    told: dict[str, Any] = json.loads(json.dumps(made))
    return told


def test_the_page_is_told_when_each_span_of_the_day_ends(tmp_path: Path) -> None:
    """Noon and evening; the page itself looks at the clock."""
    made = settings(hours={"always_open": False, "weekly": WEEK, "last_ticket_minutes": 15})
    with opened(f"sqlite:///{tmp_path}/hall.db", made, Clock()) as desk:
        seated(desk)
        visitor(desk)
        whys = []
        for hours in (0, 3.5, 5.2):
            desk.now.go(hours=hours)
            with desk.read() as reading:
                shown = desk_scene(desk.floor, made.line, reading, "1")["day"]
            assert shown["closes"] == ["2026-03-02T04:00:00.000Z", "2026-03-02T09:30:00.000Z"]
            whys.append(shown["why"])
        assert whys == [None, "hall_closed", "hall_closed"]


def test_once_the_day_was_ended_nothing_is_offered_that_would_be_refused(hall: Hall) -> None:
    """Neither a missed visitor nor a press to take back; and all of it again when it is opened."""
    hall.visitor()
    hall.next("1", LIN)
    hall.desk.act(recalling.no_show, counter="1", staff=LIN)
    before = scene(hall)
    assert (len(before["missed"]), before["undo"]["verb"]) == (1, "no_show")
    hall.desk.act(day.finish_day, staff=ZHENG, reason="停电")
    shown = scene(hall)
    assert (shown["missed"], shown["undo"], shown["day"]["why"]) == ([], None, "ended_by_hand")
    hall.desk.act(day.open_day, staff=ZHENG, reason="来电")
    assert len(scene(hall)["missed"]) == 1


def test_a_recall_waits_from_the_last_call_and_not_from_the_first(hall: Hall) -> None:
    """What the key counts down from; nothing of it once the service has begun."""
    hall.visitor()
    hall.next("1", LIN)
    first = scene(hall)["in_hand"]
    assert first["announced_at"] == first["called_at"]
    hall.later(seconds=30)
    hall.desk.act(recalling.recall, counter="1", staff=LIN)
    again = scene(hall)["in_hand"]
    assert again["called_at"] == first["called_at"]
    assert again["announced_at"] != first["announced_at"]
    hall.begin("1", LIN)
    assert scene(hall)["in_hand"]["announced_at"] is None


def test_the_clerk_is_told_why_somebody_was_lifted_as_a_code_or_as_written(hall: Hall) -> None:
    """The page says a code in the reader's language."""
    ordinary = hall.visitor()
    for reason in ("unwell", "带小孩，孩子发烧"):
        lifted = hall.visitor()
        hall.desk.act(lifting.lift, ticket=lifted.id, staff=ZHAO, reason=reason)
        hall.next("1", LIN)
        assert scene(hall)["in_hand"]["lift"] == reason
        hall.begin("1", LIN)
    assert hall.next("1", LIN).ticket.id == ordinary.id
    assert scene(hall)["in_hand"]["lift"] == ""
