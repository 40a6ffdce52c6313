"""The real speech engines, both of them, and what happens when one is missing or broken."""

import json
import math
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hall.voice import engine, sound
from hall.voice.engine import Engine, EngineFault
from tests.need import need_program
from tests.voice.cast import called, program

PHONEMES = """
import ctypes, json, os, sys, espeakng_loader
lib = ctypes.CDLL(espeakng_loader.get_library_path())
lib.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0x8000)
lib.espeak_SetVoiceByName(sys.argv[1].encode())
lib.espeak_TextToPhonemes.restype = ctypes.c_char_p
lib.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
text, heard = ctypes.c_char_p(sys.stdin.buffer.read()), []
while text.value:
    heard.append(lib.espeak_TextToPhonemes(ctypes.byref(text), 1, 0).decode())
print(" ".join(heard))
"""
"""Asks the library itself, in a process of its own, which syllables it would say."""

TONES = {
    **dict(
        zip(
            "零一二三四五六七八九",
            ["35", "55", "51", "55", "51", "21", "51", "55", "55", "21"],
            strict=True,
        )
    ),
    "十": "35",
}
SYLLABLES = {
    **dict(
        zip(
            "零一二三四五六七八九",
            ["l'i", "j'i", "'@r", "s'a", "s'i[", "w'u", "l'iou", "tS;h'i", "p'A", "tS;'iou"],
            strict=True,
        )
    ),
}


def real(kind: str) -> Engine:
    """The engine of that kind; the test needs it to be here."""
    if kind == "espeak-ng":
        return engine.program(need_program("espeak-ng"))
    pytest.importorskip("espeakng_loader")
    return engine.helper()


def said_by_program(text: str) -> str:
    """The syllables of the eSpeak NG program, in its own letters."""
    command = [need_program("espeak-ng"), "-v", engine.VOICES["zh"], "-x", "-q", "--stdin"]
    return subprocess.run(
        command, input=text.encode(), capture_output=True, check=True
    ).stdout.decode()


def said_by_library(text: str) -> str:
    """The syllables of the library of espeakng-loader."""
    pytest.importorskip("espeakng_loader")
    command = [sys.executable, "-c", PHONEMES, engine.VOICES["zh"]]
    return subprocess.run(
        command, input=text.encode(), capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("kind", ["espeak-ng", "loader"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_call_is_a_few_seconds_of_sound_at_the_right_level(kind: str, language: str) -> None:
    """Length, level and shape of the WAV of both engines, in both languages."""
    samples = sound.read(real(kind).say(called("A012", "12", language)))

    loudest = max(map(abs, samples))
    power = math.sqrt(sum(sample * sample for sample in samples) / len(samples))
    assert 2.5 < len(samples) / sound.RATE < 6.5
    assert abs(20 * math.log10(loudest / 32767) + 3) < 0.1
    assert power > 1200, "as good as silent"


@pytest.mark.parametrize("kind", ["espeak-ng", "loader"])
def test_a_faster_pace_makes_a_shorter_sentence(kind: str) -> None:
    """The pace of the settings reaches the engine."""
    slow, fast = (
        len(real(kind).say(type(called())(called().text, "zh", pace))) for pace in (100, 220)
    )

    assert fast < 0.75 * slow


@pytest.mark.parametrize("syllables_of", [said_by_program, said_by_library])
@pytest.mark.parametrize("number", ["A012", "C345", "F678", "R911", "W918", "Y000", "A111"])
def test_every_figure_is_said_with_its_own_syllable_and_tone(
    syllables_of: Callable[[str], str], number: str
) -> None:
    """No figure is read in English, joined to a dictionary word, or given another's tone.

    A third tone (21) may rise before another one (35), as people say it.
    """
    figures = [called(number, "1").text[4:][at] for at in range(3)]
    heard = syllables_of(engine.readable(called(number, "1").text)).split("_|")[2:5]

    for figure, syllable in zip(figures, heard, strict=True):
        assert SYLLABLES[figure] in syllable, (figure, heard)
        tone = TONES[figure]
        allowed = ("21", "214", "35") if tone == "21" else (tone,)
        assert any(each in syllable for each in allowed), (figure, heard)


@pytest.mark.parametrize("syllables_of", [said_by_program, said_by_library])
def test_the_letter_is_said_by_its_name(syllables_of: Callable[[str], str]) -> None:
    """Between the first word and the figures stands one syllable of sound for A, and no article."""
    letter = syllables_of(engine.readable(called("A012", "3").text)).split("_|")[1]

    assert "'e" in letter
    assert "a#" not in letter


@pytest.mark.parametrize("syllables_of", [said_by_program, said_by_library])
def test_counter_one_keeps_its_first_tone(syllables_of: Callable[[str], str]) -> None:
    """1.52 knows a dictionary word that would change it."""
    heard = syllables_of(engine.readable(called("A002", "1").text))

    assert "j'i55" in heard
    assert "ji35" not in heard


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
    with pytest.raises(EngineFault):
        real("espeak-ng").say(type(called())("bonjour", "fr", 150))


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
