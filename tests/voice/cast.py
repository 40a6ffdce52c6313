"""The fixed cast of the voice tests: the words of the project and one call."""

import sys
from pathlib import Path

from hall.settings.words import Words
from hall.voice.engine import Engine
from hall.voice.script import Phrase, phrase

WORDS = Words.load(Path(__file__).resolve().parents[2] / "words")


def called(number: str = "A001", counter: str = "3", language: str = "zh") -> Phrase:
    """The sentence that sends a ticket to a counter."""
    return phrase(number, counter, "Priority desk", language=language, pace=150, say=WORDS.say)


def program(source: str) -> Engine:
    """An engine that is a small Python program; the sentence comes on its stdin."""
    return Engine("pretend", lambda _: [sys.executable, "-c", source], lambda p: p.text.encode())
