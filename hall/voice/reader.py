"""The kiosk's own voice: the sound of a prompt for a visitor who listens instead of reading.

The same engine, shelf and figures as the calls have, on a shelf of its own: a busy kiosk must not
push a call's sentence out. Like the announcer it waits cooperatively and works in real threads.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hall.core.refusals import Refusal
from hall.desk import devices
from hall.desk.desk import Desk
from hall.settings.house import Language
from hall.settings.words import Words
from hall.store.handoff import Runtime
from hall.voice.engine import Engine, EngineFault, working
from hall.voice.prompts import Prompts
from hall.voice.script import Phrase
from hall.voice.speaker import Speaker

DEVICE = "kiosk-voice"
"""How the desk knows it; while its state is not `ok`, no kiosk offers the spoken mode."""

LANGUAGES: tuple[Language, ...] = ("zh", "en")
REST = timedelta(seconds=30)
"""A broken engine is left alone for so long."""


class Reader:
    """`find(kind, trial)` finds the engine that works, as the announcer's does."""

    def __init__(
        self,
        desk: Desk,
        words: Words,
        runtime: Runtime,
        *,
        find: Callable[[str, Phrase], Engine] = working,
        folder: Path | None = None,
    ) -> None:
        self._desk = desk
        self._runtime = runtime
        self._find = find
        self._folder = folder or desk.settings.var_dir / "voice" / "kiosk"
        self._prompts = Prompts(desk, words)
        self._speaker: Speaker | None = None
        self._rests_until: datetime | None = None
        self._told: tuple[str, str] | None = None
        self._one = runtime.semaphore(1)

    def open(self) -> None:
        """Find an engine that says every language here, and tell the desk; never raises for it."""
        if not self._wanted:
            self._fall_silent()
            return
        with self._one:
            self._find_engine()

    def wav(self, language: str, prompt: str) -> bytes | None:
        """The sound of a prompt; None for what is no prompt, and while there is no voice."""
        spoken = next((each for each in LANGUAGES if each == language), None)
        phrase = self._prompts.phrase(spoken, prompt) if spoken and self._wanted else None
        if phrase is None:
            return None
        with self._one:  # a page that asks for many at once leaves the other threads to the calls
            return self._sound(phrase)

    @property
    def _wanted(self) -> bool:
        return self._desk.settings.kiosk.spoken and self._desk.settings.voice.engine != "none"

    def _sound(self, phrase: Phrase) -> bytes | None:
        now = self._desk.now()
        if self._rests_until and now < self._rests_until:
            return None
        if self._speaker is None:
            self._find_engine()
        if self._speaker is None:
            return None
        try:
            made: bytes = self._runtime.offload(_made, self._speaker, phrase)
        except (EngineFault, OSError) as error:
            self._trouble(error)
            return None
        self._tell("ok", "")
        return made

    def _find_engine(self) -> None:
        try:
            speaker = self._runtime.offload(self._speaks_all)
        except (EngineFault, OSError) as error:
            self._trouble(error)
        else:
            self._speaker = speaker
            self._tell("ok", "")

    def _speaks_all(self) -> Speaker:
        """An engine is good only if it says the first sentence in each language."""
        trials = [phrase for each in LANGUAGES if (phrase := self._prompts.phrase(each, "choose"))]
        speaker = Speaker(self._folder, self._find(self._desk.settings.voice.engine, trials[0]))
        speaker.prepare()
        for each in trials:
            speaker.make(each)
        return speaker

    def _fall_silent(self) -> None:
        """A hall that does without says so only where it once did with it."""
        with self._desk.read() as reading:
            known = any(each.id == DEVICE and each.state != "off" for each in reading.devices())
        if known:
            self._tell("off", "")

    def _trouble(self, error: EngineFault | OSError) -> None:
        self._speaker = None
        self._rests_until = self._desk.now() + REST
        self._tell("failed", error.code if isinstance(error, EngineFault) else "disk")

    def _tell(self, state: str, detail: str) -> None:
        """Once for every change; the next sound tells what a busy store refused."""
        if self._told == (state, detail):
            return
        with suppress(Refusal):
            self._desk.act(devices.report, device=DEVICE, kind=DEVICE, state=state, detail=detail)
            self._told = (state, detail)


def _made(speaker: Speaker, phrase: Phrase) -> bytes:
    return speaker.make(phrase).read_bytes()
