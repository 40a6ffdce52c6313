"""What is kept of words: what can be read."""

import pytest

from hall.core.inquiry import contact_of
from hall.core.legible import legible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  水费为什么这么高 ", "水费为什么这么高"),
        ("第一行\r\n\t第二行", "第一行\r\n\t第二行"),
        ("全角　空格\u00a0和不换行", "全角　空格\u00a0和不换行"),
        ("👨‍👩‍👧 ❤️ 𠮷野", "👨‍👩‍👧 ❤️ 𠮷野"),
        ("हिन्दी ﷽ é", "हिन्दी ﷽ é"),
        ("one\u2028two", "one\ntwo"),
        ("\x00\x07水\x0b费\x7f\x85\x9b31m", "水费31m"),
        ("付\u202egnp.exe", "付gnp.exe"),
        ("a\u2066b\u2069\u200e\u061c", "ab"),
        ("\ufeff=1+1", "=1+1"),
        ("so\u00adft\u200b", "soft"),
        ("\ufffe\ufdd0\U000fffffx", "x"),
        ("\ue81e\U00031350", "\ue81e\U00031350"),
    ],
)
def test_what_can_be_read_stays(typed: str, kept: str) -> None:
    """And nothing else; twice is as good as once."""
    assert legible(typed) == kept
    assert legible(kept) == kept


@pytest.mark.parametrize(
    "typed", ["", " ", "\u200b", "\u200b\u200d\ufeff", "\u3164", "\u2800", "\x07", "\u202e",
              "\u115f\u1160 \uffa0", "\ufe0f", "\u00ad\u2060"]
)  # fmt: skip
def test_what_shows_nothing_is_nothing(typed: str) -> None:
    """A reason of it is no reason."""
    assert legible(typed) == ""


def test_a_contact_is_kept_as_it_can_be_read() -> None:
    """In one line each."""
    told = {"name": "\u202e张三\x00\x0b", "phone": "138\u200b1234\r\nBcc: x", "unit": "\u3164"}
    assert contact_of(told) == {"name": "张三", "phone": "1381234 Bcc: x"}
