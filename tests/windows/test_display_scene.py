"""What the hall display and the counter screens are told, and what they never are."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from display.board import board
from display.counter_screen import counter_screen
from display.pages import window
from hall.core.happenings import CounterPaused, TicketCalled, TicketTaken
from hall.core.refusals import Refusal
from hall.desk.desk import Desk
from hall.hub.app import Hub
from hall.hub.runtime import open_runtime
from hall.settings.words import Words
from hall.voice.script import phrase
from tests.halls import LI, WANG, Clock, both, elder, opened, seated, settings, visitor

WORDS = Words.load(Path(__file__).resolve().parents[2] / "words")
AREAS = [
    {"id": "1", "name": both("1"), "serves": ["payment"]},
    {"id": "2", "name": both("2"), "serves": ["connection"], "area": "upstairs"},
    {"id": "3", "name": both("3"), "serves": ["repair"]},
]


def notice(word: str, **days: date) -> dict[str, Any]:
    """A notice of the settings."""
    return {"text": both(word), **days}


NOTICES = [
    notice("always"),
    notice("over", until=date(2026, 3, 1)),
    notice("last day", until=date(2026, 3, 2)),
    notice("first day", since=date(2026, 3, 2)),
    notice("not yet", since=date(2026, 3, 3)),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hall of two areas on SQLite, Monday 2 March 2026, nine o'clock."""
    made = settings(
        counters=AREAS,
        display={"notices": NOTICES},
        store={"var": str(tmp_path)},
    )
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", made) as desk:
        yield desk


def shown(desk: Desk, area: str = "main") -> dict[str, Any]:
    """The display's scene now."""
    with desk.read() as reading:
        return board(desk.floor, desk.settings, reading, area, WORDS.say)


def screen(desk: Desk, counter: str = "1") -> dict[str, Any]:
    """A counter's screen now."""
    with desk.read() as reading:
        return counter_screen(desk.floor, desk.settings, reading, counter)


def go(desk: Desk, **span: float) -> None:
    """Let time pass."""
    assert isinstance(desk.now, Clock)
    desk.now.go(**span)


def test_a_hall_where_nobody_was_called_shows_only_who_waits(desk: Desk) -> None:
    """The empty display: no calls, no pauses, zeros."""
    scene = shown(desk)

    assert scene["calls"] == scene["speech"] == scene["paused"] == []
    assert {each["service"]: each["count"] for each in scene["waiting"]} == {
        "payment": 0,
        "repair": 0,
    }


def test_the_newest_call_stands_first_and_carries_its_sound(desk: Desk) -> None:
    """The display and the voice speak of the same call."""
    visitor(desk)
    visitor(desk, "repair")
    seated(desk).next()
    go(desk, seconds=5)
    seated(desk, "3", WANG).next()
    scene = shown(desk)

    assert [(call["number"], call["counter"]) for call in scene["calls"]] == [
        ("R001", "3"),
        ("A001", "1"),
    ]
    assert [call["seq"] for call in scene["speech"]] == sorted(
        call["seq"] for call in scene["calls"]
    )
    said = phrase("R001", "3", "3", language="zh", pace=150, say=WORDS.say)
    assert scene["speech"][-1]["wav"] == said.key


def test_a_recall_brings_a_ticket_forward_once_and_is_spoken_again(desk: Desk) -> None:
    """One place on the display, two calls for the loudspeaker."""
    visitor(desk)
    visitor(desk, "repair")
    clerk = seated(desk)
    clerk.next()
    seated(desk, "3", WANG).next()
    clerk.recall()
    scene = shown(desk)

    assert [(call["number"], call["again"]) for call in scene["calls"]] == [
        ("A001", True),
        ("R001", False),
    ]
    assert len(scene["speech"]) == 3
    assert scene["speech"][0]["wav"] == scene["speech"][2]["wav"]


def test_a_display_shows_its_own_area_only(desk: Desk) -> None:
    """Upstairs hears nothing of the ground floor, and the other way about."""
    visitor(desk)
    visitor(desk, "connection")
    seated(desk).next()
    seated(desk, "2", WANG).next()

    assert [call["number"] for call in shown(desk)["calls"]] == ["A001"]
    assert [call["number"] for call in shown(desk, "upstairs")["calls"]] == ["C001"]
    assert [each["service"] for each in shown(desk, "upstairs")["waiting"]] == ["connection"]


def test_both_classes_are_one_count(desk: Desk) -> None:
    """How many of them have priority is nobody's business."""
    visitor(desk)
    elder(desk)

    assert shown(desk)["waiting"][0]["count"] == 2


