"""Masks: what a list may show of a person, and never more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core import mask

PHONE = st.from_regex(r"(\+86 ?|0086)?1[3-9]\d-?\d{4}-?\d{4}", fullmatch=True)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("张三", "张*"),
        ("张三丰", "张**"),
        (" 张 三 ", "张*"),
        ("欧阳锋", "欧阳*"),
        ("诸葛孔明", "诸葛**"),
        ("欧阳", "欧*"),  # perhaps a given name of one character
        ("张", "*"),
        ("", ""),
        ("   ", ""),
        ("阿卜杜拉·买买提", "阿**"),
        ("买买提·艾力·司马义", "买**"),
        ("欧阳·娜娜", "欧阳**"),
        ("司马", "司*"),
        ("Li Wei", "L**"),
        ("J", "*"),
        ("O'Neil", "O**"),
        ("·张", "*"),
        ("김철수", "김**"),
        ("John Smith", "J**"),
        ("13812341234", "*"),  # typed into the wrong field
        ("张\x00\n三", "张*"),
    ],
)
def test_a_name_keeps_the_surname_alone(told: str, shown: str) -> None:
    """As bank slips and notices in China have it."""
    assert mask.name(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("13812341234", "138****1234"),
        ("138 1234-1234", "138****1234"),
        ("+86 138 1234 1234", "138****1234"),
        ("１３８１２３４１２３４", "138****1234"),
        ("010-62345678", "010-****78"),
        ("(0451) 8234567", "0451-****67"),
        ("+86 451 82345678", "0451-****78"),
        ("86123456", "****56"),  # no country: a number of the town
        ("8234567", "****67"),
        ("8012", "****"),
        ("95598", "****"),
        ("010-62345678-8012", "****12"),
        ("13812341234 / 13912345678", "****78"),
        ("同上", "****"),
        ("", ""),
    ],
)
def test_a_phone_keeps_what_its_owner_would_know_it_by(told: str, shown: str) -> None:
    """Of a short number, which a colleague would know at once, nothing."""
    assert mask.phone(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("哈尔滨市南岗区学府路1号3单元502", "哈尔滨市南岗区****"),
        ("黑龙江省哈尔滨市道里区尚志大街2号", "黑龙江省哈尔滨市道里区****"),
        ("内蒙古自治区呼伦贝尔市海拉尔区某街", "内蒙古自治区呼伦贝尔市海拉尔区****"),
        ("上海市浦东新区世纪大道100号", "上海市浦东新区****"),
        ("南岗区学府路1号", "南岗区****"),
        ("阳光小区3栋502", "****"),
        ("哈尔滨市阳光小区3栋502", "哈尔滨市****"),
        ("电厂家属区4栋", "****"),
        ("华联超市对面3号", "****"),
        ("学府路1号", "****"),
        ("南岗区", "****"),
        ("花园东区3栋", "****"),
        ("天通苑二区8号楼", "****"),
        ("苏州市姑苏区花园二区8号楼", "苏州市姑苏区****"),
        ("西宁市城东区某路1号", "西宁市城东区****"),
        ("济宁市市中区某路1号", "济宁市市中区****"),
        ("上海市浦东新区花木路2号", "上海市浦东新区****"),
        ("城东农贸市场12号摊", "****"),
        ("别墅区3号", "****"),
        ("沛县沛城镇某村2组", "沛县****"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_district(told: str, shown: str) -> None:
    """An estate is a few hundred people, a building a few dozen."""
    assert mask.address(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("供水集团有限公司", "供水****"),
        ("第三中学", "第****"),
        ("张三理发店", "张****"),
        ("三中", "****"),
        ("13812341234", "****"),
        ("", ""),
    ],
)
def test_a_unit_keeps_its_first_characters(told: str, shown: str) -> None:
    """A short one would be told by two."""
    assert mask.unit(told) == shown


@given(st.text())
def test_no_mask_fails_and_none_shows_more_than_it_says(told: str) -> None:
    """Whatever was typed in a hurry: lone surrogates, control characters, another script."""
    name, phone = mask.name(told), mask.phone(told)
    assert name.rstrip("*") in ("", *(told[at : at + 1] for at in range(len(told)))) or (
        name[:2] in "".join(told.split()) and len(name.rstrip("*")) == 2
    )
    assert len(name.rstrip("*")) <= 2
    assert len(name) <= 4
    assert sum(each.isdigit() for each in phone) <= 7
    assert len(mask.unit(told).removesuffix(mask.HIDDEN)) <= 2
    assert not any(each.isdigit() for each in mask.address(told))
    for masked in (name, phone, mask.unit(told), mask.address(told)):
        assert masked == "" or "*" in masked


@given(PHONE)
def test_the_middle_of_a_mobile_number_is_never_shown(told: str) -> None:
    """However it is written; and it is masked alike."""
    bare = mask.digits(told)
    assert len(bare) == 11
    assert mask.phone(told) == mask.phone(bare) == f"{bare[:3]}****{bare[-4:]}"


SEPARATOR = st.sampled_from(["", " ", "-", "－", "\u3000", "\u00a0", ".", "—"])
AREA = st.sampled_from(["010", "021", "028", "0512", "0451", "0991"])


@given(AREA, SEPARATOR, st.from_regex(r"[2-8][0-9]{6,7}", fullmatch=True),
       st.sampled_from(["", "转", "-", " 分机 ", "x"]),
       st.from_regex(r"[0-9]{1,4}", fullmatch=True), st.booleans())  # fmt: skip
def test_of_a_landline_its_town_and_two_digits_are_shown_at_most(
    area: str, between: str, number: str, way: str, extension: str, abroad: bool
) -> None:
    """However it is typed, with or without an extension: five digits that count stay hidden."""
    told = f"({area}){between}{number}{way and way + extension}"
    if abroad:
        told = f"+86 {area[1:]}{between}{number}{way and way + extension}"
    shown = mask.phone(told)
    assert shown.endswith("****" + mask.digits(told)[-2:])
    assert shown.startswith((f"{area}-****", "****"))
    assert number[:-2] not in mask.digits(shown)
    assert sum(each.isdigit() for each in shown.removeprefix(area)) <= 2


@given(PHONE, SEPARATOR, st.sampled_from(["", "+86", "+86 ", "0086", "86-", "８６"]),
       st.sampled_from(["", "（女儿）", " 张三", "/", " 家里"]))  # fmt: skip
def test_no_way_of_typing_a_mobile_shows_its_middle(
    told: str, between: str, before: str, after: str
) -> None:
    """Full width, blanks of any kind, words behind it."""
    bare = mask.digits(told)[-11:]
    typed = f"{before}{bare[:3]}{between}{bare[3:7]}{between}{bare[7:]}{after}"
    wide = typed.translate({each + 48: each + 0xFF10 for each in range(10)})
    for one in (typed, wide):
        shown = mask.phone(one)
        assert shown == f"{bare[:3]}****{bare[-4:]}" or shown == f"****{bare[-2:]}"
        assert sum(each.isdigit() for each in shown) <= 7


@given(st.sampled_from(["张", "欧阳", "諸葛", "诸葛", "O", "Al", "阿", "𠮷"]),
       st.text(alphabet="三丰明小军an·' \t", min_size=1, max_size=12))  # fmt: skip
def test_a_given_name_is_never_shown(surname: str, given_name: str) -> None:
    """Not its first character, nor how long it is."""
    shown = mask.name(surname + given_name)
    assert shown.rstrip("*") in {"", surname[:1], surname}
    assert not set(shown.rstrip("*")) & (set("三丰明小军") - set(surname))
    assert len(shown) <= 4


@pytest.mark.parametrize(
    "words",
    [
        "{}的小店铺子",
        "{}个体工商户经营部",
        "{}",
        "老板是{}",
        "{}家江苏省苏州市姑苏区1号",
        "{}市某路",
    ],
)
@pytest.mark.parametrize("name", ["张三", "欧阳锋", "王小明", "Al Li"])
def test_a_name_that_stands_in_another_field_is_not_shown_there(name: str, words: str) -> None:
    """A shop called after its owner; an address that begins with who lives there."""
    said = words.format(name)
    shown = mask.contact({"name": name, "unit": said, "address": said, "phone": said})
    assert name.replace(" ", "") not in "".join(shown.values())


@given(st.text(alphabet="0123456789+- ()转", max_size=30))
def test_the_digits_of_a_phone_are_the_same_a_second_time(told: str) -> None:
    """Or the same number would be kept under one mark and sought under another."""
    assert mask.digits(mask.digits(told)) == mask.digits(told)


@given(st.sampled_from(["张", "王", "𠮷", "a", "é", "7", "\ud800"]))
def test_nothing_is_left_of_a_name_of_one_character(told: str) -> None:
    """It would be the whole name."""
    assert mask.name(told) == "*" or not told.isprintable()


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("请打13812341234，姓张", "请打138****1234，姓张"),
        ("+86 138 1234 1234", "138****1234"),
        ("１３８１２３４１２３４", "138****1234"),
        ("身份证320501199001011234过期", "身份证****过期"),
        ("32050119900101123X", "****"),
        ("户号12345678901，表号138123412345", "户号12345678901，表号138123412345"),
        ("A012 等了 40 分钟", "A012 等了 40 分钟"),
        ("13812341234 / 13912341234", "138****1234 / 139****1234"),
        ("", ""),
    ],
)
def test_words_that_stay_hold_no_phone_and_no_identity_card(told: str, shown: str) -> None:
    """Numbers of meters and accounts are what the words are about: they stay."""
    assert mask.words(told) == shown


@given(st.text(alphabet="0123456789１３８X+- 打张", max_size=40))
def test_masked_words_are_not_masked_again(told: str) -> None:
    """And none is made longer, so that what fitted still fits."""
    once = mask.words(told)
    assert mask.words(once) == once
    assert len(once) <= len(told)


def test_a_whole_contact_is_masked_and_what_is_unknown_is_hidden() -> None:
    """A field that somebody adds later is not shown by mistake."""
    plain = {"name": "张三", "phone": "13812341234", "unit": "供水集团公司", "wechat": "zhang3"}
    assert mask.contact(plain) == {
        "name": "张*", "phone": "138****1234", "unit": "供****", "wechat": "****",
    }  # fmt: skip
    assert mask.contact({"wechat": ""}) == {"wechat": ""}
