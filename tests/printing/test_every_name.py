"""Whatever a service is called, its slip says so: both widths, both modes, read back from bytes."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from hall.printing.commands import encode
from hall.printing.ink import NARROW, WIDE
from hall.printing.native import Writer
from hall.printing.typesetter import Typesetter
from tests.printing.cast import ELDER, LONG, URL, WORDS
from tests.printing.glyphs import Glyphs
from tests.printing.reader import Paper, read

COMMON = "供水缴费与发票开户报装过户变更维修水表故障水质价咨询投诉建议综合业务一二三口日田国"
RARE = "囍龘靐齉鱻䲜㙍䶮㐂𠮷鿫镕峯堃喆濛淼犇"
MARKS = "，。、：；！？（）《》【】—…·～％￥＋－＝／＠＃"
UNITS = "℃㎡㎏№①②③ⅠⅡⅣ°×÷±§→"
LATIN = "ABCDEHKMNPRSUXZabcdeghkmnopqsuxz0123456789"
COLD = "水温低于 5℃ 时（含）的抢修——加急"
NAMED = "囍龘䶮姓氏㙍"
ALPHABET = "".join(dict.fromkeys(COMMON + RARE + MARKS + UNITS + LATIN + COLD + NAMED))

SETTERS = {width: Typesetter(WORDS, width) for width in (WIDE, NARROW)}
WRITERS = {width: Writer(WORDS, width) for width in (WIDE, NARROW)}
ON_PAPER = {width: Glyphs(SETTERS[width].sizes.strong, ALPHABET) for width in SETTERS}
DRAWN = Glyphs(48, ALPHABET)
"""What the text mode has drawn because the printer lacks a character."""
KNOWN = "".join(c for c in ALPHABET if all(c in each.drawn for each in (*ON_PAPER.values(), DRAWN)))

names = some.text(some.sampled_from(KNOWN + "  "), min_size=1, max_size=26).filter(str.strip)


def bare(text: str) -> str:
    """Without spaces: a line may end where one stood."""
    return "".join(text.split())


def test_the_reader_knows_rare_characters_and_full_width_marks() -> None:
    """Else the test below would prove nothing."""
    assert set("囍龘䶮㙍℃㎡（）：—") <= set(KNOWN)
    assert len(KNOWN) > 120


@settings(max_examples=100, deadline=None)
@given(name=names, digits=some.integers(0, 999), width=some.sampled_from([WIDE, NARROW]))
@example(name=COLD, digits=12, width=NARROW)
@example(name=NAMED, digits=7, width=WIDE)
def test_number_service_and_code_are_right_in_both_modes(
    name: str, digits: int, width: int
) -> None:
    """A hundred names, with rare characters, full-width marks and units."""
    slip = replace(ELDER, number=f"A{digits:03}", service={"zh": name, "en": "x"}, priority=False)
    (picture,) = read(encode(SETTERS[width].set(slip))).papers
    (text,) = read(encode(WRITERS[width].set(slip))).papers

    for paper in (picture, text):
        assert paper.number() == slip.number
        assert paper.url() == URL
    assert ON_PAPER[width].read(picture.below_number(), len(bare(name))) == bare(name)
    assert service_of(text, name) == bare(name)


def service_of(paper: Paper, name: str) -> str:
    """What the text mode says the matter is: its own characters, or a picture of them."""
    said = "".join(line.text for line in paper.typed if line.size == 2 and line.bold)
    if len(paper.dots):
        return DRAWN.read(paper.dots, len(bare(name)))
    return bare(said)[: len(bare(name))]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_of_text_fits_the_paper(width: int, language: str) -> None:
    """A printer would break it anywhere, or print over the edge."""
    slip = replace(ELDER, service=LONG, hall=LONG, language=language, low=True, reprint=True)
    (paper,) = read(encode(WRITERS[width].set(slip))).papers

    assert len(paper.typed) > 15
    for line in paper.typed:
        assert len(line.text.encode("gb18030")) * 12 * line.size <= width, line
    largest = max(line.size for line in paper.typed)
    assert largest >= (8 if width == WIDE else 6)
    assert [line.text for line in paper.typed if line.size == largest] == ["A012"]


def test_the_text_mode_says_all_that_the_picture_says() -> None:
    """Where to wait, how long, what to bring, what it costs, whom to tell."""
    slip = replace(ELDER, low=True, reprint=True)
    (paper,) = read(encode(WRITERS[WIDE].set(slip))).papers
    said = "\n".join(line.text for line in paper.typed)

    for text in (
        "城东供水营业厅", "补打 REPRINT", "缴费与发票", "Bills and invoices", "优先 PRIORITY",
        "低位窗口 LOW COUNTER", "请到 A 区等候", "Please wait here: Area A", "前面还有 4 人",
        "约 10–25 分钟", "2026-11-21 09:12", "1. 户号", "2. 身份证原件", "费用：免费",
        "过号 10 分钟内可恢复排队", "扫码看进度", "0571-8765 4321",
    ):  # fmt: skip
        assert text in said
    assert len(paper.dots) == 0, "nothing here needs a picture"


def test_a_character_the_printer_lacks_is_drawn_and_the_rest_is_not() -> None:
    """Four bytes in GB18030: hardly any printer has it."""
    slip = replace(ELDER, service={"zh": "䶮姓", "en": "x"})
    (paper,) = read(encode(WRITERS[NARROW].set(slip))).papers

    assert 0 < len(paper.dots) < 100
    assert "请到 A 区等候" in [line.text for line in paper.typed]
    assert not any("姓" in line.text for line in paper.typed)


def test_no_name_can_give_the_printer_an_order() -> None:
    """What is typed into the settings stays text, whatever bytes are in it."""
    name = "水\x1b@\x1dV\x00\n费\u2028\ue000"
    slip = replace(ELDER, service={"zh": name, "en": name})
    printed = read(encode(WRITERS[WIDE].set(slip)))

    assert len(printed.papers) == 1
    assert "水 @ V 费" in [line.text for line in printed.papers[0].typed]
