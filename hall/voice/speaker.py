"""The shelf of sound files under var/voice: each made once, kept until there are too many."""

import contextlib
import os
import re
import tempfile
from pathlib import Path

from hall.voice.chime import chime
from hall.voice.clips import ClipFault, Clips
from hall.voice.engine import Engine, EngineFault
from hall.voice.script import CHIME, RECIPE, Phrase
from hall.voice.sound import SoundFault

SHELF_BYTES = 64 * 1024 * 1024
"""About 350 sentences; the ones unused for longest go first."""

KEY = re.compile(rf"[0-9a-f]{{32}}|{CHIME}")


class Speaker:
    """Sentences as WAV files in `folder`.

    Every method blocks on the disk or the engine: call it from a real thread.
    """

    def __init__(
        self,
        folder: Path,
        engine: Engine | None,
        shelf_bytes: int = SHELF_BYTES,
        clips: Clips | None = None,
    ) -> None:
        self.folder = folder
        self.engine = engine
        self.clips = clips or Clips(None)
        self.shelf_bytes = shelf_bytes

    def prepare(self) -> None:
        """Make the folder and the chime. Raises OSError.

        Another engine's or clip pack's sentences go, so that the hall speaks with one voice.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        mark = self.folder / "engine"
        kept = mark.read_text("utf-8").split("|") if mark.exists() else []
        name = self.engine.name if self.engine else kept[0] if kept else ""
        made_of = [name, self.clips.print, str(RECIPE)]
        if kept != made_of:
            for old in self.folder.glob("*.wav"):
                old.unlink(missing_ok=True)
            self._put(mark, "|".join(made_of).encode())
        if self.find(CHIME) is None:
            self._put(self._place(CHIME), chime())

    def find(self, key: str) -> Path | None:
        """The file of this key, if it is on the shelf; None also for what is no key at all."""
        if not KEY.fullmatch(key):
            return None
        place = self._place(key)
        return place if place.is_file() else None

    def make(self, phrase: Phrase) -> Path:
        """The file of this sentence, made if it is not there. Raises EngineFault, OSError.

        Of clips where all are there and sound, else by the engine.
        """
        place = self._place(phrase.key)
        try:
            os.utime(place)
        except FileNotFoundError:
            self._put(place, self._said(phrase))
            self._tidy()
        return place

    def _said(self, phrase: Phrase) -> bytes:
        with contextlib.suppress(ClipFault, SoundFault):  # `run.py clips` tells which and why
            if self.clips.has(phrase):
                return self.clips.say(phrase)
        if self.engine is None:
            raise EngineFault("missing", "no speech engine")
        return self.engine.say(phrase)

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}.wav"

    def _put(self, place: Path, blob: bytes) -> None:
        """Written beside and moved into place, so that nobody ever plays half a sentence."""
        handle, beside = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(blob)
            Path(beside).replace(place)
        except OSError:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise

    def _tidy(self) -> None:
        """Keep the shelf within its size. The newest stays whatever its size, the chime always."""
        aged = []
        for file in self.folder.glob("*.wav"):
            with contextlib.suppress(FileNotFoundError):
                if file.stem != CHIME:
                    aged.append((file.stat().st_mtime_ns, file.stat().st_size, file))
        aged.sort(reverse=True)
        total = 0
        for place, (_, size, file) in enumerate(aged):
            total += size
            if place and total > self.shelf_bytes:
                file.unlink(missing_ok=True)
