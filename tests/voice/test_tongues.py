"""`check` tries every language aloud."""

import pytest

from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.voice import engine
from hall.voice.tongues import tongues
from tests.halls import settings
from tests.need import need_program
from tests.voice.cast import WORDS


def hall(**voice: object) -> Settings:
    """A hall with these settings of its voice."""
    return settings(voice=voice)


def lines(made: Settings, words: Words = WORDS) -> list[tuple[bool, str]]:
    """Each line as it is printed, with whether it is good."""
    return [(each.ok, each.say(words, "zh")) for each in tongues(made, words.say)]


def test_every_language_is_tried_and_the_one_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The engine of this machine, really speaking."""
    need_program("espeak-ng")
    made = hall(languages=["zh", "yue", "en"], engine="espeak-ng")
    assert [ok for ok, _ in lines(made)] == [True, True, True]
    monkeypatch.setitem(engine.VOICES, "yue", "nobody")
    told = lines(made)

    assert [ok for ok, _ in told] == [True, False, True]
    assert "不会说 yue" in told[1][1]


@pytest.mark.parametrize("voice", [{"enabled": False}, {"engine": "none", "clips": "clips"}])
def test_a_hall_without_an_engine_is_asked_nothing(voice: dict[str, object]) -> None:
    """Chime only, or clips only."""
    assert lines(hall(**voice)) == []
