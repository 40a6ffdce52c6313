"""What the kiosk may say: this hall's own sentences by their ids, figures as people say them."""

import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from hall.desk import day, tickets
from hall.desk.desk import Desk
from hall.hub.runtime import open_runtime
from hall.settings.schema import Settings
from hall.voice.engine import EngineFault, working
from hall.voice.prompts import PLAIN, Prompts
from hall.voice.reader import DEVICE, Reader
from hall.voice.script import Phrase
from tests.halls import MANAGER, both, journal, opened, settings, visitor
from tests.spans import TOLD
from tests.voice.cast import WORDS
from tests.voice.test_announcer import Mouth

NOTHING: tuple[str, ...] = (
    *("", ".", "x", "hello.x", "press", "press.0", "press.10", "press.1.2", "press.01", "press.１"),
    *("service.nothing", "service.payment.x", "papers", "ahead.1000", "ahead.-1", "ahead.x"),
    *("range.5", "range.10.5", "range.3.5", "range.0.1000", "yours.nobody", "yours", "../x"),
    *("say.attention", "months", "and", "repeat_key", "rule.1", "opens"),
)


def halls(folder: Path, **sections: object) -> Settings:
    """The hall of the tests, its voice and files under `folder`."""
    return settings(store={"var": str(folder / "var")}, **sections)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A hall on SQLite."""
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", halls(tmp_path)) as desk:
        yield desk


def said(desk: Desk, prompt: str, language: str = "zh") -> str | None:
    """The words of a prompt."""
    phrase = Prompts(desk, WORDS).phrase(language, prompt)  # type: ignore[arg-type]
    return phrase.text if phrase else None


def test_a_number_is_said_figure_by_figure(desk: Desk) -> None:
    """As the call will be, so that it is known again; only to whoever has its token."""
    one = visitor(desk)

    assert said(desk, f"yours.{one.token}") == "您的号码是 A 零零一。"
    assert said(desk, f"yours.{one.token}", "en") == "Your number is A, zero zero one."


def test_people_and_minutes_are_said_as_they_are_counted(desk: Desk) -> None:
    """Two people are 两人, not 二人."""
    assert said(desk, "ahead.0") == "前面无人等候"
    assert said(desk, "ahead.1") == "前面还有 1 人"
    assert said(desk, "ahead.2") == "前面还有 两 人"
    assert said(desk, "ahead.12") == "前面还有 十二 人"
    assert said(desk, "range.10.25") == "大约等 十 到 二十五 分钟。"
    assert said(desk, "range.0.10", "en") == "The wait is up to 10 minutes."
    assert said(desk, "press.3") == "请按 三。"
    assert said(desk, "rule") == "优先号和普通号都有人等时，每叫 两 个优先号，再叫 1 个普通号"


def test_a_range_is_said_as_the_table_has_it(desk: Desk) -> None:
    """Long ones in hours and halves, as people say them."""
    for each in TOLD:
        prompt = f"range.{each.low}.{each.high}"
        assert (said(desk, prompt), said(desk, prompt, "en")) == (each.said_zh, each.said_en)


def test_all_that_is_on_the_screen_of_a_service_can_be_said(tmp_path: Path) -> None:
    """Papers, fee, time, time limit and where to wait, from the settings."""
    made = halls(tmp_path)
    service = made.services[0].model_copy(
        update={
            "materials": (made.hall.name, made.hall.address),
            "time_limit": made.hall.name,
            "wait_area": made.hall.address,
        }
    )
    made = made.model_copy(update={"services": (service, *made.services[1:])})
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", made) as desk:
        assert said(desk, "service.payment") == "payment"
        assert said(desk, "papers.payment") == "请带好：厅；路。"
        assert said(desk, "papers.repair") == "不用带材料。"
        assert said(desk, "fee.payment") == "费用：0。"
        assert said(desk, "takes.payment") == "窗口办理大约 五 分钟。"
        assert said(desk, "limit.payment") == "办结时限：厅。"
        assert said(desk, "limit.repair") is None
        assert said(desk, "area.payment") == "请到路等候。"
        assert said(desk, "area.repair") == said(desk, "area_low.payment") == "请在大厅等候叫号。"
        assert said(desk, "area_low.nothing") is None


def test_a_closed_hall_says_when_it_opens(tmp_path: Path) -> None:
    """Today with the time, else with the day; figures of a clock as people read them."""
    week = [{"day": "mon", "open": "14:05", "close": "17:00"}]
    hours = {"always_open": False, "weekly": week}
    with opened(f"sqlite:///{tmp_path / 'h.sqlite'}", halls(tmp_path, hours=hours)) as desk:
        assert said(desk, "opens") == "今天 十四 点 零五 分开始取号。"
        assert said(desk, "opens", "en") == "Numbers are given from 14:05 today."
        desk.act(day.close_day, staff=MANAGER, reason="停电")
        assert said(desk, "closed.closed_by_hand") == "今天已停止取号"
        assert said(desk, "opens") == "三月九 日 十四 点 零五 分开始取号。"
        assert said(desk, "closed.whatever") == "现在不能取号"


@pytest.mark.parametrize("prompt", NOTHING)
def test_nothing_else_is_ever_said(desk: Desk, prompt: str) -> None:
    """A text of the browser's own, a path, a number nobody has: no sentence."""
    visitor(desk)
    assert said(desk, prompt) is None


