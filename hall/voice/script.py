"""What is said for a call: the sentence, how its figures are read, its sound's name."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[..., str]
"""`Words.say`: (key, language, **about) -> the sentence."""

CHIME = "chime"
"""The key of the sound that comes before every sentence."""

RECIPE = 1
"""Bumped when the same sentence shall sound different, so that no old file is played."""


@dataclass(frozen=True)
class Phrase:
    """One sentence: `text` as read aloud, in `language`, at `pace` words a minute."""

    text: str
    language: str
    pace: int

    @property
    def key(self) -> str:
        """The name of its sound file: 32 hexadecimal figures, the same on every machine."""
        what = f"{RECIPE}|{self.language}|{self.pace}|{self.text}"
        return hashlib.sha256(what.encode("utf-8")).hexdigest()[:32]


def phrase(
    number: str, counter: str, counter_name: str, *, language: str, pace: int, say: Say
) -> Phrase:
    """The sentence that sends the ticket `number` ("A001") to `counter` (its id, "3").

    Figures of the number are read one by one, its letters by name. A counter whose id is a figure
    is read as a cardinal (12: twelve); any other by `counter_name`. KeyError when there are no
    words in `language`.
    """
    spoken = read_number(number, language, say)
    if counter.isascii() and counter.isdigit():
        figure = cardinal(int(counter), language, say)
        text = say("voice.call", language, number=spoken, counter=figure)
    else:
        text = say("voice.call_named", language, number=spoken, counter=_plain(counter_name))
    return Phrase(text, language, pace)


def read_number(number: str, language: str, say: Say) -> str:
    """A ticket number for the ear: "A001" gives letters apart and each figure as a word."""
    names = say("voice.digits", language).split()
    letters = [sign for sign in number.upper() if sign.isascii() and sign.isalpha()]
    digits = [names[int(sign)] for sign in number if sign.isascii() and sign.isdigit()]
    row = (" " if names[0].isascii() else "").join(digits)
    if not letters:
        return row
    return say("voice.letters", language, letters=" ".join(letters), digits=row).strip()


def cardinal(value: int, language: str, say: Say) -> str:
    """A whole number from 0 to 9999 as said in `language`.

    Figures stay figures in a language without voice.units: its engine reads them well itself.
    """
    units = say("voice.units", language).split()
    if not units or not 0 <= value <= 9999:
        return str(value)
    names = say("voice.digits", language).split()
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
        said += "" if one_ten else names[digit]
        said += units[power - 1] if power else ""
        gap = False
    return said


def _plain(name: str) -> str:
    """A name without the signs that a speech engine takes for orders ([[phonemes]], <tags>)."""
    return re.sub(r"[\[\]<>&{}\s]+", " ", name).strip()
