"""A clerk's morning in a real browser: the whole routine without touching the mouse."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import counters
from tests.browser.clerk_house import (
    DESK,
    LIN,
    OpenHouse,
    answered,
    press,
    screen,
    sit_down,
)


@pytest.fixture
def lin(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """Lin's screen; she has not signed in yet."""
    with screen(browser, DESK) as page:
        yield page


def big(page: Page) -> str:
    """What the big key says, on one line."""
    return " ".join(page.locator("#big").inner_text().split())


def has_big_key_in_hand(page: Page) -> bool:
    """Whether Enter would press the big key."""
    return bool(page.evaluate("document.activeElement.id === 'big'"))


def test_two_visitors_by_enter_alone(lin: Page, house: OpenHouse) -> None:
    """The one key says what it will do, does it, and keeps the focus from first to last."""
    first, second = house.visitor(), house.visitor()
    sit_down(lin, house, LIN, "1")
    said = []
    for after in ("begin", "finish_next", "begin", "finish", "nobody"):
        said.append(big(lin))
        press(lin, "Enter", after)
        assert has_big_key_in_hand(lin)

    assert said == [
        f"叫下一位 {first.number} F2",
        f"开始办理 {first.number} F2",
        f"办结并叫下一位 {second.number} F2",
        f"开始办理 {second.number} F2",
        "办结 F2",
    ]
    for visitor in (first, second):
        ticket = house.ticket(visitor)
        assert (ticket.state, ticket.first_clerk) == ("done", LIN)


def test_every_f_key_does_what_stands_on_it(lin: Page, house: OpenHouse) -> None:
    """Recall F3, begin F4, finish F5, no-show F6, transfer F7, pause F8, call F9."""
    absent, moved, chosen = house.visitor(), house.visitor(), house.visitor()
    sit_down(lin, house, LIN, "1")

    press(lin, "F2", "begin")
    house.later(seconds=6)  # two calls of one number keep their distance
    lin.keyboard.press("F3")
    expect(lin.locator(".fact", has_text="已叫")).to_contain_text("2 次")
    answered(lin)
    press(lin, "F6", "next")
    assert house.ticket(absent).state == "missed"

    press(lin, "F2", "begin")
    press(lin, "F4", "finish_next")
    lin.keyboard.press("F7")
    expect(lin.locator("dialog .sheet-option").first).to_be_focused()
    press(lin, "1", "next")
    assert (house.ticket(moved).state, house.ticket(moved).service) == ("waiting", "connection")

    lin.keyboard.press("F9")
    lin.locator("#sheet-find").fill(chosen.number.lower())
    press(lin, "Enter", "begin")
    assert house.ticket(chosen).why == "chosen"
    press(lin, "F4", "finish")
    press(lin, "F5", "nobody")
    assert house.ticket(chosen).state == "done"

    lin.keyboard.press("F8")
    lin.keyboard.press("ArrowDown")
    press(lin, "Enter", "resume")
    expect(lin.locator(".top")).to_contain_text("暂停：用餐")
    press(lin, "F8", "nobody")
    assert has_big_key_in_hand(lin)


def test_a_key_that_can_do_nothing_says_why_and_the_sentence_goes(
    lin: Page, house: OpenHouse
) -> None:
    """Where the hand is, in words, for a few seconds; nothing has happened."""
    visitor = house.visitor()
    lin.clock.install()
    sit_down(lin, house, LIN, "1")

    lin.keyboard.press("F5")
    expect(lin.locator("#answer")).to_have_text("手上没有号。")
    assert has_big_key_in_hand(lin)
    lin.clock.run_for(9000)
    expect(lin.locator("#answer")).to_have_text("")
    assert house.ticket(visitor).state == "waiting"


def test_after_the_last_call_no_show_is_offered(lin: Page, house: OpenHouse) -> None:
    """The hall calls three times; then the sentence and the key say what may be done."""
    house.visitor()
    sit_down(lin, house, LIN, "1")
    press(lin, "F2", "begin")
    for calls in (2, 3):
        assert lin.locator(".side--offered").count() == 0
        house.later(seconds=6)
        _recall(lin, calls)

    expect(lin.locator(".side--offered")).to_contain_text("过号")
    expect(lin.locator(".hand")).to_contain_text("已叫 3 次，人还没来")


