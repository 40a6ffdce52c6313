"""On the guard's phone: a silent call for support, answered with one tap; numbers on hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, holding, sessions, support
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, PIN, ZHAO, OpenHouse, open_house, screen
from tests.tree import ROOT


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall; Lin sits at counter 1."""
    with open_house(tmp_path) as house:
        until = house.now().replace(hour=12)
        house.act(sessions.sign_in, staff=LIN, counter="1", token_hash="l", expires_at=until)
        yield house


@pytest.fixture
def phone(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """The guard's phone, signed in."""
    with screen(browser, PHONE) as page:
        watch_over(page, house)
        yield page


def watch_over(page: Page, house: OpenHouse, query: str = "") -> None:
    """The guard signs in."""
    page.goto(f"{house.url}/watch/{query}")
    page.locator("#sign-in-staff").fill(ZHAO)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")
    page.locator(".mood").wait_for()


def test_a_call_for_support_comes_first_and_one_tap_answers_it(
    phone: Page, house: OpenHouse
) -> None:
    """Who, where, since when; the tap is the answer, and the hall is calm again."""
    house.act(support.ask, counter="1", staff=LIN)

    card = phone.locator(".card").first
    expect(card).to_contain_text("窗口请求支援")
    expect(card).to_contain_text("1 号窗口")
    expect(card).to_contain_text("101 林晓梅")
    expect(phone.locator(".mood-word")).to_have_text("有事")
    assert barriers(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    card.get_by_role("button", name="已劝解").click()
    expect(phone.locator(".card")).to_have_count(0)
    with house.desk.read() as reading:
        [answer] = [each for each in reading.happenings(0) if each.kind == "SupportAnswered"]
    assert (answer.data["staff"], answer.data["reason"]) == (ZHAO, "calmed")


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_an_alarm_from_a_counter_with_a_long_name_is_read_at_once(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    """Where, who and since when stand apart, on few lines; the guard is walking."""
    name = '{ zh = "不动产登记与税费综合受理窗口", en = "Real estate registration and taxes" }'
    config = tmp_path / "config.toml"
    text = (ROOT / "config.toml").read_text("utf-8")
    old = '{ zh = "1 号窗口", en = "Counter 1" }'
    assert old in text
    config.write_text(text.replace(old, name), "utf-8")
    with open_house(tmp_path, config=config) as house, screen(browser, PHONE, language) as page:
        until = house.now().replace(hour=12)
        house.act(sessions.sign_in, staff=LIN, counter="1", token_hash="l", expires_at=until)
        house.act(support.ask, counter="1", staff=LIN)
        house.later(minutes=21)
        watch_over(page, house, "?lang=en" if language == "en-GB" else "")
        boxes = [
            page.locator(f".row--support .{part}").bounding_box()
            for part in ("row-what", "row-long", "row-which", "row-keys")
        ]
        lines = page.locator(".row--support .row-what").evaluate(
            "(at) => at.clientHeight / parseFloat(getComputedStyle(at).lineHeight)"
        )
    for place, one in enumerate(boxes):
        assert one
        assert one["x"] >= 0
        assert one["x"] + one["width"] <= PHONE["width"]
        for other in boxes[place + 1 :]:
            assert other
            beside = one["x"] + one["width"] <= other["x"]
            assert beside or one["y"] + one["height"] <= other["y"]
    assert lines < 2.5


def test_numbers_on_hold_are_in_sight(phone: Page, house: OpenHouse) -> None:
    """Somebody waits beside a counter: which number, where, why."""
    visitor = house.visitor()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    house.act(holding.hold, counter="1", staff=LIN, kind="away", reason="")

    card = phone.locator(".card", has_text="保留中")
    expect(card).to_contain_text(visitor.number)
    expect(card).to_contain_text("1 号窗口，暂离")
