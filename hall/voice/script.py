"""What is said: the sentences, how figures are read, the clips they are made of, their names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hall.settings.devices import Voice

Say = Callable[..., str]
"""`Words.say`: (key, language, **about) -> the sentence."""

CHIME = "chime"
"""The key of the sound that comes before every sentence."""

RECIPE = 2
"""Bumped when the same sentence shall sound different, so that no old file is played."""

WRITTEN = {"yue": "zh"}
"""Cantonese reads the same written sentences aloud, so it has no words of its own."""

_MARK, _NUMBER, _COUNTER = "\x00", "#", "@"


@dataclass(frozen=True)
class Phrase:
    """One sentence: `text` as read aloud, in `language`, at `pace` words a minute.

    `clips` names the recordings that say the same, in order; none: only an engine can say it.
    """

    text: str
    language: str
    pace: int
    clips: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of its sound file: 32 hexadecimal figures, the same on every machine."""
        what = f"{RECIPE}|{self.language}|{self.pace}|{self.text}"
        return hashlib.sha256(what.encode("utf-8")).hexdigest()[:32]


def words_of(language: str) -> str:
    """The language whose words are read aloud in `language`."""
    return WRITTEN.get(language, language)


def call_phrases(
    number: str, counter: str, name: Mapping[str, str], voice: Voice, say: Say
) -> tuple[Phrase, ...]:
    """A call in every language of this hall, in turn; none when it is not spoken.

    `name` is the counter's name by language of the words.
    """
    if not voice.speaks:
        return ()
    return tuple(
        phrase(
            number,
            counter,
            name.get(words_of(language), counter),
            language=language,
            pace=voice.words_per_minute,
            say=say,
        )
        for language in dict.fromkeys(voice.languages)
    )


def announcement(phrase: str, text: Mapping[str, str], voice: Voice) -> tuple[Phrase, ...]:
    """A reminder or an emergency text in every language of this hall that it is written in.

    `phrase` names it and its clip, "" a manager's own words, which nobody has recorded.
    """
    if not voice.speaks:
        return ()
    return tuple(
        Phrase(plain, language, voice.words_per_minute, (f"say-{phrase}",) if phrase else ())
        for language in dict.fromkeys(voice.languages)
        if (plain := _plain(text.get(words_of(language), "")))
    )


def phrase(
    number: str, counter: str, counter_name: str, *, language: str, pace: int, say: Say
) -> Phrase:
    """The sentence that sends the ticket `number` ("A001") to `counter` (its id, "3").

    Figures of the number are read one by one, its letters by name. A counter whose id is a figure
    is read as a cardinal (12: twelve); any other by `counter_name`. KeyError when there are no
    words in `language`.
    """
    words = words_of(language)
    spoken = read_number(number, language, say)
    if counter.isascii() and counter.isdigit():
        key, stands = "call", cardinal(int(counter), language, say)
    else:
        key, stands = "call_named", _plain(counter_name)
    text = say(f"voice.{key}", words, number=spoken, counter=stands)
    filled = {_NUMBER: _signs(number), _COUNTER: [f"counter-{counter}"]}
    frame = frame_parts(key, language, say)
    clips = [clip for name, _ in frame for clip in filled.get(name, [name])]
    return Phrase(text, language, pace, tuple(clips))


def frame_parts(key: str, language: str, say: Say) -> list[tuple[str, str]]:
    """The sentence of a call as (clip, its words), in order of speaking; blanks as (blank, "")."""
    blanks = {"number": f"{_MARK}{_NUMBER}{_MARK}", "counter": f"{_MARK}{_COUNTER}{_MARK}"}
    parts: list[tuple[str, str]] = []
    at = 0
    for place, part in enumerate(say(f"voice.{key}", words_of(language), **blanks).split(_MARK)):
        if place % 2:
            parts.append((part, ""))
        elif any(sign.isalnum() for sign in part):
            at += 1
            parts.append((f"{key.replace('_', '-')}-{at}", part.strip(" ,.，。")))
    return parts


def frame_pieces(key: str, language: str, say: Say) -> list[tuple[str, str]]:
    """(clip, what to say in it) of the words around number and counter."""
    return [each for each in frame_parts(key, language, say) if each[1]]


def read_number(number: str, language: str, say: Say) -> str:
    """A ticket number for the ear: "A001" gives letters apart and each figure as a word."""
    words = words_of(language)
    names = say("voice.digits", words).split()
    signs = _signs(number)
    letters = [sign for sign in signs if sign.isalpha()]
    digits = [names[int(sign)] for sign in signs if sign.isdigit()]
    row = (" " if names[0].isascii() else "").join(digits)
    if not letters:
        return row
    return say("voice.letters", words, letters=" ".join(letters), digits=row).strip()


def cardinal(value: int, language: str, say: Say) -> str:
    """A whole number from 0 to 9999 as the name of something: counter 2 is 二, 2000 is 两千.

    Figures stay figures in a language without voice.units: its engine reads them well itself.
    """
    words = words_of(language)
    units = say("voice.units", words).split()
    if not units or not 0 <= value <= 9999:
        return str(value)
    names = say("voice.digits", words).split()
    if value == 0:
        return names[0]
    said, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(said)
            continue
        one_ten = power == 1 and digit == 1 and not said  # 10 to 19 leave the leading one away
        said += names[0] if gap else ""
        two = say("voice.two", words) if (power, digit) == (3, 2) else ""
        said += "" if one_ten else two or names[digit]
        said += units[power - 1] if power else ""
        gap = False
    return said


def amount(value: int, language: str, say: Say) -> str:
    """A whole number of something counted, people or minutes: 2 is 两, 12 十二, 200 二百."""
    if value == 2:
        return say("voice.two", words_of(language))
    return cardinal(value, language, say)


def _signs(number: str) -> list[str]:
    """The letters and figures of a ticket number; each is a clip's name as well."""
    return [sign for sign in number.upper() if sign.isascii() and sign.isalnum()]


def _plain(name: str) -> str:
    """A name without the signs that a speech engine takes for orders ([[phonemes]], <tags>)."""
    return re.sub(r"[\[\]<>&{}\s]+", " ", name).strip()
