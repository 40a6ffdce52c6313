"""Why not: codes, what they are about, and a sentence for each in both languages."""

import ast
import string
import tomllib

import pytest

from hall.core.refusals import CODES, Refusal
from tests import tree


def test_a_refusal_carries_its_code_and_what_it_is_about() -> None:
    """The window finds the sentence by the code and fills it with the rest."""
    no = Refusal("in_hand", number="A012")
    assert (no.code, no.about) == ("in_hand", {"number": "A012"})
    assert str(no) == "in_hand {'number': 'A012'}"
    assert str(Refusal("key_reused")) == "key_reused"


def test_there_is_no_refusal_without_a_code_of_ours() -> None:
    """A misspelt code is found where it is raised, not where a visitor reads it."""
    with pytest.raises(ValueError, match="no such refusal: in_hadn"):
        Refusal("in_hadn")


def raised() -> list[tuple[str, set[str], str]]:
    """Every refusal the source writes out: its code, what it is about, and where."""
    return [
        (str(node.args[0].value), {str(word.arg) for word in node.keywords}, tree.name(path))
        for path in tree.files(".py", under="hall")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Refusal"
        and isinstance(node.args[0], ast.Constant)
    ]


def words(language: str) -> dict[str, str]:
    """The sentences of all refusals."""
    file = tree.ROOT / "words" / f"{language}.toml"
    section: dict[str, str] = tomllib.loads(file.read_text("utf-8"))["refusals"]
    return section


def test_every_code_the_source_raises_is_known() -> None:
    """Also those on paths no test has walked."""
    assert len(raised()) > 20, "few refusals found: the test would mean nothing"
    assert [(code, where) for code, _, where in raised() if code not in CODES] == []


def test_every_refusal_brings_what_its_sentence_tells() -> None:
    """No visitor reads {number} with its braces, and no sentence fails for want of a word."""
    short = [
        (code, where, missing)
        for code, about, where in raised()
        if "None" not in about and (missing := _blanks(words("zh")[code]) - about)
    ]
    assert short == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_sentence_whose_blanks_both_languages_share(language: str) -> None:
    """No visitor ever reads a bare code."""
    assert set(words(language)) == CODES
    assert all(words(language).values())
    for code in CODES:
        assert _blanks(words("zh")[code]) == _blanks(words("en")[code]), code


def _blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
