"""The shelf of sound files under var/voice: each made once, kept until there are too many."""

import contextlib
import os
import re
import tempfile
from pathlib import Path

from hall.voice.chime import chime
from hall.voice.engine import Engine, EngineFault
from hall.voice.script import CHIME, Phrase

SHELF_BYTES = 64 * 1024 * 1024
"""About 350 sentences; the ones unused for longest go first."""

KEY = re.compile(rf"[0-9a-f]{{32}}|{CHIME}")


class Speaker:
    """Sentences as WAV files in `folder`.

    Every method blocks on the disk or the engine: call it from a real thread.
    """

    def __init__(self, folder: Path, engine: Engine | None, shelf_bytes: int = SHELF_BYTES) -> None:
        self.folder = folder
        self.engine = engine
        self.shelf_bytes = shelf_bytes

    def prepare(self) -> None:
        """Make the folder and the chime. Raises OSError.

        Another engine's sentences go, so that the hall speaks with one voice.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        mark = self.folder / "engine"
        if self.engine and not (mark.exists() and mark.read_text("utf-8") == self.engine.name):
            for old in self.folder.glob("*.wav"):
                old.unlink(missing_ok=True)
            self._put(mark, self.engine.name.encode())
        if self.find(CHIME) is None:
            self._put(self._place(CHIME), chime())

    def find(self, key: str) -> Path | None:
        """The file of this key, if it is on the shelf; None also for what is no key at all."""
        if not KEY.fullmatch(key):
            return None
        place = self._place(key)
        return place if place.is_file() else None

    def make(self, phrase: Phrase) -> Path:
        """The file of this sentence, made if it is not there. Raises EngineFault, OSError."""
        place = self._place(phrase.key)
        try:
            os.utime(place)
        except FileNotFoundError:
            if self.engine is None:
                raise EngineFault("missing", "no speech engine") from None
            self._put(place, self.engine.say(phrase))
            self._tidy()
        return place

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
