"""The hall's voice: has the sound of a call ready when it is in the journal, and hands it out.

It belongs to the hub's side of the house: its methods wait cooperatively, and everything that
blocks (engine, disk) goes through `runtime.offload`. Only sentences of this hall's own recent calls
are ever spoken: nobody can have it say anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hall.core.refusals import Refusal
from hall.desk import devices
from hall.desk.announced import text_of
from hall.desk.desk import Desk
from hall.settings.words import Words
from hall.store.handoff import Runtime
from hall.store.journal import Entry, Follower, last
from hall.voice.engine import Engine, EngineFault, working
from hall.voice.script import CHIME, Phrase, announcement, call_phrases
from hall.voice.speaker import KEY, Speaker
from hall.voice.wanted import pack

CALLS = ("TicketCalled", "TicketRecalled")
KINDS = (*CALLS, "AnnouncementMade")
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
        self._clips = pack(desk.settings)
        self._speaker = self._with(None)
        self._lacking: frozenset[str] = frozenset()
        self._rests_until: datetime | None = None
        self._told: tuple[str, str] | None = None

    def open(self) -> None:
        """Find the engine, make the chime, tell the desk how it is; a dumb hall still opens."""
        voice = self._desk.settings.voice
        try:
            if voice.speaks:
                counter = next(iter(self._desk.floor.counters))
                trials = self.phrases("A001", counter)
                if not all(self._runtime.offload(self._clips.has, each) for each in trials):
                    self._speaker = self._with(self._engine(trials))
            self._runtime.offload(self._speaker.prepare)
        except (EngineFault, OSError) as error:
            self._trouble(error)
            self._rests_until = None  # the next call tries again at once: the disk may have room
            self._runtime.offload(_quietly, self._speaker.prepare)
        else:
            self._well()

    def follow(self, complain: Callable[[BaseException], None]) -> Follower:
        """A follower that begins with the next call; run it in a thread of its own."""
        with self._desk.book.read() as connection:
            start = last(connection, self._desk.book.hall)
        return Follower(self._desk.book, start, self.read_on, complain, kinds=KINDS)

    def read_on(self, entries: list[Entry]) -> None:
        """Make ready what these entries will have spoken."""
        for entry in entries:
            if entry.kind not in KINDS or self._desk.now() - entry.at > FRESH:
                continue
            if entry.kind in CALLS:
                said = self.phrases(entry.data["number"], entry.data["counter"])
            else:
                said = self.announced()
            for each in said:
                self._make(each)

    def wav(self, key: str) -> bytes | None:
        """The sound of that name, or None. Made on demand when it belongs to a recent call."""
        if not KEY.fullmatch(key):
            return None
        place = self._runtime.offload(self._speaker.find, key)
        if place is None and key != CHIME:
            asked = self._recent().get(key)
            place = self._make(asked) if asked else None
        return None if place is None else self._runtime.offload(_read, place)

    def phrases(self, number: str, counter: str) -> tuple[Phrase, ...]:
        """A call as this hall says it, in each of its languages; none in a hall without voice."""
        stands = self._desk.floor.counters.get(counter)
        name = stands.name if stands else {}
        return call_phrases(number, counter, name, self._desk.settings.voice, self._words.say)

    def announced(self) -> tuple[Phrase, ...]:
        """What stands announced now, in each language it is written in; none when nothing does."""
        with self._desk.read() as reading:
            view = reading.announcement()
        if view is None:
            return ()
        voice = self._desk.settings.voice
        return announcement(view.phrase, text_of(view, voice, self._words.say), voice)

    def _recent(self) -> dict[str, Phrase]:
        with self._desk.read() as reading:
            found = reading.recent_calls(RECENT)
        spoken = [one for each in found for one in self.phrases(each.number, each.counter)]
        return {each.key: each for each in (*spoken, *self.announced())}

    def _with(self, engine: Engine | None) -> Speaker:
        return Speaker(self._folder, engine, clips=self._clips)

    def _engine(self, trials: Sequence[Phrase]) -> Engine:
        """The engine that says one of these, the first one rather; what it lacks is remembered.

        Raises the last EngineFault when it says none.
        """
        kind, lacking = self._desk.settings.voice.engine, set()
        found: Engine | None = None
        for trial in trials:
            try:
                if found is None:
                    found = self._runtime.offload(self._find, kind, trial)
                else:
                    self._runtime.offload(found.say, trial)
            except EngineFault as error:
                lacking.add(trial.language)
                fault = error
        self._lacking = (self._lacking - {each.language for each in trials}) | lacking
        if found is None:
            raise fault
        return found

    def _make(self, asked: Phrase) -> Path | None:
        """The file of a sentence; None (and the staff are told) when it cannot be made now."""
        now = self._desk.now()
        if self._rests_until and now < self._rests_until:
            return None
        try:
            if self._speaker.engine is None and not self._runtime.offload(self._clips.has, asked):
                self._speaker = self._with(self._engine([asked]))
                self._runtime.offload(self._speaker.prepare)
            made: Path = self._runtime.offload(self._speaker.make, asked)
        except (EngineFault, OSError) as error:
            if isinstance(error, EngineFault) and error.code == "language":
                self._lacking |= {asked.language}
                self._well()
                return None
            self._speaker = self._with(None)  # after the rest, whatever works then
            self._trouble(error)
            return None
        self._lacking -= {asked.language}
        self._well()
        return made

    def _well(self) -> None:
        """In order, but for the languages that the engine lacks."""
        self._tell(*(("failed", "language") if self._lacking else ("ok", "")))

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
