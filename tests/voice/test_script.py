"""What is said for a call."""

from hypothesis import given
from hypothesis import strategies as st

from hall.voice.script import cardinal, phrase, read_number
from tests.voice.cast import WORDS, called

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}


def value_of(said: str) -> int:
    """Reads a Chinese cardinal back, by its own rules and not by ours."""
    total, digit = 0, 1 if said.startswith("十") else 0
    for sign in said:
        if sign in UNITS:
            total += digit * UNITS[sign]
            digit = 0
        else:
            digit = DIGITS.index(sign)
    return total + digit


def test_a_call_is_said_with_single_figures_and_the_counter_as_a_cardinal() -> None:
    """The sentence of the design, sign for sign."""
    assert called("A001", "3").text == "请 A 零零一 号，到 三 号窗口"


def test_a_call_in_english_names_letter_figures_and_counter() -> None:
    """The letter stands before a comma, or an engine reads it as an article."""
    said = called("A012", "12", language="en").text

    assert said == "Number A, zero one two. Please go to counter 12."


@given(st.from_regex(r"[A-HJ-NPR-Z]{1,2}[0-9]{1,6}", fullmatch=True))
def test_every_figure_and_letter_of_a_number_is_said_once_and_in_order(number: str) -> None:
    """Nothing of a number is swallowed, joined or read as a quantity."""
    said = read_number(number, "zh", WORDS.say).replace(" ", "")

    assert "".join(str(DIGITS.index(s)) if s in DIGITS else s for s in said) == number


@given(st.integers(0, 9999))
def test_every_counter_id_is_a_cardinal_that_reads_back(value: int) -> None:
    """Any figure on a counter's sign gives the right syllables."""
    assert value_of(cardinal(value, "zh", WORDS.say)) == value


@given(st.integers(1, 9999))
def test_a_cardinal_never_doubles_or_ends_in_zero(value: int) -> None:
    """One zero stands for any gap, none at the end."""
    said = cardinal(value, "zh", WORDS.say)

    assert "零零" not in said
    assert not said.endswith("零")


def test_a_gap_in_a_cardinal_is_said() -> None:
    """Without its zero, 101 would be heard as 110."""
    said = [cardinal(value, "zh", WORDS.say) for value in (101, 110, 1001, 1010, 2050)]

    assert said == ["一百零一", "一百一十", "一千零一", "一千零一十", "二千零五十"]


def test_ten_to_nineteen_leave_the_leading_one_away() -> None:
    """Counter 12 is not said like a sum of money; 110 keeps its one."""
    assert [cardinal(value, "zh", WORDS.say) for value in (10, 12, 20, 110)] == [
        "十",
        "十二",
        "二十",
        "一百一十",
    ]


def test_a_counter_that_is_no_figure_goes_by_its_name() -> None:
    """Its name is said, without the signs a speech engine takes for orders."""
    said = phrase("C005", "vip", "企业[[x]]<b>专窗", language="zh", pace=150, say=WORDS.say).text

    assert said == "请 C 零零五 号，到 企业 x b 专窗"


def test_the_key_changes_with_words_language_and_pace_and_with_nothing_else() -> None:
    """The same sentence has the same file, a different one never."""
    one = called()
    others = [called("A002"), called(counter="4"), called(language="en")]

    assert one.key == called().key
    assert len({one.key, *(each.key for each in others)}) == 4
    assert len(one.key) == 32
