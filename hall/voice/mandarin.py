"""Mandarin for an engine: figures and tricky words as pinyin, with the tones as they are said.

eSpeak's `cmn-latn-pinyin` reads pinyin with tone figures exactly, and characters by a dictionary
that takes 一号 and 九一八 for words, knows one reading of most characters, and in 1.52 lets no
third tone rise. So what a call depends on goes in as pinyin: "A 零一二 号" as "A ling2 yi1 er4 号".
"""

from __future__ import annotations

import re
from typing import Final

WALL: Final = "\u200b"
"""Between a letter and pinyin, or 1.52 takes a lone A for the English article."""

FIGURES: Final = {
    "零": "ling2",
    "一": "yi1",
    "二": "er4",
    "三": "san1",
    "四": "si4",
    "五": "wu3",
    "六": "liu4",
    "七": "qi1",
    "八": "ba1",
    "九": "jiu3",
    "十": "shi2",
    "百": "bai3",
    "千": "qian1",
    "两": "liang3",
}

READINGS: Final = {
    "请保持": "qing2 bao3 chi2",
    "出口有序": "chu1 kou2 you3 xu4",
    "谢谢": "xie4 xie5",
    "指引": "zhi2 yin3",
    "重新": "chong2 xin1",
    "重复": "chong2 fu4",
    "银行": "yin2 hang2",
    "行业": "hang2 ye4",
    "空调": "kong1 tiao2",
    "调整": "tiao2 zheng3",
    "调解": "tiao2 jie3",
    "归还": "gui1 huan2",
    "退还": "tui4 huan2",
    "还款": "huan2 kuan3",
    "了解": "liao2 jie3",
    "长者": "zhang2 zhe3",
    "厅长": "ting1 zhang3",
    "家长": "jia1 zhang3",
    "更名": "geng1 ming2",
    "更换": "geng1 huan4",
    "更正": "geng1 zheng4",
    "校验": "jiao4 yan4",
    "校准": "jiao4 zhun3",
    "会计": "kuai4 ji4",
    "应急": "ying4 ji2",
    "供应": "gong1 ying4",
    "便民": "bian4 min2",
    "方便": "fang1 bian4",
    "差额": "cha1 e2",
    "参差": "cen1 ci1",
    "测量": "ce4 liang2",
    "为您": "wei4 nin2",
    "处理": "chu2 li3",
    "办事处": "ban4 shi4 chu4",
    "请您": "qing3 nin2",
    "左转": "zuo2 zhuan3",
    "右转": "you4 zhuan3",
}
"""Words with more than one reading, or whose third tones rise, as these halls use them."""

_FALLING: Final = (
    "是要用会够在到变再对过动去见便论但断必办看让占错累慢个位次样定切共致路块段件份刻下"
)
"""Before these fourth tones 不 and 一 rise; 一 falls before any other, and stands after figures."""

_COUNTED: Final = "张起点些天直时同般边种本间家条"

_ONE: Final = re.compile(rf"(?<![第零一二三四五六七八九十百千期月])一(?=[{_FALLING}{_COUNTED}])")
_NOT: Final = re.compile(rf"不(?=[{_FALLING}])")
_NUMERAL: Final = re.compile("[零一二三四五六七八九十百千两]+")
_WORD: Final = re.compile("|".join(sorted(READINGS, key=len, reverse=True)))
_LETTERS: Final = re.compile(r"(?<![a-z0-9])[A-Z](?![a-z])")


def sounded(text: str) -> str:
    """`text` as the engine reads it right; characters it reads well itself stay what they are."""
    text = _LETTERS.sub(_letter, text)
    text = _WORD.sub(lambda found: f" {READINGS[found[0]]} ", text)
    text = _ONE.sub(lambda found: _one(found.string[found.end()]), text)
    text = _NOT.sub(" bu2 ", text)
    text = _NUMERAL.sub(lambda found: f" {' '.join(_toned(found[0]))} ", text)
    return re.sub(r" +", " ", text).strip()


def _letter(found: re.Match[str]) -> str:
    """By its name; R as people say it, for 1.51 makes it a two."""
    return "a1 er3" if found[0] == "R" else f"{found[0]}{WALL}"


def _one(after: str) -> str:
    return " yi2 " if after in _FALLING else " yi4 "


def _toned(numeral: str) -> list[str]:
    """The syllables of figures in a row: 一 falls before 百 and 千, thirds rise before thirds."""
    row = [FIGURES[sign] for sign in numeral]
    for at in range(len(row) - 1):
        if numeral[at] == "一" and numeral[at + 1] in "百千":
            row[at] = "yi4"
        elif row[at].endswith("3") and row[at + 1].endswith("3"):
            row[at] = row[at][:-1] + "2"
    return row
