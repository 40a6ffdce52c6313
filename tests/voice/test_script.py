"""What is said for a call."""

from hypothesis import given
from hypothesis import strategies as st

from hall.settings.devices import Voice
from hall.voice.script import announcement, call_phrases, cardinal, phrase, read_number
from tests.voice.cast import WORDS, called

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}


def value_of(said: str) -> int:
    """Reads a Chinese cardinal back, by its own rules and not by ours."""
    total, digit = 0, 1 if said.startswith("十") else 0
    said = said.replace("两", "二")
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

    assert said == ["一百零一", "一百一十", "一千零一", "一千零一十", "两千零五十"]


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


def test_a_call_names_its_clips_in_the_order_in_which_they_are_said() -> None:
    """Pieces of the sentence by their place, signs of the number, the counter."""
    number = ("A", "0", "1", "2")
    assert called("A012", "3").clips == ("call-1", *number, "call-2", "counter-3", "call-3")
    assert called("A012", "vip").clips[-2:] == ("call-named-2", "counter-vip")
    english = called("A012", "3", language="en").clips
    assert english == ("call-1", *number, "call-2", "counter-3")


def test_a_hall_of_three_languages_says_a_call_in_each_once_and_in_turn() -> None:
    """Also where a language is named twice; Cantonese reads the same sentence aloud."""
    voice = Voice(languages=("zh", "yue", "en", "zh"))
    name = {"zh": "三号", "en": "Three"}
    said = call_phrases("A012", "3", name, voice, WORDS.say)

    assert [each.language for each in said] == ["zh", "yue", "en"]
    assert said[0].text == said[1].text != said[2].text
    assert len({each.key for each in said}) == 3


def test_a_hall_without_voice_has_no_sentences_unless_it_has_clips() -> None:
    """engine none speaks by recordings alone."""
    quiet = [Voice(enabled=False), Voice(engine="none"), Voice(enabled=False, clips="clips")]
    assert [call_phrases("A1", "3", {}, each, WORDS.say) for each in quiet] == [(), (), ()]
    assert call_phrases("A1", "3", {}, Voice(engine="none", clips="clips"), WORDS.say)


def test_an_announcement_is_said_in_the_languages_it_is_written_in() -> None:
    """What a manager typed in Chinese is not read by an English voice."""
    voice = Voice(languages=("zh", "en"))
    both, one = {"zh": "请安静", "en": "Quiet"}, {"zh": "请[[x]]安静", "en": ""}

    assert [each.text for each in announcement("quiet", both, voice)] == ["请安静", "Quiet"]
    said = announcement("", one, voice)
    assert [(each.text, each.clips) for each in said] == [("请 x 安静", ())]
