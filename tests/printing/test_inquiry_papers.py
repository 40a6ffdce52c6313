"""The papers of an inquiry, read back from bytes: both widths, both modes, whatever is on them."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from hall.printing.commands import encode
from hall.printing.ink import NARROW, WIDE, sizes_of
from hall.printing.native import Writer
from hall.printing.notice import Item
from hall.printing.pen import Form
from hall.printing.typed import EMPTY, has
from hall.printing.typesetter import Typesetter
from tests.printing import sheets
from tests.printing.cast import FORMS, GUIDE, LI, LONG, NOTICE, RECEIPT, WORDS
from tests.printing.reader import Paper, read
from tests.printing.sheets import Known, bare, said
from tests.printing.test_every_name import ALPHABET

SETTERS = {width: Typesetter(WORDS, width) for width in (WIDE, NARROW)}
WRITERS = {width: Writer(WORDS, width) for width in (WIDE, NARROW)}
OWN = "-电话请带原件王小明李堃计量管理部楼室身份证房屋产权租赁合同（）：□"
KNOWN = Known("".join(dict.fromkeys(ALPHABET + OWN)))
LETTERS = [c for c in KNOWN.alphabet if c.isalnum()]

widths = pytest.mark.parametrize("width", [WIDE, NARROW])
languages = pytest.mark.parametrize("language", ["zh", "en"])
kinds = pytest.mark.parametrize("kind", sorted(FORMS))
texts = some.text(some.sampled_from(LETTERS), min_size=1, max_size=30)
phones = some.from_regex(r"[0-9]{3,4}-[0-9]{7,8}", fullmatch=True)


def changed(form: Form, **what: Any) -> Form:
    """The same paper with other facts."""
    made: Form = form._replace(**what)  # type: ignore[attr-defined]
    return made


def drawn(form: Form, width: int) -> Paper:
    """The paper as a picture."""
    (paper,) = read(encode(SETTERS[width].lay(form))).papers
    return paper


def typed(form: Form, width: int) -> Paper:
    """The paper in the printer's own font."""
    (paper,) = read(encode(WRITERS[width].lay(form))).papers
    return paper


@widths
@languages
@kinds
def test_the_number_is_the_largest_on_each_paper(width: int, language: str, kind: str) -> None:
    """Whoever answers the phone asks for it."""
    form = changed(FORMS[kind], language=language)

    assert sheets.number(drawn(form, width)) == "SW-20261121-003"
    assert sheets.number(typed(form, width)) == "SW-20261121-003"


@settings(max_examples=15)
@given(name=texts, phone=phones, holder=texts, width=some.sampled_from([WIDE, NARROW]))
@example(name="囍龘䶮㙍", phone="0571-87654321", holder="镕峯堃喆" * 6, width=NARROW)
def test_a_receipt_names_the_first_clerk_and_who_has_it_now(
    name: str, phone: str, holder: str, width: int
) -> None:
    """Each with the phone, whole, however long or rare the name is (F11)."""
    first = RECEIPT.first._replace(name={"zh": name}, title={"zh": ""}, phone=phone)
    now = LI._replace(name={"zh": holder}, title={"zh": ""}, phone="000-1")
    receipt = RECEIPT._replace(first=first, now_with=now)
    picture, text = drawn(receipt, width), typed(receipt, width)

    for each in (name, holder):
        assert KNOWN.says(picture, each, "bold")
        assert KNOWN.stands(text, each, bold=True)
    for each in (phone, "000-1"):
        assert KNOWN.says(picture, f"电话：{each}", "body")
        assert f"电话：{each}" in said(text)


@settings(max_examples=15)
@given(
    items=some.lists(
        some.tuples(texts, some.booleans()), min_size=1, max_size=6, unique_by=lambda one: one[0]
    ),
    width=some.sampled_from([WIDE, NARROW]),
)
@example(items=[("囍龘" * 12, True), ("䶮" * 3, False)], width=NARROW)
def test_a_notice_has_a_box_for_what_is_missing_and_says_of_nothing_that_it_was_seen(
    items: list[tuple[str, bool]], width: int
) -> None:
    """Every item once, the missing ones bold and before the others (F9)."""
    notice = NOTICE._replace(items=tuple(Item({"zh": name}, missing) for name, missing in items))
    picture, text = drawn(notice, width), typed(notice, width)
    indent = round(SETTERS[width].typeface.font(sizes_of(width).body).getlength("10. "))

    rows = {True: [], False: []}  # type: dict[bool, list[int]]
    for name, missing in items:
        bases = KNOWN.says(picture, name, "bold" if missing else "body", indent)
        assert bases, name
        assert any(sheets.boxed(picture, base) is missing for base in bases)
        rows[missing] += bases[:1]
        assert KNOWN.stands(text, f"{EMPTY if missing else '·'} {name}", bold=missing)
    assert max(rows[True], default=0) <= min(rows[False], default=10**6)


@settings(max_examples=20)
@given(where=texts, who=texts, told=texts, width=some.sampled_from([WIDE, NARROW]))
def test_a_guide_slip_says_where_to_whom_and_that_they_know(
    where: str, who: str, told: str, width: int
) -> None:
    """Department and place in white on black, then the receiver, then who was told (F3)."""
    receiver = LI._replace(department={"zh": where}, room=None, name={"zh": who}, title={"zh": ""})
    guide = GUIDE._replace(receiver=receiver, told=told)
    picture, text = drawn(guide, width), typed(guide, width)

    assert KNOWN.in_the_band(picture, where)
    assert KNOWN.says(picture, who, "strong")
    for each in filter(has, (where, who, told)):
        assert bare(each) in said(text)


