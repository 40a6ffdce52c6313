"""The speech engines: eSpeak NG as this PC's program, or as a library in a helper process."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from hall.voice import sound
from hall.voice.mandarin import WALL, sounded
from hall.voice.script import Phrase

TIMEOUT = 5.0
"""Seconds a sentence may take to make; after that the engine counts as broken."""

VOICES = {"zh": "cmn-latn-pinyin", "en": "en-us", "yue": "yue"}
"""The eSpeak voice of a language. Plain `cmn` of 1.51 reads the tones aloud as English
figures; `en-gb` is unknown to the library of 1.52."""

_NO_VOICE = re.compile("voice does not exist|has no voice")
HELPER = Path(__file__).with_name("espeak_helper.py")


class EngineFault(Exception):
    """No engine, or it did not speak; the text says why.

    `code` is missing, language, silent or broken and has words under voice.faults.
    """

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True)
class Engine:
    """One way of speaking: its `name`, and the `command` and stdin (`order`) of its process."""

    name: str
    command: Callable[[Phrase], list[str]]
    order: Callable[[Phrase], bytes]

    def say(self, phrase: Phrase) -> bytes:
        """The sentence as a WAV ready for the hall (22050 Hz, mono, 16 bit, house level).

        Blocks for TIMEOUT at most. Raises EngineFault.
        """
        if phrase.language not in VOICES:
            raise EngineFault("language", f"no voice for the language {phrase.language!r}")
        try:
            command, order = self.command(phrase), self.order(phrase)
            done = subprocess.run(
                command, input=order, capture_output=True, timeout=TIMEOUT, check=False
            )
        except OSError as error:
            raise EngineFault("missing", f"{self.name}: {error}") from error
        except Exception as error:
            # By name: a green subprocess raises the class of its own copy of the module.
            if type(error).__name__ != "TimeoutExpired":
                raise
            raise EngineFault("silent", f"{self.name}: silent for {TIMEOUT:g} s") from error
        if done.returncode != 0:
            why = done.stderr.decode("utf-8", "replace").strip()[-200:]
            code = "language" if _NO_VOICE.search(why) else "broken"
            raise EngineFault(code, f"{self.name}: {why or done.returncode}")
        try:
            return sound.polished(done.stdout)
        except sound.SoundFault as error:
            raise EngineFault("broken", f"{self.name}: {error}") from error


def readable(phrase: Phrase) -> str:
    """The text of a sentence as eSpeak NG reads it right.

    In Cantonese it looks for dictionary words even across spaces; a zero-width space between two
    figures, and between a figure and what is counted, keeps each figure a word of its own.
    """
    if phrase.language == "zh":
        return sounded(phrase.text)
    text = re.sub(r"(?<=[零一二三四五六七八九])(?=[零一二三四五六七八九])", WALL, phrase.text)
    return re.sub(r"(?<=[零一二三四五六七八九十])\s*(?=号)", WALL, text)


def program(path: str) -> Engine:
    """The eSpeak NG program; the text goes in by stdin, where nothing is taken for an option."""

    def command(phrase: Phrase) -> list[str]:
        voice, pace = VOICES[phrase.language], str(phrase.pace)
        return [path, "-v", voice, "-s", pace, "-b", "1", "--stdin", "--stdout"]

    return Engine("espeak-ng", command, lambda phrase: readable(phrase).encode("utf-8"))


def helper() -> Engine:
    """The library of the espeakng-loader package, in a process of its own."""

    def order(phrase: Phrase) -> bytes:
        voice, text = VOICES[phrase.language], readable(phrase)
        return json.dumps({"text": text, "voice": voice, "pace": phrase.pace}).encode()

    return Engine("espeakng-loader", lambda _: [sys.executable, "-I", str(HELPER)], order)


def engines(kind: str) -> list[Engine]:
    """What settings.voice.engine (auto, espeak-ng, loader, none) may use here, best first."""
    found = []
    if kind in ("auto", "espeak-ng") and (path := shutil.which("espeak-ng")):
        found.append(program(path))
    if kind in ("auto", "loader") and find_spec("espeakng_loader"):
        found.append(helper())
    return found


def working(kind: str, trial: Phrase) -> Engine:
    """The first engine that really says `trial`. Blocks. Raises the last one's EngineFault."""
    fault = EngineFault("missing", f"no speech engine here for voice.engine = {kind!r}")
    for engine in engines(kind):
        try:
            engine.say(trial)
        except EngineFault as error:
            fault = error
        else:
            return engine
    raise fault
