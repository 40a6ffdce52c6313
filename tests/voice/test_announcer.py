"""The voice at work in a hall: sounds are ready for calls, and a dumb engine stops nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk.desk import Desk
from hall.hub.runtime import open_runtime
from hall.store.journal import Follower
from hall.voice.announcer import Announcer
from hall.voice.chime import chime
from hall.voice.script import CHIME
from tests.halls import Clock, journal, opened, seated, settings, visitor
from tests.voice.cast import WORDS
from tests.voice.mouth import Mouth


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hall on SQLite; the voice knows nothing of databases."""
    made = settings(store={"var": str(tmp_path / "var")})
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", made) as desk:
        yield desk


@pytest.fixture
def mouth() -> Mouth:
    """The engine of the test."""
    return Mouth()


@pytest.fixture
def voice(desk: Desk, mouth: Mouth) -> Announcer:
    """The voice of the hall, opened."""
    made = Announcer(desk, WORDS, open_runtime("threading"), find=mouth.find)
    made.open()
    return made


def fail(error: BaseException) -> None:
    """A follower in a test never has troubles."""
    raise error


def follow(voice: Announcer) -> Follower:
    """Its follower, from now on."""
    return voice.follow(fail)


def clock_of(desk: Desk) -> Clock:
    """The held clock of a test's desk."""
    assert isinstance(desk.now, Clock)
    return desk.now


def test_the_sound_of_a_call_is_ready_when_the_display_asks(
    desk: Desk, voice: Announcer, mouth: Mouth
) -> None:
    """It was made by following the journal, once, and is the call's own sentence."""
    follower = follow(voice)
    visitor(desk)
    called = seated(desk).next()
    assert called is not None
    follower.step()

    assert mouth.said == ["请 A 零零一 号，到 一 号窗口"]
    assert voice.wav(voice.phrases("A001", "1")[0].key) == chime()
    assert len(mouth.said) == 1


def test_a_recall_uses_the_same_sound(desk: Desk, voice: Announcer, mouth: Mouth) -> None:
    """What was said once is not made again."""
    follower = follow(voice)
    visitor(desk)
    clerk = seated(desk)
    clerk.next()
    clerk.recall()
    follower.step()

    assert len(mouth.said) == 1


def test_a_display_that_asks_before_the_follower_gets_its_sound_too(
    desk: Desk, voice: Announcer
) -> None:
    """The scene and the sound race each other; nobody has to win."""
    visitor(desk)
    seated(desk).next()

    assert voice.wav(voice.phrases("A001", "1")[0].key) == chime()


def test_nothing_but_this_halls_recent_calls_is_ever_spoken(
    desk: Desk, voice: Announcer, mouth: Mouth
) -> None:
    """A number nobody called, rubbish, a path: no sound and no work."""
    visitor(desk)
    seated(desk).next()
    never = voice.phrases("A999", "1")[0].key

    assert [voice.wav(key) for key in (never, "x", "../engine", "")] == [None] * 4
    assert mouth.said == []


def test_calls_older_than_a_minute_are_not_made_ready(
    desk: Desk, voice: Announcer, mouth: Mouth
) -> None:
    """After a long stop the voice does not work off what nobody will hear."""
    follower = follow(voice)
    visitor(desk)
    seated(desk).next()
    clock_of(desk).go(minutes=2)
    follower.step()

    assert mouth.said == []


def test_a_hall_without_an_engine_opens_with_the_chime_and_tells_the_staff(
    desk: Desk, mouth: Mouth
) -> None:
    """Engine missing: a fault on the watch board, not a crash."""
    mouth.fails = True
    voice = Announcer(desk, WORDS, open_runtime("threading"), find=mouth.find)
    voice.open()

    assert voice.wav(CHIME) == chime()
    told = [entry.data for entry in journal(desk, "DeviceChanged")]
    assert [(each["device"], each["state"], each["detail"]) for each in told] == [
        ("voice", "failed", "missing")
    ]


def test_an_engine_that_breaks_is_left_alone_then_tried_again_and_told_once_each(
    desk: Desk, voice: Announcer, mouth: Mouth
) -> None:
    """Failed once, rested, mended: three changes in the journal and no more."""
    for _ in range(3):
        visitor(desk)
    clerk = seated(desk)
    clerk.next()
    mouth.fails = True
    key = voice.phrases("A001", "1")[0].key

    assert voice.wav(key) is None
    mouth.fails = False
    assert voice.wav(key) is None, "tried again within its rest"
    clock_of(desk).go(seconds=31)
    assert voice.wav(key) == chime()
    states = [entry.data["state"] for entry in journal(desk, "DeviceChanged")]
    assert states == ["ok", "failed", "ok"]


def test_a_disk_that_takes_nothing_is_a_fault(tmp_path: Path, desk: Desk, mouth: Mouth) -> None:
    """Also then the hall opens, and says why it is dumb."""
    (tmp_path / "file").write_text("in the way")
    voice = Announcer(
        desk, WORDS, open_runtime("threading"), find=mouth.find, folder=tmp_path / "file"
    )
    voice.open()

    assert voice.wav(CHIME) is None
    assert [entry.data["detail"] for entry in journal(desk, "DeviceChanged")] == ["disk"]


@pytest.mark.parametrize("choice", [{"enabled": False}, {"engine": "none"}])
def test_a_hall_that_does_not_want_speech_asks_no_engine(
    desk: Desk, mouth: Mouth, choice: dict[str, object]
) -> None:
    """The chime stays; nobody is alarmed."""
    quiet = desk.settings.voice.model_copy(update=choice)
    desk.settings = desk.settings.model_copy(update={"voice": quiet})
    mouth.fails = True
    voice = Announcer(desk, WORDS, open_runtime("threading"), find=mouth.find)
    voice.open()

    assert voice.wav(CHIME) == chime()
    assert [entry.data["state"] for entry in journal(desk, "DeviceChanged")] == ["ok"]
