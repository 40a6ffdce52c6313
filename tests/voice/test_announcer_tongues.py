"""The voice in several languages, with announcements, and by recordings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall.desk import announcing
from hall.desk.desk import Desk
from hall.hub.runtime import open_runtime
from hall.voice.announcer import Announcer
from hall.voice.chime import chime
from hall.voice.script import call_phrases
from tests.halls import MANAGER, journal, opened, seated, settings, visitor
from tests.voice.cast import WORDS
from tests.voice.mouth import Mouth
from tests.voice.test_announcer import follow
from tests.voice.test_clips import record


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


def speaking(desk: Desk, mouth: Mouth, **choice: object) -> Announcer:
    """The voice of the hall with these settings, opened."""
    voice = type(desk.settings.voice).model_validate(choice)
    desk.settings = desk.settings.model_copy(update={"voice": voice})
    made = Announcer(desk, WORDS, open_runtime("threading"), find=mouth.find)
    made.open()
    return made


def states(desk: Desk) -> list[tuple[str, str]]:
    """What the staff were told of the voice."""
    told = [entry.data for entry in journal(desk, "DeviceChanged")]
    return [(each["state"], each["detail"]) for each in told]


def test_a_call_is_made_ready_in_every_language_of_the_hall(desk: Desk, mouth: Mouth) -> None:
    """In turn, and each is handed out by its own name."""
    voice = speaking(desk, mouth, languages=["zh", "yue", "en"])
    mouth.said.clear()
    follower = follow(voice)
    visitor(desk)
    seated(desk).next()
    follower.step()
    said = voice.phrases("A001", "1")

    assert [each.language for each in said] == ["zh", "yue", "en"]
    assert mouth.said == [each.text for each in said]
    assert [voice.wav(each.key) for each in said] == [chime()] * 3


def test_a_language_that_the_engine_lacks_is_told_and_the_others_are_spoken(
    desk: Desk, mouth: Mouth
) -> None:
    """From the opening on; the engine is not given up for it, and a good call does not hide it."""
    mouth.lacks = "yue"
    voice = speaking(desk, mouth, languages=["yue", "en"])
    assert states(desk) == [("failed", "language")]
    visitor(desk)
    seated(desk).next()
    cantonese, english = voice.phrases("A001", "1")

    assert voice.wav(english.key) == chime()
    assert voice.wav(cantonese.key) is None
    assert voice.wav(english.key) == chime()
    assert states(desk) == [("failed", "language")]
    mouth.lacks = ""
    assert voice.wav(cantonese.key) == chime()
    assert states(desk)[-1] == ("ok", "")


def test_an_announcement_is_made_ready_and_spoken_while_it_stands_only(
    desk: Desk, mouth: Mouth
) -> None:
    """A manager's own words too; afterwards its sound cannot be asked for by name."""
    voice = speaking(desk, mouth)
    mouth.said.clear()
    follower = follow(voice)
    words = {"staff": MANAGER, "text": "请大家到二楼", "text_en": ""}
    made = desk.act(announcing.announce_words, **words)
    follower.step()
    (said,) = voice.announced()
    assert mouth.said == ["请大家到二楼"]
    assert voice.wav(said.key) == chime()
    (voice._folder / f"{said.key}.wav").unlink()
    assert voice.wav(said.key) == chime(), "made again while it stands"
    (voice._folder / f"{said.key}.wav").unlink()
    desk.act(announcing.end, staff=MANAGER, announcement=made)
    assert voice.announced() == ()
    assert voice.wav(said.key) is None


def test_a_hall_whose_clips_say_everything_asks_no_engine(
    desk: Desk, mouth: Mouth, tmp_path: Path
) -> None:
    """Not even at the opening: this PC may have none."""
    for each in call_phrases("A001", "1", {}, desk.settings.voice, WORDS.say):
        record(tmp_path / "clips", each.clips)
    mouth.fails = True
    voice = speaking(desk, mouth, clips=str(tmp_path / "clips"))
    visitor(desk)
    seated(desk).next()

    assert voice.wav(voice.phrases("A001", "1")[0].key)
    assert states(desk) == [("ok", "")]
