"""What is said to the whole hall: by whom, for how long, and what takes whose place."""

import pytest

from hall.desk import announcing
from hall.desk.desk import Desk
from hall.desk.reading_announcement import AnnouncementView
from hall.settings.devices import Emergency
from tests.halls import GUARD, MANAGER, both, journal, refused


def say(desk: Desk, phrase: str) -> int:
    """The guard chooses a text."""
    made: int = desk.act(announcing.announce, staff=GUARD, phrase=phrase)
    return made


def words(desk: Desk, text: str, text_en: str = "") -> int:
    """The manager's own words."""
    made: int = desk.act(announcing.announce_words, staff=MANAGER, text=text, text_en=text_en)
    return made


def stands(desk: Desk) -> AnnouncementView | None:
    """What stands announced now."""
    with desk.read() as reading:
        return reading.announcement()


def test_a_reminder_stands_for_half_a_minute_and_may_then_be_said_again(desk: Desk) -> None:
    """To the second; a second press within it changes nothing."""
    first = say(desk, "quiet")
    view = stands(desk)
    assert view is not None
    assert (view.id, view.phrase, view.urgent, view.staff) == (first, "quiet", False, GUARD)
    (fact,) = journal(desk, "AnnouncementMade")
    assert (fact.seq, fact.data["urgent"]) == (view.seq, False)
    with refused(desk, "already_announced"):
        say(desk, "quiet")
    desk.now.go(seconds=29)
    assert stands(desk) is not None
    desk.now.go(seconds=1)
    assert stands(desk) is None
    assert say(desk, "quiet") != first


def test_an_emergency_stands_until_it_is_ended_or_its_time_is_over(desk: Desk) -> None:
    """Ended once, by whoever was there; half an hour otherwise."""
    first = say(desk, "leave")
    desk.act(announcing.end, staff=MANAGER, announcement=first)
    assert stands(desk) is None
    assert journal(desk, "AnnouncementEnded")[0].data["staff"] == MANAGER
    with refused(desk, "not_announced"):
        desk.act(announcing.end, staff=GUARD, announcement=first)
    second = say(desk, "leave")
    desk.now.go(minutes=29)
    assert stands(desk) is not None
    desk.now.go(minutes=1)
    assert stands(desk) is None
    with refused(desk, "not_announced"):
        desk.act(announcing.end, staff=GUARD, announcement=second)


def test_a_newer_emergency_takes_the_place_of_anything_and_a_reminder_of_none(desk: Desk) -> None:
    """Whoever chose wrong in a hurry chooses again; nobody asks for quiet during an alarm."""
    say(desk, "quiet")
    first = say(desk, "aid")
    with refused(desk, "already_announced"):
        say(desk, "aid")
    with refused(desk, "emergency_stands"):
        say(desk, "quiet")
    second = say(desk, "leave")
    with refused(desk, "not_announced"):
        desk.act(announcing.end, staff=GUARD, announcement=first)
    view = stands(desk)
    assert view is not None
    assert view.id == second


def test_own_words_are_short_and_stand_nowhere_in_the_journal(desk: Desk) -> None:
    """A number plate is somebody's; the journal is kept for years (K1)."""
    words(desk, "  请 粤B12345  的车主挪车 ", "Please move your car.")
    view = stands(desk)
    assert view is not None
    assert (view.phrase, view.urgent) == ("", True)
    assert (view.text_zh, view.text_en) == ("请 粤B12345 的车主挪车", "Please move your car.")
    assert "12345" not in str([entry.data for entry in journal(desk)])
    with refused(desk, "already_announced"):
        words(desk, "请 粤B12345 的车主挪车", "Please move your car.")
    for text, text_en in (("", ""), ("  ", "x"), ("字" * 61, ""), ("字", "x" * 121)):
        with refused(desk, "text_needed", longest=60):
            words(desk, text, text_en)
    words(desk, "字" * 60, "x" * 120)


@pytest.mark.parametrize("phrase", ["", "nothing", "flood"])
def test_only_texts_that_this_hall_has_may_be_chosen(desk: Desk, phrase: str) -> None:
    """Those of the settings too."""
    with refused(desk, "unknown_announcement"):
        say(desk, phrase)
    flood = Emergency.model_validate({"id": "flood", "name": both("漏水"), "text": both("漏水了")})
    voice = desk.settings.voice.model_copy(update={"emergencies": (flood,)})
    desk.settings = desk.settings.model_copy(update={"voice": voice})
    assert say(desk, "flood")
