"""An engine for the tests of the announcer."""

from hall.voice.chime import chime
from hall.voice.engine import Engine, EngineFault
from hall.voice.script import Phrase


class Mouth:
    """An engine that says everything with the chime's sound, until it is told to fail."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.fails = False
        self.lacks = ""

    def find(self, kind: str, trial: Phrase) -> Engine:
        """The way the announcer finds it."""
        if self.fails:
            raise EngineFault("missing", "gone")
        if trial.language == self.lacks:
            raise EngineFault("language", "unknown")
        made = Engine("mouth", lambda _: [], lambda _: b"")
        object.__setattr__(made, "say", self.say)
        return made

    def say(self, phrase: Phrase) -> bytes:
        """Say, or fail."""
        if self.fails:
            raise EngineFault("broken", "hoarse")
        if phrase.language == self.lacks:
            raise EngineFault("language", "unknown")
        self.said.append(phrase.text)
        return chime()
