"""The terminal: the language it is spoken to in, what --help says there, and a pipe that ended."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import click

from hall.settings.schema import Settings
from hall.settings.words import Words

ROOT = Path(__file__).resolve().parents[2]


def spoken(home: str) -> str:
    """The language of the terminal, or else the hall's."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        asked = os.environ.get(name, "")[:2]
        if asked in ("zh", "en"):
            return asked
    return home


def teller(settings: Settings, words: Words) -> Callable[..., None]:
    """Prints a sentence of [cli] in the language of the terminal."""
    language = spoken(settings.hall.language)
    return lambda key, **about: click.echo(words.say(f"cli.{key}", language, **about))


def nobody_reads() -> None:
    """Whoever read what we print has left (`run.py slip | head`): the rest goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def time_of_day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuses what is no HH:MM."""
    try:
        return value and f"{time.fromisoformat(value):%H:%M}"
    except ValueError:
        raise click.BadParameter("a time such as 09:30") from None


class Word(click.Command):
    """A word of run.py whose --help stands in [cli.help], in the language of the terminal."""

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is written, what it does, and its options; nothing is cut off."""
        words, language = Words.load(ROOT / "words"), spoken("zh")

        def say(key: str, **about: Any) -> str:
            return words.say(f"cli.help.{key}", language, **about)

        pieces = [piece for piece in self.collect_usage_pieces(context) if piece]
        formatter.write(say("usage", form=" ".join([context.command_path, *pieces])) + "\n\n")
        formatter.write(say(f"words.{self.name}" if context.parent else "about") + "\n")
        if isinstance(self, click.Group):
            told = words.section("cli", language)["help"]["words"]
            _list(formatter, say("list"), list(told.items()))
        options = [each for each in self.get_params(context) if isinstance(each, click.Option)]
        found = [(_written(each, context), say(f"options.{each.opts[0][2:]}")) for each in options]
        _list(formatter, say("options_list"), found)


class AllWords(Word, click.Group):
    """All the words of run.py."""

    command_class = Word


def _list(formatter: click.HelpFormatter, head: str, rows: list[tuple[str, str]]) -> None:
    formatter.write(f"\n{head}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _written(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    return record[0] if record else ""
