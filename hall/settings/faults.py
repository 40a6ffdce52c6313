"""What is wrong with the settings, as data; the sentences are in words/*.toml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from hall.settings.words import Words


@dataclass(frozen=True)
class Fault:
    """One thing wrong (or, among warnings, odd).

    `code` names the sentence `settings.CODE`, which says what is expected; `about` fills it.
    """

    path: str
    code: str
    found: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    maybe: str = ""

    def say(self, words: Words, language: str) -> str:
        """One line for people: path, what is expected, what was found, what was perhaps meant."""
        line = f"{self.path}: {words.say(f'settings.{self.code}', language, **self.about)}"
        if self.found:
            line += words.say("settings.found", language, found=self.found)
        if self.maybe:
            line += words.say("settings.did_you_mean", language, maybe=self.maybe)
        return line


class SettingsFault(Exception):
    """The settings cannot be used; `faults` holds every fault found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "; ".join(f"{fault.path}: {fault.code} {fault.found}".rstrip() for fault in self.faults)
        )


def nearest(word: object, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or ""."""
    close = get_close_matches(str(word).lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def shown(value: object) -> str:
    """A value as it might stand in the file, cut to a readable length."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def dotted(parts: Iterable[str | int]) -> str:
    """("services", 2, "prefix") as services[2].prefix."""
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path
