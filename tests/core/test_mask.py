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


@given(st.text(alphabet="0123456789+- ()转", max_size=30))
def test_the_digits_of_a_phone_are_the_same_a_second_time(told: str) -> None:
    """Or the same number would be kept under one mark and sought under another."""
    assert mask.digits(mask.digits(told)) == mask.digits(told)


@given(st.sampled_from(["张", "王", "𠮷", "a", "é", "7", "\ud800"]))
def test_nothing_is_left_of_a_name_of_one_character(told: str) -> None:
    """It would be the whole name."""
    assert mask.name(told) == "*" or not told.isprintable()


def test_a_whole_contact_is_masked_and_what_is_unknown_is_hidden() -> None:
    """A field that somebody adds later is not shown by mistake."""
    plain = {"name": "张三", "phone": "13812341234", "unit": "供水集团公司", "wechat": "zhang3"}
    assert mask.contact(plain) == {
        "name": "张*", "phone": "138****1234", "unit": "供水****", "wechat": "****",
    }  # fmt: skip
    assert mask.contact({"wechat": ""}) == {"wechat": ""}