def test_every_plain_prompt_has_its_words_in_both_languages(desk: Desk) -> None:
    """And no blanks, which nobody would fill."""
    for language in ("zh", "en"):
        for prompt in PLAIN:
            text = said(desk, prompt, language)
            assert text, (language, prompt)
            assert "{" not in text


def test_signs_that_an_engine_takes_for_orders_are_left_out(tmp_path: Path) -> None:
    """A name of a hall is a name."""
    hall = {"id": "t", "name": both("[[x]]<厅>&"), "address": both("路"), "complaint_phone": "0"}
    with opened(f"sqlite:///{tmp_path / 'h.sqlite'}", halls(tmp_path, hall=hall)) as desk:
        assert said(desk, "hello") == "您好，这里是 x 厅 ，现在用语音为您取号。"


def reader(desk: Desk, mouth: Mouth) -> Reader:
    """The kiosk's voice, opened."""
    made = Reader(desk, WORDS, open_runtime("threading"), find=mouth.find)
    made.open()
    return made


def state(desk: Desk) -> tuple[str, str] | None:
    """What the staff and the kiosk know of it."""
    with desk.read() as reading:
        found = [each for each in reading.devices() if each.id == DEVICE]
    return (found[0].state, found[0].detail) if found else None


def test_a_prompt_is_made_once_and_kept_on_disk(desk: Desk, tmp_path: Path) -> None:
    """On a shelf of its own, so that no call's sentence is pushed out; after a restart too."""
    mouth = Mouth()
    voice = reader(desk, mouth)
    assert state(desk) == ("ok", "")
    first = voice.wav("zh", "keys")
    before = len(mouth.said)
    assert first == voice.wav("zh", "keys")
    assert reader(desk, mouth).wav("zh", "keys") == first
    assert len(mouth.said) == before
    assert len(list((tmp_path / "var" / "voice" / "kiosk").glob("*.wav"))) >= 3
    for odd in (("zh", "x"), ("yue", "keys"), ("../zh", "keys")):
        assert voice.wav(*odd) is None


def test_without_an_engine_the_staff_know_and_after_a_rest_it_is_tried_again(desk: Desk) -> None:
    """A fault opens by itself and closes when the engine is back."""
    mouth = Mouth()
    mouth.fails = True
    voice = reader(desk, mouth)
    assert state(desk) == ("failed", "missing")
    mouth.fails = False
    assert voice.wav("zh", "keys") is None, "it rests"
    desk.now.go(seconds=31)
    assert voice.wav("zh", "keys") is not None
    assert state(desk) == ("ok", "")
    mouth.fails = True
    assert voice.wav("zh", "choose") is not None, "what is on the shelf needs no engine"
    assert voice.wav("zh", "more") is None
    assert state(desk) == ("failed", "broken")


def test_an_engine_that_lacks_a_language_is_no_voice_for_a_kiosk(desk: Desk) -> None:
    """Whoever pressed 2 for English would hear nothing."""

    class Half(Mouth):
        def say(self, phrase: Phrase) -> bytes:
            if phrase.language == "en":
                raise EngineFault("language", "no English")
            return super().say(phrase)

    reader(desk, Half())
    assert state(desk) == ("failed", "language")


@pytest.mark.parametrize("section", [{"kiosk": {"spoken": False}}, {"voice": {"engine": "none"}}])
def test_a_hall_may_do_without_and_nothing_is_tried(
    tmp_path: Path, section: dict[str, object]
) -> None:
    """No engine is started, and nothing is reported."""
    with opened(f"sqlite:///{tmp_path / 'h.sqlite'}", halls(tmp_path, **section)) as desk:
        mouth = Mouth()
        voice = reader(desk, mouth)
        assert voice.wav("zh", "keys") is None
        assert (mouth.said, state(desk), journal(desk)) == ([], None, [])


def test_the_engine_of_the_calls_says_it(desk: Desk) -> None:
    """The real one, once, in both languages: a sound of a plausible length."""
    voice = Reader(desk, WORDS, open_runtime("threading"), find=working)
    token = desk.act(tickets.take, service="payment").token
    for language in ("zh", "en"):
        sound = voice.wav(language, f"yours.{token}")
        assert sound is not None
        with wave.open(BytesIO(sound)) as file:
            assert 1.0 < file.getnframes() / file.getframerate() < 6.0
