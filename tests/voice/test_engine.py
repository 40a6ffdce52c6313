"""The real speech engines, both of them, and what happens when one is missing or broken."""

import json
import math
import subprocess
import sys
import time
from array import array
from pathlib import Path

import pytest

from hall.voice import engine, sound
from hall.voice.chime import chime
from hall.voice.engine import Engine, EngineFault
from hall.voice.script import Phrase
from tests.need import need_program
from tests.voice.cast import called, program


def real(kind: str) -> Engine:
    """The engine of that kind; the test needs it to be here."""
    if kind == "espeak-ng":
        return engine.program(need_program("espeak-ng"))
    pytest.importorskip("espeakng_loader")
    return engine.helper()


@pytest.mark.parametrize("kind", ["espeak-ng", "loader"])
@pytest.mark.parametrize("language", ["zh", "yue", "en"])
def test_a_call_is_a_few_seconds_of_sound_at_the_right_level(kind: str, language: str) -> None:
    """Length, level and shape of the WAV of both engines, in every language; nothing clips."""
    samples = sound.read(real(kind).say(called("A012", "12", language)))

    assert 2.3 < len(samples) / sound.RATE < 6.5
    assert max(map(abs, samples)) <= sound.PEAK
    assert abs(20 * math.log10(sound.strength(samples) / sound.LEVEL)) < 0.7


def test_everything_the_hall_says_is_equally_loud() -> None:
    """Chime, languages, short and long: within 3 dB of each other, as a plain RMS too."""
    said = [
        called(number, "12", each) for number in ("A012", "W959") for each in ("zh", "yue", "en")
    ]
    texts = [Phrase("请让出通道。", "zh", 150), Phrase("Please keep quiet. Thank you.", "en", 150)]
    heard = [sound.read(real("espeak-ng").say(each)) for each in (*said, *texts)]
    heard.append(sound.read(chime()))
    levels = [20 * math.log10(plain_rms(each) / 32767) for each in heard]

    assert max(levels) - min(levels) < 3, levels


def plain_rms(samples: "array[int]") -> float:
    """Root mean square of all of it, as a meter would say it."""
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples))


@pytest.mark.parametrize("kind", ["espeak-ng", "loader"])
def test_a_faster_pace_makes_a_shorter_sentence(kind: str) -> None:
    """The pace of the settings reaches the engine."""
    slow, fast = (len(real(kind).say(Phrase(called().text, "zh", pace))) for pace in (100, 220))

    assert fast < 0.75 * slow


def test_a_missing_program_is_a_fault_and_no_crash() -> None:
    """What the settings name may not be on this machine."""
    with pytest.raises(EngineFault) as fault:
        engine.program("/nowhere/espeak-ng").say(called())

    assert fault.value.code == "missing"


@pytest.mark.parametrize(
    "source", ["raise SystemExit(3)", "print('rubbish')", "", "import os; os.abort()"]
)
def test_a_broken_engine_is_a_fault(source: str) -> None:
    """An exit code, rubbish, nothing at all, a crash of the library: the hall goes on."""
    with pytest.raises(EngineFault) as fault:
        program(source).say(called())

    assert fault.value.code == "broken"


def test_a_hanging_engine_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time-out, and its process is gone."""
    monkeypatch.setattr(engine, "TIMEOUT", 0.3)
    begun = time.monotonic()

    with pytest.raises(EngineFault) as fault:
        program("import time; time.sleep(60)").say(called())

    assert fault.value.code == "silent"
    assert time.monotonic() - begun < 5


def test_a_language_without_a_voice_is_a_fault() -> None:
    """Words may exist in a language that no engine speaks."""
    with pytest.raises(EngineFault) as fault:
        real("espeak-ng").say(Phrase("bonjour", "fr", 150))

    assert fault.value.code == "language"


def test_auto_passes_over_a_program_that_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken espeak-ng on PATH must not silence a hall that has the library."""
    pytest.importorskip("espeakng_loader")
    fake = tmp_path / "espeak-ng"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert engine.working("auto", called()).name == "espeakng-loader"
    with pytest.raises(EngineFault):
        engine.working("espeak-ng", called())


def test_the_helper_says_why_it_cannot() -> None:
    """An unknown voice ends the helper with its own code and a reason."""
    pytest.importorskip("espeakng_loader")
    order = json.dumps({"text": "x", "voice": "nobody", "pace": 150})
    done = subprocess.run(
        [sys.executable, "-I", str(engine.HELPER)],
        input=order.encode(),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 4
    assert b"nobody" in done.stderr


@pytest.mark.parametrize("kind", ["espeak-ng", "loader"])
def test_a_voice_that_the_engine_lacks_is_told_apart(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine works; only this language is missing, and the others are spoken on."""
    monkeypatch.setitem(engine.VOICES, "yue", "nobody")

    with pytest.raises(EngineFault) as fault:
        real(kind).say(called(language="yue"))
    assert fault.value.code == "language"
