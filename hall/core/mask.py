"""Masks: how much of a person a list may show (K1), by the usual practice in China.

张三 is 张*, 欧阳锋 is 欧阳*, 13812341234 is 138****1234. A mask never fails: it gets what somebody
typed while on the phone. Where it does not know what it sees, it shows less.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

HIDDEN: Final = "****"
CARD: Final = 18
"""Characters of an identity card's number."""

_TWO: Final = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫"
        "宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官"
        "司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延"
        "东郭南门羊舌微生梁丘左丘东门西门第五纳兰完颜叶赫那拉",
    )
)
"""Surnames of two characters."""

_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(010|02\d|0[3-9]\d\d)\d{5,6}(\d\d)")
_ANY: Final = r"[\u4e00-\u9fff]"
_REGION: Final = re.compile(
    rf"(?:{_ANY}{{2,7}}(?:省|自治区))?"
    rf"(?:{_ANY}{{2,5}}?(?<![超门集夜菜城花])(?:市(?!场|政)|自治州|盟))?"
    rf"(?:(?:{_ANY}{{0,3}}?(?![小社园校院厂库宅住属舍活作寓墅街片景营一二三四五六七八九十东南西北中])"
    rf"{_ANY}|{_ANY}[东南西北中])(?:区|县|旗))?"
)
"""Province, city and district at the head of an address. 小区, 社区, 市场 and 超市 are none, nor
the parts of an estate: 花园东区, 花园二区; 城东区 is one.
"""


_TELLING: Final = re.compile(
    r"(?<!\d)(?:(?:\+?86[- ]?)?[1１][3-9３-９]\d[- ]?\d{4}[- ]?\d{4}|\d{17}[\dXx])(?!\d)"
)
"""A mobile's number or an identity card's, among other words."""


def name(text: str) -> str:
    """张* of 张三; of one character, or of what is no name, only stars."""
    word = _tidy(text)
    if not word:
        return ""
    kept = 2 if len(word) > 2 and word[:2] in _TWO else 1
    if len(word) == 1 or not word[:kept].isalpha():
        return "*"
    # Two stars at most, so that a long name is not known by its length; a Latin initial alone.
    stars = min(len(word) - kept, 2) if "\u3400" <= word[0] <= "\u9fff" else 2
    return word[:kept] + "*" * stars


def phone(text: str) -> str:
    """138****1234 of a mobile, 010-****78 of a landline, ****78 of what is long enough to be one;
    nothing of a short number.
    """
    number = digits(text)
    if _MOBILE.fullmatch(number):
        return number[:3] + HIDDEN + number[-4:]
    if landline := _LANDLINE.fullmatch(number):
        return f"{landline[1]}-{HIDDEN}{landline[2]}"
    if len(number) >= 7:
        return HIDDEN + number[-2:]
    return HIDDEN if _tidy(text) else ""


def unit(text: str) -> str:
    """供水**** of 供水集团有限公司: two characters of at least eight, since a small one is called
    after somebody (张三理发店); else one or none.
    """
    word = _tidy(text)
    kept = 2 if len(word) >= 8 else 1 if len(word) >= 3 else 0
    return (word[:kept] if word[:kept].isalpha() else "") + HIDDEN if word else ""


def address(text: str) -> str:
    """As far as the district: 哈尔滨市南岗区****."""
    word = _tidy(text)
    region = _REGION.match(word)
    kept = region[0] if region and len(region[0]) < len(word) else ""
    return kept + HIDDEN if word else ""


def words(text: str) -> str:
    """Words that may stay for ever, with no mobile's number in them and no identity card's: 请打
    138****1234.
    """
    return _TELLING.sub(lambda found: phone(found[0]) if len(found[0]) != CARD else HIDDEN, text)


def contact(plain: Mapping[str, str]) -> dict[str, str]:
    """Everything of a contact masked: name, phone, unit, address; of anything else nothing. Where
    the name stands in another field as well it is not shown there either.
    """
    known = {"name": name, "phone": phone, "unit": unit, "address": address}
    shown = {key: known.get(key, _none)(text) for key, text in plain.items()}
    whole = _tidy(plain.get("name", ""))
    return {
        key: HIDDEN if len(whole) > 1 and key != "name" and whole in text else text
        for key, text in shown.items()
    }


def digits(phone: str) -> str:
    """The digits of a phone number however it was typed: full width, with blanks, with +86."""
    plain = unicodedata.normalize("NFKC", phone)
    number = "".join(str(unicodedata.decimal(each)) for each in plain if each.isdecimal())
    bare = re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$)", "", number)
    return re.sub(r"^(?:00)?86(?=(?:10|2\d|[3-9]\d\d)\d{7,8}$)", "0", bare)


def _none(text: str) -> str:
    return HIDDEN if text else ""


def _tidy(text: str) -> str:
    """Without blanks and what cannot be seen."""
    return "".join(each for each in text if each.isprintable() and not each.isspace())
