"""The hall's voice: has the sound of a call ready when it is in the journal, and hands it out.

It belongs to the hub's side of the house: its methods wait cooperatively, and everything that
blocks (engine, disk) goes through `runtime.offload`. Only sentences of this hall's own recent calls
are ever spoken: nobody can have it say anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hall.core.refusals import Refusal
from hall.desk import devices
from hall.desk.desk import Desk
from hall.settings.words import Words
from hall.store.handoff import Runtime
from hall.store.journal import Entry, Follower, last
from hall.voice.engine import Engine, EngineFault, working
from hall.voice.script import CHIME, Phrase, phrase
from hall.voice.speaker import KEY, Speaker

KINDS = ("TicketCalled", "TicketRecalled")
REST = timedelta(seconds=30)
"""A broken engine is left alone for so long: each attempt may cost five seconds."""

FRESH = timedelta(seconds=60)
"""Older calls are no longer spoken, so nothing is made ready for them."""

RECENT = 40
"""So many latest calls may be asked for by name."""

DEVICE = "voice"


class Announcer:
    """Follows the journal and makes sounds; `find(kind, trial)` finds the engine that works."""

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
        self._words = words
        self._runtime = runtime
        self._find = find
        self._folder = folder or desk.settings.var_dir / "voice"
        self._speaker = Speaker(self._folder, None)
        self._rests_until: datetime | None = None
        self._told: tuple[str, str] | None = None

    def open(self) -> None:
        """Find the engine, make the chime, tell the desk how it is; a dumb hall still opens."""
        voice = self._desk.settings.voice
        try:
            if voice.enabled and voice.engine != "none":
                trial = self.phrase("A001", next(iter(self._desk.floor.counters)))
                engine = self._runtime.offload(self._find, voice.engine, trial)
                self._speaker = Speaker(self._folder, engine)
            self._runtime.offload(self._speaker.prepare)
        except (EngineFault, OSError) as error:
            self._trouble(error)
            self._rests_until = None  # the next call tries again at once: the disk may have room
            self._runtime.offload(_quietly, self._speaker.prepare)
        else:
            self._tell("ok", "")

    def follow(self, complain: Callable[[BaseException], None]) -> Follower:
        """A follower that begins with the next call; run it in a thread of its own."""
        with self._desk.book.read() as connection:
            start = last(connection, self._desk.book.hall)
        return Follower(self._desk.book, start, self.read_on, complain, kinds=KINDS)

    def read_on(self, entries: list[Entry]) -> None:
        """Make ready what these entries will have spoken."""
        if not self._speaks:
            return
        for entry in entries:
            if entry.kind in KINDS and self._desk.now() - entry.at <= FRESH:
                self._make(self._phrase_of(entry.data))

    def wav(self, key: str) -> bytes | None:
        """The sound of that name, or None. Made on demand when it belongs to a recent call."""
        if not KEY.fullmatch(key):
            return None
        place = self._runtime.offload(self._speaker.find, key)
        if place is None and key != CHIME and self._speaks:
            asked = self._recent().get(key)
            place = self._make(asked) if asked else None
        return None if place is None else self._runtime.offload(_read, place)

    def phrase(self, number: str, counter: str) -> Phrase:
        """The sentence of a call as this hall says it."""
        voice = self._desk.settings.voice
        stands = self._desk.floor.counters.get(counter)
        return phrase(
            number,
            counter,
            stands.name.get(voice.language, counter) if stands else counter,
            language=voice.language,
            pace=voice.words_per_minute,
            say=self._words.say,
        )

    @property
    def _speaks(self) -> bool:
        voice = self._desk.settings.voice
        return voice.enabled and voice.engine != "none"

    def _phrase_of(self, data: Mapping[str, Any]) -> Phrase:
        return self.phrase(data["number"], data["counter"])

    def _recent(self) -> dict[str, Phrase]:
        with self._desk.read() as reading:
            calls = reading.recent_calls(RECENT)
        spoken = (self.phrase(each.number, each.counter) for each in calls)
        return {each.key: each for each in spoken}

    def _make(self, asked: Phrase) -> Path | None:
        """The file of a sentence; None (and the staff are told) when it cannot be made now."""
        now = self._desk.now()
        if self._rests_until and now < self._rests_until:
            return None
        try:
            if self._speaker.engine is None:
                kind = self._desk.settings.voice.engine
                engine = self._runtime.offload(self._find, kind, asked)
                self._speaker = Speaker(self._folder, engine)
                self._runtime.offload(self._speaker.prepare)
            made: Path = self._runtime.offload(self._speaker.make, asked)
        except (EngineFault, OSError) as error:
            self._speaker = Speaker(self._folder, None)  # after the rest, whatever works then
            self._trouble(error)
            return None
        self._tell("ok", "")
        return made

    def _trouble(self, error: EngineFault | OSError) -> None:
        self._rests_until = self._desk.now() + REST
        self._tell("failed", error.code if isinstance(error, EngineFault) else "disk")

    def _tell(self, state: str, detail: str) -> None:
        """Once for every change; the desk and the watch page need no more."""
        if self._told == (state, detail):
            return
        with suppress(Refusal):  # a busy store must not silence the hall; the next sound tells it
            self._desk.act(devices.report, device=DEVICE, kind="voice", state=state, detail=detail)
            self._told = (state, detail)


def _read(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:  # tidied away between the look and the reading
        return None


def _quietly(work: Callable[[], None]) -> None:
    with suppress(OSError):
        work()