def _recall(page: Page, calls: int) -> None:
    """Press recall until the screen shows so many calls: a second press at once is one press."""
    page.wait_for_function(
        """(calls) => {
            const shown = document.querySelector(".facts").textContent;
            if (shown.includes(`${calls} `)) return true;
            document.querySelector(".side--recall").click();
            return false;
        }""",
        arg=calls,
        polling=100,
    )
    answered(page)


def test_a_trembling_hand_does_not_begin_a_visit(lin: Page, house: OpenHouse) -> None:
    """A second press right after the first, when the key has changed its words, is not one."""
    visitor = house.visitor()
    at_a_held_clock(lin, house)
    for _ in range(3):
        lin.keyboard.press("F2")
        expect(lin.locator("#big")).to_contain_text("开始办理")
        answered(lin)

    assert house.ticket(visitor).state == "called"
    lin.clock.run_for(700)
    press(lin, "F2", "finish")
    assert house.ticket(visitor).state == "serving"


def test_a_held_enter_does_not_walk_a_visitor_through(lin: Page, house: OpenHouse) -> None:
    """The keyboard repeats; the act does not, however long the key is held."""
    visitor = house.visitor()
    at_a_held_clock(lin, house)
    for _ in range(4):
        lin.keyboard.down("Enter")
        expect(lin.locator("#big")).to_contain_text("开始办理")
        answered(lin)
        lin.clock.run_for(700)
    lin.keyboard.up("Enter")

    assert house.ticket(visitor).state == "called"


def at_a_held_clock(page: Page, house: OpenHouse) -> None:
    """Lin at counter 1, in a browser whose clock moves only when it is told to."""
    page.clock.install(time=house.now())
    sit_down(page, house, LIN, "1")
    page.clock.pause_at(house.now() + timedelta(seconds=2))


def test_a_reload_loses_nothing(lin: Page, house: OpenHouse) -> None:
    """Clerk, counter and visitor are there again."""
    visitor = house.visitor()
    sit_down(lin, house, LIN, "1")
    press(lin, "F2", "begin")
    lin.reload()

    expect(lin.locator("#big")).to_contain_text("开始办理")
    expect(lin.locator(".hand-number")).to_contain_text(visitor.number)
    expect(lin.locator(".top")).to_contain_text("101 林晓梅")


def test_a_new_number_shows_without_a_touch(lin: Page, house: OpenHouse) -> None:
    """Somebody takes a number at the kiosk while the clerk looks."""
    sit_down(lin, house, LIN, "1")
    expect(lin.locator("#big")).to_contain_text("没有人等候")
    visitor = house.elder()

    expect(lin.locator("#big")).to_contain_text(f"叫下一位{visitor.number}", use_inner_text=False)
    expect(lin.locator(".ticket")).to_contain_text("优先")


def test_signing_out_with_a_visitor_in_hand_is_refused_in_words(
    lin: Page, house: OpenHouse
) -> None:
    """The visitor at the window is finished first (R2-29)."""
    house.visitor()
    sit_down(lin, house, LIN, "1")
    press(lin, "F2", "begin")
    lin.get_by_role("button", name="退出").click()
    expect(lin.locator("#answer")).to_contain_text("还没有办完")
    press(lin, "F6", "nobody")
    lin.get_by_role("button", name="退出").click()
    expect(lin.locator(".sheet-say")).to_contain_text("您的号仍然有效")
    lin.keyboard.press("Enter")

    expect(lin.locator(".sign-in-said")).to_have_text("已退出。")


def test_a_pause_made_elsewhere_is_seen_at_once(lin: Page, house: OpenHouse) -> None:
    """The screen follows the hall, not only its own keys."""
    sit_down(lin, house, LIN, "1")
    house.act(counters.pause, counter="1", staff=LIN, reason="system")

    expect(lin.locator("#big")).to_contain_text("恢复服务")