@widths
@languages
@kinds
def test_nothing_is_cut_off(width: int, language: str, kind: str) -> None:
    """Long names, long rooms, long remarks: inside the margins, and every line fits the paper."""
    long = LI._replace(name=LONG, title=LONG, department=LONG, room=LONG)
    what = {
        "receipt": {"first": long, "now_with": long, "category": LONG, "service": LONG},
        "guide": {"first": long, "receiver": long, "told": LONG["zh"]},
        "notice": {
            "items": tuple(Item(LONG, bool(at % 2)) for at in range(30)), "fee": LONG,
            "remark": LONG["zh"] * 4, "clerk": long, "service": LONG, "time_limit": LONG,
        },
    }  # fmt: skip
    form = changed(FORMS[kind], language=language, hall=LONG, reprint=True, **what[kind])
    picture = drawn(form, width)

    assert picture.width == width
    assert not picture.dots[:, :4].any()
    assert not picture.dots[:, -4:].any()
    lines = typed(form, width).typed
    assert len(lines) > 15
    for line in lines:
        assert len(line.text.encode("gb18030")) * 12 * line.size <= width, line


@languages
def test_the_text_mode_says_all_that_stands_on_a_receipt(language: str) -> None:
    """The facts of the inquiry, in the visitor's language."""
    text = said(typed(RECEIPT._replace(language=language), WIDE))
    zh = ("首问回执", "受理时间：2026-11-2109:12", "类型：反映情况", "类别：水表与计量",
          "首问责任人", "王小明（综合服务与咨询）", "11月23日（周一）17:30前答复您",
          "现由以下人员办理", "计量管理部二楼203室", "李堃（水表检定）", "监督电话",
          "0571-87654321", "请保留此单")  # fmt: skip
    en = ("First-inquiryreceipt", "Received2026-11-2109:12", "Kind:areport", "About:Meters",
          "Yourfirstcontact", "WangXiaoming(Generalservice)", "by17:30onMonday,23November",
          "Meteringdepartment,Room203", "Complaints", "Pleasekeepthis")  # fmt: skip
    for part in zh if language == "zh" else en:
        assert part in text


def test_a_receipt_without_a_promise_promises_nothing() -> None:
    """What was answered at once is not owed till any day; and whoever has it still is not named
    twice.
    """
    text = said(typed(RECEIPT._replace(due_at=None, now_with=None), WIDE))

    assert "答复您" not in text
    assert "现由" not in text
    assert "王小明" in text


def test_a_second_notice_is_marked_and_says_why() -> None:
    """The first is not; the reason ends with one full stop however it was typed."""
    second = said(typed(NOTICE._replace(reason="漏说了。"), WIDE))
    first = said(typed(NOTICE._replace(second=False, reason=""), WIDE))

    assert "第二次告知" in second
    assert "再次告知的原因：漏说了。给您添了麻烦" in second
    assert "第二次" not in first
    assert "再次" not in first


@kinds
def test_a_reprint_of_an_inquirys_paper_is_marked(kind: str) -> None:
    """A second paper cannot pass for the first."""
    assert "补打REPRINT" in said(typed(changed(FORMS[kind], reprint=True), NARROW))
    assert "补打" not in said(typed(FORMS[kind], NARROW))


def test_a_long_item_goes_on_beneath_its_own_text() -> None:
    """Else its second line would look like another item."""
    lines = [line.text for line in typed(NOTICE, NARROW).typed]

    assert "   （单位用户）" in lines


def test_a_notice_without_an_inquiry_has_no_number() -> None:
    """Told at the counter, done with."""
    assert "SW-" not in said(typed(NOTICE._replace(number=""), WIDE))


def test_the_papers_of_an_inquiry_have_no_place_for_a_visitor() -> None:
    """What may be printed is a closed list (K1); whoever adds to it has to change this test."""
    assert RECEIPT._fields == (
        "hall", "number", "kind", "category", "service", "opened_at", "due_at", "first",
        "now_with", "complaint_phone", "language", "reprint",
    )  # fmt: skip
    assert GUIDE._fields == (
        "hall", "number", "receiver", "told", "told_at", "first", "complaint_phone", "language",
        "reprint",
    )  # fmt: skip
    assert NOTICE._fields == (
        "hall", "number", "service", "items", "fee", "time_limit", "remark", "second", "reason",
        "clerk", "given_at", "complaint_phone", "language", "reprint",
    )  # fmt: skip
    assert LI._fields == ("name", "title", "phone", "department", "room")


@languages
def test_every_word_of_the_papers_has_its_glyphs_and_is_used(language: str) -> None:
    """No empty box on paper for any sentence of ours, and none that no paper says."""
    words = WORDS[language]["inquiry"]
    used: set[str] = set()

    class Watched(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            used.add(key)
            return super().__getitem__(key)

    watched = {one: {**each, "inquiry": Watched(each["inquiry"])} for one, each in WORDS.items()}
    writer = Writer(watched, WIDE)
    for form in (*FORMS.values(), GUIDE._replace(told_at=None)):
        writer.lay(changed(form, language=language))

    assert SETTERS[WIDE].typeface.missing("".join(words.values())) == ""
    assert {key for key in words if not key.startswith("kind_")} - used == set()
