"""The clip pack: recorded words of this hall, played instead of the engine where all are there.

The files lie at FOLDER/LANGUAGE/NAME.wav; docs/voice.md tells the names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hall.voice import sound
from hall.voice.script import Phrase

if TYPE_CHECKING:
    from array import array

PAUSE = 0.04
"""Seconds between two clips: as close as single words stand in slow speech."""

LONGEST = 4 * 1024 * 1024
"""Bytes of a clip; a longer file is no word."""


class ClipFault(Exception):
    """A clip that cannot be played; the text says which file and why."""


class Clips:
    """The pack in `folder`; None: this hall has no recordings. Blocks on the disk."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def has(self, phrase: Phrase) -> bool:
        """Whether every clip of the sentence is there."""
        return bool(phrase.clips) and all(
            place is not None and place.is_file() for place in self._places(phrase)
        )

    def say(self, phrase: Phrase) -> bytes:
        """The sentence as a WAV ready for the hall. Raises ClipFault."""
        pieces = [self._read(place) for place in self._places(phrase) if place is not None]
        return sound.write(sound.joined(pieces, PAUSE))

    def fault(self, language: str, clip: str) -> str | None:
        """Why this clip cannot be played; "" when it is not there, None when it is in order."""
        place = self._place(language, clip)
        if place is None or not place.is_file():
            return ""
        try:
            sound.trimmed(self._read(place))
        except ClipFault as fault:
            return str(fault)
        except sound.SoundFault as fault:
            return f"{place}: {fault}"
        return None

    @property
    def print(self) -> str:
        """Another text when any file of the pack is another."""
        if self.folder is None:
            return ""
        found = hashlib.sha256()
        for place in sorted(self.folder.glob("*/*.wav")):
            seen = place.stat()
            name = place.relative_to(self.folder).as_posix()
            found.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
        return found.hexdigest()[:16]

    def _places(self, phrase: Phrase) -> Iterator[Path | None]:
        return (self._place(phrase.language, clip) for clip in phrase.clips)

    def _place(self, language: str, clip: str) -> Path | None:
        return self.folder / language / f"{clip}.wav" if self.folder else None

    def _read(self, place: Path) -> array[int]:
        try:
            if place.stat().st_size > LONGEST:
                raise ClipFault(f"{place}: longer than {LONGEST} bytes")
            return sound.read(place.read_bytes())
        except OSError as error:
            raise ClipFault(f"{place}: {error.strerror or error}") from error
        except sound.SoundFault as fault:
            raise ClipFault(f"{place}: {fault}") from fault
