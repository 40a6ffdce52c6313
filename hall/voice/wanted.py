"""The clips that a hall can use: their file names, what to say in each, and whether it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hall.desk.announced import choices
from hall.settings.schema import Settings
from hall.voice.clips import Clips
from hall.voice.script import Say, cardinal, frame_pieces, words_of


@dataclass(frozen=True)
class Wanted:
    """One recording: FOLDER/`language`/`name`.wav says `text`.

    `fault` is None when it is in order, "" when it is not there, else why it cannot be played.
    """

    language: str
    name: str
    text: str
    fault: str | None


def pack(settings: Settings) -> Clips:
    """The clips of this hall's settings."""
    folder = settings.voice.clips
    return Clips(settings.place(folder) if folder else None)


def wanted(settings: Settings, say: Say) -> Iterator[Wanted]:
    """Every clip for the calls and announcements of this hall, language by language."""
    clips = pack(settings)
    for language in dict.fromkeys(settings.voice.languages):
        for name, text in _names(settings, language, say):
            yield Wanted(language, name, text, clips.fault(language, name))


def tell_clips(settings: Settings, say: Say, tell: Callable[..., None]) -> None:
    """Say by `tell` (a sentence of [cli], its blanks) what is missing or wrong, and the sum."""
    found, folder = list(wanted(settings, say)), settings.voice.clips
    for each in found:
        path = (Path(folder) / each.language / f"{each.name}.wav").as_posix()
        if each.fault:
            tell("clip_wrong", path=path, text=each.text, why=each.fault)
        elif each.fault is not None:
            tell("clip_missing", path=path, text=each.text)
    there = sum(each.fault is None for each in found)
    tell("clips_all" if folder else "clips_none", there=there, all=len(found), folder=folder)


def _names(settings: Settings, language: str, say: Say) -> Iterator[tuple[str, str]]:
    """(file name, what to say)."""
    words = words_of(language)
    counters = {each.id: each.name.as_dict()[words] for each in settings.counters}
    plain = {id_ for id_ in counters if id_.isascii() and id_.isdigit()}
    for key, used in (("call", plain), ("call_named", counters.keys() - plain)):
        if used:
            yield from frame_pieces(key, language, say)
    for figure, name in enumerate(say("voice.digits", words).split()):
        yield str(figure), name
    for prefix in sorted({each.prefix for each in settings.services}):
        yield prefix, prefix
    for id_, name in counters.items():
        yield f"counter-{id_}", cardinal(int(id_), language, say) if id_ in plain else name
    for phrase, _, text in choices(settings.voice, say):
        if text[words]:
            yield f"say-{phrase}", text[words]