def test_of_a_visitor_nothing_is_told_but_the_number(desk: Desk) -> None:
    """No name, no class, no reason, no token: the fields of an elder's call are these (D4, K1)."""
    elder(desk)
    seated(desk).next()
    scene = shown(desk)

    call = {"seq", "at", "ticket", "number", "counter", "counter_name", "again", "current"}
    assert set(scene["calls"][0]) == call
    assert set(scene["speech"][0]) == {"seq", "at", "ticket", "wav"}
    assert set(screen(desk)["now"]) == {"number", "state", "service", "called_at", "calls"}
    assert "员工" not in json.dumps(scene, ensure_ascii=False), (
        "the clerk is not on the big display"
    )


def test_notices_come_and_go_by_their_days_in_the_halls_own_time(desk: Desk) -> None:
    """Both end days count; the day changes at midnight in Shanghai, not in London."""
    assert [each["zh"] for each in shown(desk)["notices"]] == ["always", "last day", "first day"]

    go(desk, hours=14.9)
    assert {"zh": "last day", "en": "last day"} in shown(desk)["notices"]
    go(desk, hours=0.2)
    assert [each["zh"] for each in shown(desk)["notices"]] == ["always", "first day", "not yet"]


def test_a_paused_counter_is_shown_with_its_reason(desk: Desk) -> None:
    """On the hall display and on its own screen."""
    clerk = seated(desk)
    clerk.pause("meal")

    assert [(each["counter"], each["reason"]) for each in shown(desk)["paused"]] == [("1", "meal")]
    assert screen(desk)["counter"]["state"] == "paused"
    clerk.resume()
    assert shown(desk)["paused"] == []


def test_a_counter_screen_goes_from_closed_to_waiting_to_called_to_serving(desk: Desk) -> None:
    """Its whole life, with the clerk's number and name under it (R2-7)."""
    assert (screen(desk)["counter"]["state"], screen(desk)["now"]) == ("closed", None)

    visitor(desk)
    clerk = seated(desk)
    assert (screen(desk)["counter"]["state"], screen(desk)["now"]) == ("open", None)
    clerk.next()
    assert (screen(desk)["now"]["number"], screen(desk)["now"]["state"]) == ("A001", "called")
    clerk.begin()
    assert screen(desk)["now"]["state"] == "serving"
    assert screen(desk)["clerk"] == {"number": LI, "name": both("员工")}


def test_a_hall_may_keep_its_clerks_names_off_the_screen(desk: Desk) -> None:
    """settings.display.show_clerk."""
    seated(desk)
    hidden = desk.settings.display.model_copy(update={"show_clerk": False})
    desk.settings = desk.settings.model_copy(update={"display": hidden})

    assert screen(desk)["clerk"] is None


def test_a_hall_that_is_not_spoken_names_no_sound(desk: Desk) -> None:
    """settings.voice.enabled; the calls themselves are still told, for the chime."""
    quiet = desk.settings.voice.model_copy(update={"enabled": False})
    desk.settings = desk.settings.model_copy(update={"voice": quiet})
    visitor(desk)
    seated(desk).next()

    assert [each["wav"] for each in shown(desk)["speech"]] == [None]


def test_an_unknown_counter_has_no_screen(desk: Desk) -> None:
    """Refused, not empty."""
    with pytest.raises(Refusal) as refusal:
        screen(desk, "9")

    assert refusal.value.code == "unknown_counter"


def test_the_pages_open_and_give_out_sounds_by_key_only(desk: Desk) -> None:
    """Addresses of this window: displays, screens, sounds; what is not there is not found."""
    sounds = {"chime": b"RIFF"}
    hub = Hub(desk, WORDS, open_runtime("threading"), "threading", wav=sounds.get)
    client = hub.open([window]).app.test_client()

    found = {
        path: client.get(path, base_url="http://127.0.0.1").status_code
        for path in (
            "/display/",
            "/display/?area=upstairs",
            "/display/?area=cellar",
            "/display/counter/2",
            "/display/counter/9",
            "/voice/chime.wav",
            "/voice/nothing.wav",
        )
    }
    assert found == {
        "/display/": 200,
        "/display/?area=upstairs": 200,
        "/display/?area=cellar": 404,
        "/display/counter/2": 200,
        "/display/counter/9": 404,
        "/voice/chime.wav": 200,
        "/voice/nothing.wav": 404,
    }
    sound = client.get("/voice/chime.wav", base_url="http://127.0.0.1")
    assert (sound.mimetype, sound.data) == ("audio/wav", b"RIFF")


def test_a_counter_screen_is_made_anew_only_by_its_own_counter(desk: Desk) -> None:
    """Fifty screens are not redrawn because somebody took a number."""
    hub = Hub(desk, WORDS, open_runtime("threading"), "threading")
    hub.open([window])
    hears = hub.scenes["counter-screen"].hears

    taken = TicketTaken(1, "A001", "payment", "ordinary", None, None, 0, None)
    called = TicketCalled(1, "A001", "payment", "2", LI, "fifo")
    assert hears(taken) == ()
    assert hears(called) == ("2",)
    assert hears(CounterPaused("3", LI, "meal")) == ("3",)
