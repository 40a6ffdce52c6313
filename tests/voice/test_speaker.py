"""The shelf of sound files."""

import os
from pathlib import Path

import pytest

from hall.voice import sound
from hall.voice.chime import chime
from hall.voice.engine import Engine, EngineFault
from hall.voice.script import Phrase
from hall.voice.speaker import Speaker
from tests.voice.cast import called, program


class Counted:
    """An engine's `say` that counts, answering the chime's bytes."""

    def __init__(self, name: str = "one") -> None:
        self.said: list[str] = []
        self.engine = Engine(name, lambda _: [], lambda _: b"")
        object.__setattr__(self.engine, "say", self.say)

    def say(self, phrase: Phrase) -> bytes:
        """Remember the text."""
        self.said.append(phrase.text)
        return chime()


def shelf(folder: Path, engine: Engine | None, size: int = 10**9) -> Speaker:
    """A shelf that is ready."""
    made = Speaker(folder / "voice", engine, size)
    made.prepare()
    return made


def test_a_sentence_is_made_once_and_found_again(tmp_path: Path) -> None:
    """Also by the next process: the file stays."""
    counted = Counted()
    place = shelf(tmp_path, counted.engine).make(called())

    again = shelf(tmp_path, counted.engine)
    assert again.make(called()) == place == again.find(called().key)
    assert counted.said == [called().text]
    assert sound.read(place.read_bytes())


def test_another_engine_speaks_everything_anew(tmp_path: Path) -> None:
    """A hall never speaks with two voices."""
    shelf(tmp_path, Counted("one").engine).make(called())

    assert shelf(tmp_path, Counted("two").engine).find(called().key) is None


def test_the_shelf_keeps_its_size_the_chime_and_the_newest(tmp_path: Path) -> None:
    """What was unused for longest goes."""
    counted = Counted()
    size = len(chime())
    speaker = shelf(tmp_path, counted.engine, int(2.5 * size))
    sentences = [called(f"A00{number}") for number in range(5)]
    for age, each in enumerate(sentences):
        place = speaker.make(each)
        os.utime(place, (1000 + age, 1000 + age))
    speaker.make(called("A009"))

    left = {each.key for each in [*sentences, called("A009")] if speaker.find(each.key)}
    assert left == {called("A009").key, sentences[4].key}
    assert speaker.find("chime")


def test_a_shelf_smaller_than_one_sentence_still_gives_it(tmp_path: Path) -> None:
    """The call of this moment is never tidied away."""
    assert shelf(tmp_path, Counted().engine, 1).make(called()).exists()


@pytest.mark.parametrize("key", ["", "../engine", "engine", "a" * 31, "A" * 32, "a" * 32 + "/"])
def test_what_is_no_key_is_never_looked_up(tmp_path: Path, key: str) -> None:
    """A name from the wire cannot reach another file."""
    assert shelf(tmp_path, None).find(key) is None


def test_without_an_engine_the_chime_is_there_and_a_sentence_is_a_fault(tmp_path: Path) -> None:
    """The hall falls back to the chime."""
    speaker = shelf(tmp_path, None)

    assert sound.read(speaker.find("chime").read_bytes())  # type: ignore[union-attr]
    with pytest.raises(EngineFault):
        speaker.make(called())


def test_a_failed_sentence_leaves_nothing_behind(tmp_path: Path) -> None:
    """No half file is ever played."""
    speaker = shelf(tmp_path, program("raise SystemExit(1)"))
    with pytest.raises(EngineFault):
        speaker.make(called())

    assert {each.name for each in speaker.folder.iterdir()} == {"engine", "chime.wav"}
