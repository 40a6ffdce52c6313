"""A long range is told in hours, and never promises more than was reckoned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.span import CODES, span
from hall.settings.words import Words
from tests.spans import TOLD
from tests.tree import ROOT

WORDS = Words.load(ROOT / "words")


@pytest.mark.parametrize("told", TOLD)
def test_a_range_is_told_in_the_words_of_the_table(told: tuple[int, int, str, str]) -> None:
    """In both languages."""
    low, high, zh, en, *_ = told
    made = span(low, high)
    said = [WORDS.say(f"common.{made.code}", each, **made.figures()) for each in ("zh", "en")]
    assert said == [zh, en]


def test_every_sentence_of_a_range_is_in_the_table() -> None:
    """None is told that nobody looked at."""
    assert {span(each.low, each.high).code for each in TOLD} == set(CODES)


@given(st.integers(0, 200), st.integers(1, 100))
def test_what_is_read_holds_what_was_reckoned(low: int, width: int) -> None:
    """Outward, by less than half an hour at each end, and still a range."""
    low, high = low * 5, (low + width) * 5
    told = span(low, high)
    assert told.low <= low < high <= told.high
    assert max(low - told.low, told.high - high) < (30 if told.in_hours else 1)
    assert told.in_hours == (high >= 120)
