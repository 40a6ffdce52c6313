"""What a visitor reads on the slip, read back from the bytes that went to the printer."""

import io
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from hall.printing.commands import encode
from hall.printing.ink import NARROW, WIDE
from hall.printing.sayings import Sayings
from hall.printing.slip import Slip, png
from hall.printing.typesetter import Typesetter
from tests.printing.cast import ELDER, LONG, URL, WORDS
from tests.printing.reader import Paper, read, runs
from tests.spans import TOLD

SETTERS = {width: Typesetter(WORDS, width) for width in (WIDE, NARROW)}
widths = pytest.mark.parametrize("width", [WIDE, NARROW])
languages = pytest.mark.parametrize("language", ["zh", "en"])


def printed(slip: Slip, width: int) -> Paper:
    """The slip as it comes out of a printer."""
    (paper,) = read(encode(SETTERS[width].set(slip))).papers
    return paper


def height_of(char: str, width: int) -> int:
    """How high a character of the running text stands on this paper."""
    setter = SETTERS[width]
    left, top, right, bottom = setter.typeface.font(setter.sizes.body).getbbox(char)
    assert right > left
    return round(bottom - top)


@widths
@languages
@pytest.mark.parametrize("number", ["A012", "C345", "F678", "B9012"])
def test_the_number_on_paper_is_the_number_given(width: int, language: str, number: str) -> None:
    """Letter and digits are told apart by shape alone, at both widths."""
    assert printed(replace(ELDER, number=number, language=language), width).number() == number


@widths
@pytest.mark.parametrize("number", ["A012", "F1234"])
def test_the_number_is_four_times_as_high_as_the_text(width: int, number: str) -> None:
    """One look gives the number."""
    block = printed(replace(ELDER, number=number), width).number_block()

    assert block.shape[0] >= 4 * height_of("国", width)


@widths
@languages
def test_the_code_leads_to_the_visitors_page(width: int, language: str) -> None:
    """An ordinary code reader finds the address in the printed dots."""
    assert printed(replace(ELDER, language=language), width).url() == URL


@widths
def test_nothing_touches_the_edge_of_the_paper(width: int) -> None:
    """Printers differ by a millimetre; the outermost dots stay white."""
    paper = printed(replace(ELDER, service=LONG, hall=LONG, reprint=True), width)

    assert paper.width == width
    assert not paper.dots[:, :4].any()
    assert not paper.dots[:, -4:].any()


@widths
@languages
def test_priority_changes_the_slip_by_one_word_alone(width: int, language: str) -> None:
    """The word stands there when priority was given, and nothing of the rest differs."""
    first = printed(replace(ELDER, language=language), width).dots
    plain = printed(replace(ELDER, language=language, priority=False), width).dots
    same_head = next(row for row, dots in enumerate(plain) if (dots != first[row]).any())
    tag = first.shape[0] - plain.shape[0]

    assert tag > height_of("国", width)
    assert (first[same_head + tag :] == plain[same_head:]).all()


def test_a_slip_has_no_place_for_a_name_a_phone_or_a_reason() -> None:
    """What may be printed is a closed list; whoever adds to it has to change this test."""
    assert {field.name for field in fields(Slip)} == {
        "hall", "number", "service", "priority", "ahead", "wait", "issued_at", "where",
        "materials", "fee", "minutes", "rejoin_minutes", "rejoin_behind", "complaint_phone",
        "url", "reprint", "language", "low", "test",
    }  # fmt: skip


def test_no_sentence_of_the_slip_says_why_somebody_goes_ahead() -> None:
    """Old, disabled, pregnant, veteran: none of these words can reach the paper."""
    said = " ".join(str(text) for words in WORDS.values() for text in words.values()).lower()

    for reason in ("老人", "残疾", "孕", "军人", "elder", "disab", "pregnan", "veteran"):
        assert reason not in said


@widths
def test_a_reprint_is_marked(width: int) -> None:
    """A second slip cannot pass for the first."""
    first = printed(ELDER, width)
    second = printed(replace(ELDER, reprint=True), width)

    assert second.dots.shape[0] > first.dots.shape[0]
    assert second.number() == first.number()


def test_a_range_from_none_reads_up_to() -> None:
    """Not "0-10 min": with the other sentence's figures taken away it can still be printed."""
    untold = {one: {**words, "range": "{nothing}"} for one, words in WORDS.items()}
    setter = Typesetter(untold)

    setter.set(replace(ELDER, wait=(0, 10)))

    with pytest.raises(KeyError):
        setter.set(replace(ELDER, wait=(5, 10)))


def test_a_range_is_told_in_the_words_of_the_screens() -> None:
    """So the slip in the hand and the board on the wall agree; a long one is told in hours."""
    for each in TOLD:
        says = Sayings(WORDS, replace(ELDER, wait=(each.low, each.high)))
        assert (says.wait("zh"), says.wait("en")) == (each.zh, each.en)


@widths
def test_without_a_range_only_the_people_ahead_are_told(width: int) -> None:
    """An unknown wait leaves neither an empty promise nor a gap."""
    told = printed(ELDER, width).dots
    untold = printed(replace(ELDER, wait=None), width).dots
    changed = np.flatnonzero([(a != b).any() for a, b in zip(told, untold, strict=True)])

    assert 0 < len(changed) <= 4 * height_of("国", width)


@settings(max_examples=40)
@given(
    service=some.text(some.sampled_from("供水缴费与发票开户报装（）、，ABC xyz 0123"), min_size=1),
    width=some.sampled_from([WIDE, NARROW]),
    reprint=some.booleans(),
)
def test_any_service_name_fits_the_paper(service: str, width: int, reprint: bool) -> None:
    """However long, it wraps inside the margins, and number and code stay whole."""
    slip = replace(ELDER, service={"zh": service, "en": service}, reprint=reprint)
    paper = printed(slip, width)

    assert not paper.dots[:, :4].any()
    assert not paper.dots[:, -4:].any()
    assert paper.number() == "A012"
    assert paper.url() == URL


@widths
@pytest.mark.parametrize("name", ["W" * 70, "缴费" * 40, "a " * 90, "（" * 50, "水，。" * 30])
def test_what_offers_no_place_to_break_is_broken_all_the_same(width: int, name: str) -> None:
    """A name that is one long word still stays on the paper."""
    paper = printed(replace(ELDER, service={"zh": name, "en": name}), width)

    assert not paper.dots[:, :4].any()
    assert not paper.dots[:, -4:].any()


@languages
def test_every_word_of_the_slip_has_its_glyphs(language: str) -> None:
    """No empty box stands on paper for any sentence of ours."""
    typeface = SETTERS[WIDE].typeface

    assert typeface.missing("".join(map(str, WORDS[language].values()))) == ""
    assert typeface.missing("㛃\U0001f600水\U00020000") != ""


def test_the_picture_file_is_one_bit_and_of_true_size() -> None:
    """PNG at 203 dots to the inch shows as large as it prints."""
    picture = SETTERS[WIDE].set(ELDER)
    with Image.open(io.BytesIO(png(picture))) as again:
        assert again.mode == "1"
        assert round(again.info["dpi"][0]) == 203
        assert (np.asarray(again) == np.asarray(picture)).all()


def test_a_long_list_of_papers_makes_a_long_slip() -> None:
    """Everything is told at once, however much it is."""
    many = tuple({"zh": f"第 {n} 项材料", "en": f"paper {n}"} for n in range(60))
    paper = printed(replace(ELDER, materials=many), WIDE)

    assert len(runs(paper.dots.any(axis=1))) >= 60
    assert paper.url() == URL
