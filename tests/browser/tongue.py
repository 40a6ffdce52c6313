"""What pages say in one of the two languages: the words file and the hall's own names."""

import re
from functools import cache
from typing import Any

from hall.settings.load import load
from hall.settings.schema import Settings
from hall.settings.words import Words
from tests.tree import ROOT

CHINESE = re.compile("[\u3400-\u9fff]+")
LATIN = re.compile("[A-Za-z]{3,}[A-Za-z_.]*")
OTHER_KEY = {"zh": "English", "en": "中文"}
"""The one word of the other language that stands on every page."""
ALIKE = {"Shift", "Ctrl", "Enter", "Esc", "PIN", "Excel", "xlsx", "csv"}
"""What a Chinese page says in Latin letters: keys of the keyboard and kinds of files."""


class Tongue:
    """One language: its words by key, and the names of people and departments in it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.other = {"zh": "en", "en": "zh"}[language]

    def say(self, key: str, **about: object) -> str:
        """A sentence of words/LANGUAGE.toml."""
        return _words().say(key, self.language, **about)

    def person(self, staff: str) -> str:
        """The name of somebody who works here."""
        return self._name(_settings().staff, "number", staff)

    def department(self, one: str) -> str:
        """The name of a department."""
        return self._name(_settings().departments, "id", one)

    def service(self, one: str) -> str:
        """The name of a service."""
        return self._name(_settings().services, "id", one)

    def category(self, one: str) -> str:
        """The name of a category."""
        return self._name(_settings().inquiries.categories, "id", one)

    def strange(self, text: str) -> list[str]:
        """What stands in `text` that is of the other language, or no language: a raw key."""
        if self.language == "en":
            return [each for each in CHINESE.findall(text) if each != OTHER_KEY["en"]]
        mine = {OTHER_KEY["zh"], *ALIKE}
        return [each for each in LATIN.findall(text) if each not in mine]

    def _name(self, all_of_them: Any, key: str, one: str) -> str:
        (found,) = (each for each in all_of_them if getattr(each, key) == one)
        name: str = found.name.as_dict()[self.language]
        return name


@cache
def _words() -> Words:
    return Words.load(ROOT / "words")


@cache
def _settings() -> Settings:
    return load(ROOT / "config.toml", {})
