"""The words of an announcement, wherever they stand: with every hall's, this hall's, or its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hall.core.announcement import EMERGENCIES, QUIET
from hall.desk.reading_announcement import AnnouncementView
from hall.settings.devices import Voice

Say = Callable[..., str]
LANGUAGES = ("zh", "en")


def text_of(view: AnnouncementView, voice: Voice, say: Say) -> dict[str, str]:
    """{language: what is shown and spoken}; "" in a language that nobody wrote it in."""
    if not view.phrase:
        return {"zh": view.text_zh, "en": view.text_en}
    for own in voice.emergencies:
        if own.id == view.phrase:
            return own.text.as_dict()
    if view.phrase not in (QUIET, *EMERGENCIES):  # taken out of the settings while it stood
        return dict.fromkeys(LANGUAGES, view.phrase)
    return {each: say(f"announce.texts.{view.phrase}", each) for each in LANGUAGES}


def choices(voice: Voice, say: Say) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """(phrase, name, text) of everything that may be announced, the reminder first."""
    own = {each.id for each in voice.emergencies}
    for phrase in (QUIET, *EMERGENCIES):
        if phrase not in own:
            name = {each: say(f"announce.names.{phrase}", each) for each in LANGUAGES}
            yield phrase, name, {each: say(f"announce.texts.{phrase}", each) for each in LANGUAGES}
    for one in voice.emergencies:
        yield one.id, one.name.as_dict(), one.text.as_dict()
