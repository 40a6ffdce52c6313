"""The syllables that the engines are given and really say: A012 is "A ling2 yi1 er4"."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from hall.voice.engine import VOICES, readable
from hall.voice.mandarin import READINGS, WALL, sounded
from hall.voice.script import Phrase, amount, cardinal
from tests.need import need_program
from tests.voice.cast import WORDS, called

PHONEMES = """
import ctypes, sys, espeakng_loader
lib = ctypes.CDLL(espeakng_loader.get_library_path())
lib.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0x8000)
lib.espeak_SetVoiceByName(sys.argv[1].encode())
lib.espeak_TextToPhonemes.restype = ctypes.c_char_p
lib.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
for line in sys.stdin.buffer:
    text, heard = ctypes.c_char_p(line.strip()), []
    while text.value:
        heard.append(lib.espeak_TextToPhonemes(ctypes.byref(text), 1, 0).decode())
    print(" ".join(heard))
"""
"""Asks the library itself, in a process of its own, which syllables it would say; line by line."""

CALLS = {
    ("A012", "3"): "qing3 A ling2 yi1 er4 hao4 dao4 san1 hao4 chuang1 kou3",
    ("C345", "2"): "qing3 C san1 si4 wu3 hao4 dao4 er4 hao4 chuang1 kou3",
    ("F678", "12"): "qing3 F liu4 qi1 ba1 hao4 dao4 shi2 er4 hao4 chuang1 kou3",
    ("W918", "22"): "qing3 W jiu3 yi1 ba1 hao4 dao4 er4 shi2 er4 hao4 chuang1 kou3",
    ("Y959", "1"): "qing3 Y jiu2 wu2 jiu3 hao4 dao4 yi1 hao4 chuang1 kou3",
    ("R555", "101"): "qing3 R wu2 wu2 wu3 hao4 dao4 yi4 bai3 ling2 yi1 hao4 chuang1 kou3",
    ("A111", "10"): "qing3 A yi1 yi1 yi1 hao4 dao4 shi2 hao4 chuang1 kou3",
}
"""Figures singly with their own tones, third tones rising; the counter as a cardinal."""

TEXTS = {
    "请大家保持安静": "qing3 da4 jia1 bao3 chi2 an1 jing4",
    "不要惊慌": "bu2 yao4 jing1 huang1",
    "不能停留": "bu4 neng2 ting2 liu2",
    "请稍等一下": "qing3 shao1 deng3 yi2 xia4",
    "先来一张": "xian1 lai2 yi4 zhang1",
    "第一位": "di4 yi1 wei4",
    "重新取号": "chong2 xin1 qu3 hao4",
    "银行卡": "yin2 hang2 ka3",
    "过户更名": "guo4 hu4 geng1 ming2",
}
"""Words with more than one reading or with sandhi, as a Mandarin speaker says them."""


def said_by_program(texts: list[str], voice: str) -> list[str]:
    """The syllables of the eSpeak NG program, in its own letters."""
    command = [need_program("espeak-ng"), "-v", voice, "-x", "-q", "--stdin"]
    heard = []
    for text in texts:
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        heard.append(done.stdout.decode())
    return heard


def said_by_library(texts: list[str], voice: str) -> list[str]:
    """The syllables of the library of espeakng-loader."""
    pytest.importorskip("espeakng_loader")
    command = [sys.executable, "-c", PHONEMES, voice]
    lines = "\n".join(texts).encode()
    done = subprocess.run(command, input=lines, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


HeardFrom = Callable[[list[str], str], list[str]]
ENGINES = [said_by_program, said_by_library]


def syllables(heard: str) -> str:
    """Sounds and tones alone: no stress, no ends of words, no name of a language.

    A third tone at the end of a word (214) is the same as within one (21), and the A of a
    dictionary word the same as that of pinyin.
    """
    bare = re.sub(r"\([a-z]+\)|['_|,\s-]", "", heard)
    return bare.replace("214", "21").replace("A", "a")


@pytest.mark.parametrize(("number", "counter"), CALLS)
def test_the_engine_is_given_letters_and_figures_as_syllables(number: str, counter: str) -> None:
    """The text on its way to the engine; the characters left are those it reads well itself."""
    given = readable(called(number, counter)).replace(WALL, "").replace("a1 er3", "R")
    left = {"请": "qing3", "号": "hao4", "到": "dao4", "窗口": "chuang1 kou3", "，": ""}
    for sign, pinyin in left.items():
        given = given.replace(sign, f" {pinyin} ")

    assert " ".join(given.split()) == CALLS[number, counter]


@pytest.mark.parametrize("heard_from", ENGINES)
def test_both_engines_say_the_calls_with_these_syllables(heard_from: HeardFrom) -> None:
    """What they would say for the sentence is what they would say for its pinyin."""
    meant = [
        pinyin.replace(f" {number[0]} ", f" {number[0]}{WALL} ".replace(f"R{WALL}", "a1 er3"))
        for (number, _), pinyin in CALLS.items()
    ]
    given = [readable(called(*each)) for each in CALLS]
    heard = heard_from([*given, *meant], VOICES["zh"])

    assert len(heard) == 2 * len(CALLS)
    for at, number in enumerate(CALLS):
        assert syllables(heard[at]) == syllables(heard[at + len(CALLS)]), (number, heard[at])


@pytest.mark.parametrize("heard_from", ENGINES)
def test_both_engines_say_tricky_words_right(heard_from: HeardFrom) -> None:
    """Polyphones, and the sandhi of not and one."""
    given = [readable(Phrase(text, "zh", 150)) for text in TEXTS]
    heard = heard_from([*given, *TEXTS.values()], VOICES["zh"])

    wrong = {
        pinyin: (ours, meant)
        for pinyin, ours, meant in zip(
            TEXTS.values(), heard[: len(TEXTS)], heard[len(TEXTS) :], strict=True
        )
        if syllables(ours) != syllables(meant)
    }
    assert wrong == {}


@pytest.mark.parametrize("heard_from", ENGINES)
def test_cantonese_says_every_figure_in_its_own_tone(heard_from: HeardFrom) -> None:
    """A012 at counter 3: ling4 jat1 ji6, saam1 (7 is the engine's high level tone)."""
    (heard, *more) = heard_from([readable(called("A012", "3", "yue"))], VOICES["yue"])
    bare = re.sub(r"['_|\s]", "", "".join([heard, *more]))

    assert "ling4ja1tji6hou6" in bare
    assert bare.endswith("dou3saa7mhou6coeng1hau2")


def test_two_is_liang_for_what_is_counted_and_er_in_a_name() -> None:
    """Two people and two thousand, but counter two."""
    said = [amount(value, "zh", WORDS.say) for value in (2, 12, 20, 2000)]

    assert said == ["两", "十二", "二十", "两千"]
    assert cardinal(2, "zh", WORDS.say) == "二"
    assert sounded("两 位") == "liang3 位"


def test_every_reading_has_a_syllable_with_its_tone_for_each_character() -> None:
    """A slip in the table would be spoken in the hall."""
    wrong = {
        word: pinyin
        for word, pinyin in READINGS.items()
        if not re.fullmatch(r"[a-z]+[1-5]( [a-z]+[1-5])*", pinyin)
        or len(pinyin.split()) != len(word)
    }
    assert wrong == {}
