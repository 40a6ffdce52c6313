"""Every sentence people read or hear: words/LANGUAGE.toml, the same keys in each language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Words:
    """The sentences of all languages: {"zh": {"kiosk": {"ask": "..."}}, "en": ...}."""

    tables: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, folder: Path) -> "Words":
        """Read every FOLDER/LANGUAGE.toml.

        FileNotFoundError when there is none, tomllib.TOMLDecodeError when one is broken.
        """
        files = sorted(folder.glob("*.toml"))
        if not files:
            raise FileNotFoundError(f"no words/*.toml in {folder}")
        return cls({file.stem: tomllib.loads(file.read_text("utf-8")) for file in files})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are words in."""
        return tuple(self.tables)

    def say(self, key: str, language: str, **about: object) -> str:
        """The sentence `key` ("refusals.service_closed") in `language`, its {placeholders} filled.

        KeyError when there is no such sentence or a placeholder is left unfilled.
        """
        found: Any = self.tables[language]
        for part in key.split("."):
            found = found[part]
        if not isinstance(found, str):
            raise KeyError(f"{key} is a section, not a sentence")
        return found.format(**about)

    def section(self, name: str, language: str) -> dict[str, Any]:
        """All sentences of one section, nested as in the file, placeholders unfilled."""
        return dict(self.tables[language][name])
