"""Does the engine really speak every language of the settings? Tried aloud, for `check`."""

from __future__ import annotations

from collections.abc import Iterator

from hall.settings.check import Check
from hall.settings.schema import Settings
from hall.voice.engine import EngineFault, working
from hall.voice.script import Say, call_phrases


def tongues(settings: Settings, say: Say) -> Iterator[Check]:
    """A line for each language; none where the hall has no engine to ask."""
    voice = settings.voice
    if not voice.enabled or voice.engine == "none":
        return
    for trial in call_phrases("A012", settings.counters[0].id, {}, voice, say):
        try:
            engine = working(voice.engine, trial)
        except EngineFault as fault:
            about = {"tongue": trial.language, "reason": str(fault)}
            yield Check("voice", False, "voice_no_language", about)
        else:
            about = {"tongue": trial.language, "engine": engine.name}
            yield Check("voice", True, "voice_language", about)
