"""Every sentence is there in both languages, asks for the same things, and is in its own script."""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from hall.settings.words import Words
from tests.tree import ROOT, files

WORDS = Words.load(ROOT / "words")
HAN = re.compile("[\u3400-\u9fff]")
MARK = re.compile(r"[\u3400-\u9fff][,;:?!]|[,;:?!][\u3400-\u9fff]")


def sentences(language: str) -> dict[str, str]:
    """Every sentence by its dotted key."""
    return dict(_flat("", WORDS.tables[language]))


def _flat(above: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{above}{key}.", value)
        else:
            assert isinstance(value, str), f"{above}{key} is no sentence"
            yield f"{above}{key}", value


def placeholders(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    """Whoever translates reads the two files side by side."""
    chinese, english = list(sentences("zh")), list(sentences("en"))
    assert set(chinese) ^ set(english) == set()
    assert chinese == english
    assert len(chinese) > 100


def test_both_languages_ask_for_the_same_things() -> None:
    """A placeholder in one file alone would break the other's sentence."""
    english = sentences("en")
    wrong = {
        key: (placeholders(text), placeholders(english[key]))
        for key, text in sentences("zh").items()
        if placeholders(text) != placeholders(english.get(key, text))
    }
    assert wrong == {}


def test_placeholders_have_names() -> None:
    """Not numbers: the order of words differs between languages."""
    wrong = [
        (key, name)
        for language in WORDS.languages
        for key, text in sentences(language).items()
        for name in placeholders(text)
        if not name.isidentifier()
    ]
    assert wrong == []


def test_no_sentence_is_empty_in_every_language() -> None:
    """A language may need nothing before or after a figure; a key no language fills is a slip."""
    chinese, english = sentences("zh"), sentences("en")
    assert [key for key, text in chinese.items() if not text and not english.get(key)] == []


def test_english_sentences_hold_no_chinese() -> None:
    """Except the name of the other language, written in itself."""
    own = "common.language_"
    wrong = {k: t for k, t in sentences("en").items() if HAN.search(t) and not k.startswith(own)}
    assert wrong == {}


def test_chinese_sentences_are_simplified() -> None:
    """GB 2312 holds the simplified characters; a traditional one is not in it."""
    wrong = {
        key: odd
        for key, text in sentences("zh").items()
        if (odd := [c for c in text if HAN.match(c) and not _in_gb2312(c)])
    }
    assert wrong == {}
    assert not _in_gb2312("\u9580")  # the traditional door


def _in_gb2312(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def test_chinese_sentences_use_chinese_punctuation() -> None:
    """A half-width comma between characters is a slip of the keyboard."""
    assert {key: text for key, text in sentences("zh").items() if MARK.search(text)} == {}


def test_the_sections_stand_in_the_same_order_in_both_files() -> None:
    """tomllib keeps the order of the file."""
    order = [
        list(tomllib.loads((ROOT / "words" / f"{language}.toml").read_text("utf-8")))
        for language in ("zh", "en")
    ]
    assert order[0] == order[1]


def test_every_common_sentence_is_said_somewhere() -> None:
    """What all windows share belongs to none of them, so nobody else misses what is left over."""
    said = "\n".join(path.read_text("utf-8") for path in files(".py", ".js", ".html"))
    keys = {key: key for key in sentences("en") if key.startswith("common.")}
    for key in keys:
        above, dot, _ = key.rpartition(".")
        if above != "common":  # the last part may be chosen by what happened
            keys[key] = above + dot
    assert [key for key, name in keys.items() if name not in said] == []


def test_a_sentence_that_is_not_there_is_an_error_and_not_an_empty_string() -> None:
    """The tests of a window would otherwise pass with a blank key."""
    with pytest.raises(KeyError):
        WORDS.say("settings.nothing", "zh")
    with pytest.raises(KeyError):
        WORDS.say("settings.found", "en")
    with pytest.raises(KeyError):
        WORDS.say("checks.names", "en")
    assert WORDS.say("settings.found", "en", found="3").endswith("3.")
    assert "found" in WORDS.section("settings", "en")
