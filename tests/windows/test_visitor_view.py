"""What a visitor is told about the own number: who went before and why, on hold, sent elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall.desk import calls, holding, sending, undoing
from hall.settings.words import Words
from kiosk.visitor import Passed
from tests.halls import LI, MANAGER, WANG, both, elder, seated, visitor
from tests.tree import ROOT
from tests.windows.kiosk_hall import KioskHall, kiosk_hall

PLACES = [
    {"id": "1", "name": both("1 号窗口"), "serves": ["payment"], "helps": ["repair"]},
    {"id": "2", "name": both("2 号窗口"), "serves": ["payment", "connection"]},
    {"id": "3", "name": both("3 号窗口"), "serves": ["repair", "connection"], "accessible": True},
]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[KioskHall]:
    """Three counters, the third of them low."""
    with kiosk_hall(tmp_path, counters=PLACES) as made:
        yield made


def look(hall: KioskHall, token: str) -> dict[str, Any]:
    """The visitor's own view."""
    seen: dict[str, Any] = hall.get(f"/api/tickets/{token}").json
    return seen


def passed(hall: KioskHall, token: str) -> list[tuple[str, int, str | None]]:
    """Who went before: (why, count, counter)."""
    return [
        (each["why"], each["count"], each["counter"] and each["counter"]["id"])
        for each in look(hall, token)["overtaken"]
    ]


def test_nothing_is_said_where_nothing_happened(hall: KioskHall) -> None:
    """Whoever came first and is called first has overtaken nobody."""
    visitor(hall.desk)
    mine = visitor(hall.desk)
    seated(hall.desk).next()

    assert look(hall, mine.token)["overtaken"] == []


def test_each_overtaking_is_told_with_its_reason(hall: KioskHall) -> None:
    """Two elders by the rule, one number out of turn at counter 1; each of them once."""
    mine = visitor(hall.desk)
    late = visitor(hall.desk)
    clerk = seated(hall.desk)
    for _ in range(2):
        elder(hall.desk)
        clerk.next()
        clerk.begin()
    clerk.finish()
    clerk.press(calls.call, ticket=late.id)
    assert passed(hall, mine.token) == [("priority", 2, None), ("chosen", 1, "1")]
    clerk.begin()
    clerk.next()

    assert look(hall, mine.token)["state"] == "called"
    assert passed(hall, mine.token) == [("priority", 2, None), ("chosen", 1, "1")]
    assert passed(hall, late.token) == [("priority", 2, None)]


def test_an_elder_is_told_of_the_ordinary_turn(hall: KioskHall) -> None:
    """After two elders in a row an ordinary visitor who came later than the third one."""
    clerk = seated(hall.desk)
    elders = [elder(hall.desk) for _ in range(3)]
    visitor(hall.desk)
    for _ in range(3):
        clerk.next()
        clerk.begin()

    assert passed(hall, elders[2].token) == [("ordinary_turn", 1, None)]


def test_a_press_taken_back_overtook_nobody(hall: KioskHall) -> None:
    """An undone call never happened for those who wait."""
    mine = visitor(hall.desk)
    elder(hall.desk)
    clerk = seated(hall.desk)
    clerk.next()
    assert passed(hall, mine.token) == [("priority", 1, None)]

    clerk.press(undoing.undo)

    assert passed(hall, mine.token) == []


def test_whoever_is_on_hold_knows_where_to_wait(hall: KioskHall) -> None:
    """The counter stays, and no reason is told."""
    mine = visitor(hall.desk)
    clerk = seated(hall.desk)
    clerk.next()
    clerk.begin()
    clerk.press(holding.hold, kind="ask", reason="阶梯水价怎么算")

    seen = hall.get(f"/api/tickets/{mine.token}")

    assert (seen.json["state"], seen.json["counter"]["id"]) == ("held", "1")
    assert "阶梯" not in seen.text


def test_whoever_is_sent_on_knows_for_whom_to_wait(hall: KioskHall) -> None:
    """Another service, one counter, one person (by where they sit, never by name)."""
    clerk, _ = seated(hall.desk), seated(hall.desk, "2", WANG)
    seated(hall.desk, "3", MANAGER)
    to: list[tuple[dict[str, str], bool, Any]] = [
        ({"service": "connection"}, True, None),
        ({"to_counter": "2"}, False, ("counter", "2")),
        ({"to_staff": WANG}, False, ("person", "2")),
    ]
    for where, moved, sent in to:
        mine = visitor(hall.desk)
        clerk.next()
        clerk.begin()
        clerk.press(sending.transfer, **where)
        seen = look(hall, mine.token)
        found = seen["sent"] and (seen["sent"]["to"], seen["sent"]["counter"]["id"])
        assert (seen["state"], seen["moved"], found) == ("waiting", moved, sent), where
        assert WANG not in str(seen).replace(mine.token, "")


def test_a_low_counter_is_asked_for_with_one_tap(hall: KioskHall) -> None:
    """Only where one handles the service; then nobody else calls this visitor."""
    assert [s["id"] for s in hall.scene()["services"] if s["low"]] == ["connection", "repair"]
    refused = hall.post("/api/tickets", {"service": "payment", "low": True})
    assert (refused.status_code, refused.json["code"]) == (409, "no_low_counter")
    taken = hall.take("connection", low=True)

    assert taken["low"] is True
    assert look(hall, taken["token"])["sent"] == {"to": "low", "counter": None}
    assert seated(hall.desk, "2", WANG).next() is None
    called = seated(hall.desk, "3", LI).next()
    assert called is not None
    assert called.number == taken["number"]


def test_there_are_words_for_every_reason_in_both_languages() -> None:
    """One and many; a reason without words would be shown as its key."""
    words = Words.load(ROOT / "words")
    reasons = Passed.model_fields["why"].annotation.__args__  # type: ignore[union-attr]
    for language in words.languages:
        for why in reasons:
            for key in (why, f"{why}_one"):
                assert words.say(f"ticket.overtaken.{key}", language, count=2, counter="X")
