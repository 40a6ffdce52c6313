"""Status bytes, read bit by bit as the ESC/POS manual has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hall.printing import health
from tests.printing import peer as printers
from tests.printing.cast import WORDS


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({}, "unknown"),
        (printers.FINE, "ok"),
        ({1: 0x12}, "ok"),
        (printers.NEAR_END, "near_end"),
        (printers.PAPER_OUT, "paper_out"),
        (printers.COVER_OPEN, "cover_open"),
        (printers.SWITCHED_OFF, "offline"),
        (printers.BLADE_STUCK, "offline"),
        ({**printers.COVER_OPEN, 4: 0x72}, "paper_out"),
        ({**printers.COVER_OPEN, 4: 0x1E}, "cover_open"),
    ],
)
def test_the_gravest_thing_a_printer_says_is_its_health(said: dict[int, int], word: str) -> None:
    """What a person has to do first comes first."""
    assert health.read(said) == word


@pytest.mark.parametrize(
    ("byte", "word"), [(0x00, "ok"), (0x03, "near_end"), (0x0C, "paper_out"), (0x0F, "paper_out")]
)
def test_a_confirmation_tells_of_the_paper_too(byte: int, word: str) -> None:
    """GS r 1 answers with the paper sensor."""
    assert health.read_confirmation(byte) == word


@given(some.integers(0, 255))
def test_no_byte_is_both_status_and_confirmation(byte: int) -> None:
    """The fixed bits keep the two kinds of answer apart."""
    assert not (health.is_status(byte) and health.is_confirmation(byte))


def test_every_health_has_its_sentence_in_both_languages() -> None:
    """The staff read words, not codes."""
    for words in WORDS.values():
        assert set(words["health"]) == set(health.HEALTHS)
