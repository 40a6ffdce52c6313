"""The clip pack: played where it is complete, named file by file where it is not."""

import wave
from array import array
from datetime import time
from pathlib import Path

import pytest

from hall.settings.devices import Voice
from hall.settings.schema import Settings
from hall.voice import sound
from hall.voice.clips import PAUSE, ClipFault, Clips
from hall.voice.engine import EngineFault
from hall.voice.script import CHIME
from hall.voice.speaker import Speaker
from hall.voice.wanted import tell_clips, wanted
from tests.halls import settings
from tests.voice.cast import WORDS, called
from tests.voice.test_sound import as_wav, silence, tone
from tests.voice.test_speaker import Counted


def record(folder: Path, names: tuple[str, ...], language: str = "zh", rate: int = 44100) -> None:
    """Somebody records these words, each as loud as they happened to speak."""
    (folder / language).mkdir(parents=True, exist_ok=True)
    for at, name in enumerate(names):
        spoken = silence(0.2) + tone(0.3, 800 + 2500 * (at % 8)) + silence(0.3)
        (folder / language / f"{name}.wav").write_bytes(as_wav(spoken, rate))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with every clip of one call."""
    record(tmp_path / "clips", called().clips)
    return tmp_path / "clips"


def test_a_sentence_of_which_every_clip_is_there_is_joined_of_them(folder: Path) -> None:
    """In order, without the silence around each, all equally loud, none clipping."""
    samples = sound.read(Clips(folder).say(called()))
    count = len(called().clips)
    each = 0.3 * 22050 / 44100 + 0.02
    parts = [
        sound.strength(samples[int(at * (each + PAUSE) * sound.RATE) :][:2500])
        for at in range(count)
    ]

    assert len(samples) / sound.RATE == pytest.approx(count * (each + PAUSE) + 0.1, abs=0.25)
    assert max(parts) / min(parts) < 1.41, "clips are within 3 dB of each other"
    assert max(map(abs, samples)) < sound.PEAK


def test_one_missing_clip_and_the_engine_says_the_whole_sentence(
    tmp_path: Path, folder: Path
) -> None:
    """Never half a recording and half a machine in one sentence."""
    counted = Counted()
    speaker = Speaker(tmp_path / "shelf", counted.engine, clips=Clips(folder))
    speaker.prepare()
    speaker.make(called())
    speaker.make(called("A002"))

    assert Clips(folder).has(called())
    assert not Clips(folder).has(called("A002"))
    assert counted.said == [called("A002").text]


def test_a_clip_that_cannot_be_played_is_as_good_as_missing(tmp_path: Path, folder: Path) -> None:
    """In the hall the engine speaks; the fault is told by `clips`, with the reason."""
    (folder / "zh" / "A.wav").write_bytes(as_wav(tone(), 44100, channels=2))
    counted = Counted()
    speaker = Speaker(tmp_path / "shelf", counted.engine, clips=Clips(folder))
    speaker.prepare()
    speaker.make(called())

    assert counted.said == [called().text]
    assert "2 channels" in str(Clips(folder).fault("zh", "A"))
    with pytest.raises(ClipFault):
        Clips(folder).say(called())


def test_a_hall_of_clips_alone_speaks_what_it_has(tmp_path: Path, folder: Path) -> None:
    """engine = "none": no engine is asked, and what is not recorded is a fault."""
    speaker = Speaker(tmp_path / "shelf", None, clips=Clips(folder))
    speaker.prepare()

    assert sound.read(speaker.make(called()).read_bytes())
    with pytest.raises(EngineFault):
        speaker.make(called("A009"))


def test_another_pack_makes_everything_anew_and_the_same_one_nothing(
    tmp_path: Path, folder: Path
) -> None:
    """A clip recorded again must be heard the next morning; sounds are made once otherwise."""

    def opened() -> Speaker:
        speaker = Speaker(tmp_path / "shelf", None, clips=Clips(folder))
        speaker.prepare()
        return speaker

    opened().make(called())
    assert opened().find(called().key)
    record(folder, ("A",), rate=48000)
    assert opened().find(called().key) is None
    assert opened().find(CHIME)


def hall(tmp_path: Path, clips: str) -> Settings:
    """A hall of two languages with a folder of clips."""
    made = settings(voice={"languages": ["zh", "en"], "clips": clips})
    return Settings.standing(made.model_dump(), tmp_path, ())


def test_the_list_names_every_file_of_this_hall_with_the_words_to_say(tmp_path: Path) -> None:
    """And only those: its prefixes, its counters, its languages."""
    record(tmp_path / "clips", ("0", "counter-1"))
    (tmp_path / "clips" / "zh" / "1.wav").write_bytes(b"rubbish")
    found = {
        (each.language, each.name): each for each in wanted(hall(tmp_path, "clips"), WORDS.say)
    }
    zh = {name for language, name in found if language == "zh"}

    assert {*"0123456789", "A", "C", "R", "call-1", "call-2", "call-3"} <= zh
    assert {"counter-1", "counter-2", "counter-3", "say-quiet", "say-leave"} <= zh
    assert not zh & {"B", "counter-4", "call-named-1"}
    assert found["zh", "counter-2"].text == "二"
    assert found["zh", "call-2"].text == "号，到"
    assert found["en", "7"].text == "seven"
    assert found["zh", "0"].fault is found["zh", "counter-1"].fault is None
    assert found["zh", "2"].fault == ""
    assert "no WAV" in str(found["zh", "1"].fault)


def test_every_clip_that_a_call_can_need_is_on_the_list(tmp_path: Path) -> None:
    """Otherwise a hall records everything and still hears the machine."""
    made = hall(tmp_path, "clips")
    named = {(each.language, each.name) for each in wanted(made, WORDS.say)}
    needed = {
        (language, clip)
        for language in ("zh", "en")
        for counter in ("1", "2", "3")
        for clip in called("A0123456789", counter, language).clips
    }
    assert needed <= named


def test_the_list_is_told_in_lines_with_a_sum(tmp_path: Path) -> None:
    """What the command prints, by its sentences and blanks."""
    record(tmp_path / "clips", ("0",))
    (tmp_path / "clips" / "zh" / "1.wav").write_bytes(b"rubbish")
    told: list[tuple[str, dict[str, object]]] = []
    tell_clips(hall(tmp_path, "clips"), WORDS.say, lambda key, **about: told.append((key, about)))
    lines = [WORDS.say(f"cli.{key}", "zh", **about) for key, about in told]

    assert [key for key, _ in told[:2]] == ["clip_missing"] * 2
    assert "! clips/zh/call-1.wav  没有：“请”" in lines
    assert any("zh/1.wav" in line and "no WAV" in line for line in lines)
    assert (told[-1][0], told[-1][1]["there"]) == ("clips_all", 1)


def test_hours_past_midnight_are_quieter_too() -> None:
    """From ten in the evening to seven in the morning."""
    made = Voice.model_validate(
        {"volume": 90, "quieter": [{"start": "22:00", "end": "07:00", "volume": 30}]}
    )
    hours = ("21:59", "22:00", "23:59", "00:00", "06:59", "07:00")
    heard = [made.volume_at(time.fromisoformat(at)) for at in hours]

    assert heard == [90, 30, 30, 30, 30, 90]


def test_a_wav_written_here_is_one_to_others(folder: Path) -> None:
    """Mono, 16 bit, 22050 Hz, as every player expects."""
    place = folder / "joined.wav"
    place.write_bytes(Clips(folder).say(called()))
    with wave.open(str(place)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22050)
        assert len(array("h", file.readframes(10**7))) > 22050
