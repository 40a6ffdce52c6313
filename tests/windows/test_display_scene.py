"""What the hall display is told, and what it never is."""

import json

from hall.desk import day
from hall.desk.desk import Desk
from hall.settings.devices import Notice
from hall.voice.script import phrase
from tests.halls import LI, WANG, both, elder, seated, visitor
from tests.windows.display_desk import WORDS, desk, go, screen, shown

__all__ = ["desk"]


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
    assert scene["speech"][-1]["wavs"] == [said.key]


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
    assert scene["speech"][0]["wavs"] == scene["speech"][2]["wavs"] != []


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
    assert set(scene["speech"][0]) == {"seq", "at", "ticket", "wavs"}
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


def test_what_is_for_an_open_hall_stands_back_when_the_day_is_over(desk: Desk) -> None:
    """Not while somebody who has a number is still waited for; counter screens say when next."""
    texts = ((both("watch"), True), (both("holiday"), False))
    rows = [Notice(text=each, open_only=only) for each, only in texts]
    display = desk.settings.display.model_copy(update={"notices": rows})
    desk.settings = desk.settings.model_copy(update={"display": display})

    def told() -> list[str]:
        return [each["zh"] for each in shown(desk)["notices"]]

    clerk = seated(desk)
    visitor(desk)
    assert told() == ["watch", "holiday"]
    desk.act(day.close_day, staff=LI, reason="x")
    assert (told(), screen(desk, "3")["over"]) == (["watch", "holiday"], None)
    clerk.next()
    clerk.begin()
    assert (told(), screen(desk, "3")["over"]) == (["watch", "holiday"], None)
    clerk.finish()
    assert (told(), screen(desk)["over"]) == (["holiday"], None), "somebody sits at counter 1"
    assert set(screen(desk, "3")["over"]) == {"opens_at"}


def test_a_paused_counter_is_shown_with_its_reason(desk: Desk) -> None:
    """On the hall display and on its own screen."""
    clerk = seated(desk)
    clerk.pause("meal")

    assert [(each["counter"], each["reason"]) for each in shown(desk)["paused"]] == [("1", "meal")]
    assert screen(desk)["counter"]["state"] == "paused"
    clerk.resume()
    assert shown(desk)["paused"] == []


def test_a_hall_that_is_not_spoken_names_no_sound(desk: Desk) -> None:
    """settings.voice.enabled; the calls themselves are still told, for the chime."""
    quiet = desk.settings.voice.model_copy(update={"enabled": False})
    desk.settings = desk.settings.model_copy(update={"voice": quiet})
    visitor(desk)
    seated(desk).next()

    assert [each["wavs"] for each in shown(desk)["speech"]] == [[]]
