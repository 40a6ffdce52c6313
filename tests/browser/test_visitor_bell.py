"""The phone rings after one tap, on old phones too; after the visit it asks how it was."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, recalling, serving, sessions
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, OpenHouse, open_house, screen

OLD_PHONE = """
delete window.WebSocket; delete window.fetch; delete window.AbortController; delete window.Intl;
window.heard = { tones: 0, shakes: 0, locks: 0 };
const tone = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) {
  heard.tones += 1;
  return tone.apply(this, when);
};
navigator.vibrate = () => (heard.shakes += 1);
Object.defineProperty(navigator, "wakeLock", {
  value: { request: () => (heard.locks += 1, Promise.resolve({ release() {} })) },
});
"""
"""No socket, no fetch; and it counts what would be heard and felt."""
LITTLE = {"width": 320, "height": 568}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for these tests, with a clerk at counter 1; numbers may be called again at once."""
    folder = tmp_path_factory.mktemp("bell")
    with open_house(folder, SHOUWEN_LINE__RECALL_SECONDS="0") as made:
        until = made.desk.now() + timedelta(hours=8)
        made.act(sessions.sign_in, staff=LIN, counter="1", token_hash="lin", expires_at=until)
        yield made


def at_one(house: OpenHouse, verb: Any, **what: Any) -> Any:
    """The clerk at counter 1 presses a key."""
    return house.act(verb, counter="1", staff=LIN, **what)


def look_again(phone: Page) -> None:
    """The page asks at once instead of in some seconds."""
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def heard(phone: Page) -> tuple[int, int]:
    """How many tones were begun, how often it shook."""
    found = phone.evaluate("window.heard")
    return found["tones"], found["shakes"]


def test_after_one_tap_the_phone_rings_when_called_and_when_called_again(
    house: OpenHouse, browser: Browser
) -> None:
    """One chime at the tap, three at each call, none at a look without news; the screen stays lit.
    A change of language keeps the bell on; turned off, it is silent.
    """
    mine = house.visitor()
    with screen(browser, PHONE) as phone:
        phone.add_init_script(OLD_PHONE)
        phone.goto(f"{house.url}/t/{mine.token}")
        phone.get_by_role("button", name="到号时响铃提醒我").click()
        expect(phone.get_by_text("已打开：到号时会响铃、震动。")).to_be_visible()
        assert heard(phone) == (2, 1)
        assert phone.evaluate("window.heard.locks") == 1
        phone.get_by_role("link", name="English").click()
        expect(phone.get_by_text("On: this phone will ring and shake.")).to_be_visible()
        assert "lang=en" in phone.url

        at_one(house, calls.call, ticket=mine.id)
        look_again(phone)
        expect(phone.locator("h1")).to_have_text("It is your turn")
        expect(phone.locator(".phone--fresh")).to_be_visible()
        assert heard(phone) == (8, 2)
        look_again(phone)
        at_one(house, recalling.recall)
        look_again(phone)
        phone.wait_for_function("() => window.heard.tones === 14")
        phone.get_by_role("button", name="Turn it off").click()
        at_one(house, recalling.recall)
        look_again(phone)
        phone.wait_for_function("() => window.heard.shakes === 4")
        assert heard(phone) == (14, 4)
        assert barriers(phone) == []
        at_one(house, recalling.no_show)


def test_without_the_tap_no_phone_makes_a_sound(house: OpenHouse, browser: Browser) -> None:
    """And what it cannot do it does not offer; the page says so small as this, too."""
    mine = house.visitor()
    with screen(browser, LITTLE) as phone:  # type: ignore[arg-type]
        phone.add_init_script(OLD_PHONE)
        phone.add_init_script("delete window.AudioContext; navigator.vibrate = undefined;")
        phone.goto(f"{house.url}/t/{mine.token}")
        expect(phone.get_by_role("button", name="不等了，取消号码")).to_be_visible()
        expect(phone.locator("#bell")).to_be_hidden()
        at_one(house, calls.call, ticket=mine.id)
        look_again(phone)
        expect(phone.locator(".go")).to_have_text("请到 1 号窗口")
        assert heard(phone) == (0, 0)
        assert phone.evaluate("() => document.documentElement.scrollWidth") <= LITTLE["width"]
        at_one(house, recalling.no_show)
        look_again(phone)
        phone.get_by_role("button", name="我回来了，恢复排队").click()
        expect(phone.locator("h1")).to_have_text("正在等候")
        assert house.ticket(mine).state == "waiting"


def test_the_page_is_whole_without_a_script(house: OpenHouse, browser: Browser) -> None:
    """No key that does nothing; the other language is a link."""
    mine = house.visitor()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="zh-CN")
    phone = context.new_page()
    phone.goto(f"{house.url}/t/{mine.token}")
    expect(phone.locator("h1")).to_have_text("正在等候")
    assert phone.get_by_role("button").count() == 0
    phone.get_by_role("link", name="English").click()
    expect(phone.locator("h1")).to_have_text("Waiting")
    context.close()


def test_after_the_visit_one_tap_says_how_it_was(house: OpenHouse, browser: Browser) -> None:
    """A bad word may have a reason, and may be taken back; a hand on the key keeps its place."""
    mine = house.visitor()
    at_one(house, calls.call, ticket=mine.id)
    at_one(house, serving.begin)
    at_one(house, serving.finish)
    with screen(browser, PHONE) as phone:
        phone.goto(f"{house.url}/t/{mine.token}")
        expect(phone.get_by_text("这次服务您满意吗？")).to_be_visible()
        phone.get_by_role("button", name="不满意", exact=True).press("Enter")
        expect(phone.get_by_text("谢谢您的评价")).to_be_visible()
        expect(phone.locator("#score-2")).to_be_focused()
        phone.get_by_role("button", name="没讲清楚").click()
        expect(phone.locator("#reason-unclear")).to_have_attribute("aria-pressed", "true")
        assert barriers(phone) == []
        phone.get_by_role("button", name="基本满意").click()
        expect(phone.locator("#score-3")).to_have_attribute("aria-pressed", "true")
        expect(phone.locator(".reasons")).to_have_count(0)

    with house.desk.read() as reading:
        said = reading.rating_of(mine.id)
        lines = [e.data["score"] for e in reading.happenings(0, 999) if e.kind == "TicketRated"]
    assert said is not None
    assert (said.score, said.reason, lines) == (3, "", [2, 2, 3])
