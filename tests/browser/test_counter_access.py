"""The desk keeps nobody out: axe, both languages, narrow strips, answers lost on the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from hall.desk import counters
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    DESK,
    LIN,
    OpenHouse,
    press,
    screen,
    sit_down,
)


@pytest.fixture
def lin(browser: Browser) -> Iterator[Page]:
    """Lin's screen; she has not signed in yet."""
    with screen(browser, DESK) as page:
        yield page


def test_nobody_is_kept_out_of_the_desk(lin: Page, house: OpenHouse) -> None:
    """axe finds nothing serious in any state of the desk."""
    for _ in range(3):
        house.visitor()
        house.elder()
    lin.goto(f"{house.url}/counter/")
    lin.locator("#sign-in-staff").wait_for()
    found = barriers(lin)
    sit_down(lin, house, LIN, "1")
    found += barriers(lin)
    press(lin, "F2", "begin")
    found += barriers(lin)
    lin.keyboard.press("F9")
    expect(lin.locator("#answer")).not_to_have_text("")
    found += barriers(lin)
    press(lin, "F2", "finish_next")
    lin.keyboard.press("F7")
    lin.locator("dialog").wait_for()
    found += barriers(lin)
    lin.keyboard.press("Escape")
    press(lin, "F5", "next")
    house.act(counters.pause, counter="1", staff=LIN, reason="meal")
    expect(lin.locator("#big")).to_contain_text("恢复服务")
    found += barriers(lin)

    assert found == []


def test_the_language_changes_in_place(lin: Page, house: OpenHouse) -> None:
    """Every word, and the page's own language mark; nothing is fetched and nothing lost."""
    house.visitor("transfer")
    sit_down(lin, house, LIN, "1")
    press(lin, "F2", "begin")
    lin.get_by_role("button", name="Switch to English").click()

    expect(lin.locator("#big")).to_contain_text("Begin")
    expect(lin.locator(".hand")).to_contain_text("Change of holder or details")
    expect(lin.locator(".hand")).to_contain_text("Own line empty, helping")
    assert lin.evaluate("document.documentElement.lang") == "en"
    words = lin.locator("body").inner_text().replace("中文", "")
    assert [letter for letter in words if "\u3400" <= letter <= "\u9fff"] == []


@pytest.mark.parametrize("width", [360, 720, 1024])
def test_the_desk_fits_a_strip_beside_another_program(
    lin: Page, house: OpenHouse, width: int
) -> None:
    """No sideways scrolling, and the one key in sight without scrolling at all."""
    house.elder()
    lin.set_viewport_size({"width": width, "height": 768})
    sit_down(lin, house, LIN, "1")
    press(lin, "F2", "begin")

    assert lin.evaluate("document.documentElement.scrollWidth") <= width
    box = lin.locator("#big").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768


def test_the_keys_never_move(lin: Page, house: OpenHouse) -> None:
    """Through a whole visit and a refusal each key stays exactly where it was."""
    house.visitor()
    sit_down(lin, house, LIN, "1")

    def places() -> list[str]:
        found: list[str] = lin.locator(".board button").evaluate_all(
            "keys => keys.map(key => JSON.stringify(key.getBoundingClientRect()))"
        )
        return found

    seen = [places()]
    lin.keyboard.press("F5")
    expect(lin.locator("#answer")).not_to_have_text("")
    seen.append(places())
    for after in ("begin", "finish", "nobody"):
        press(lin, "F2", after)
        seen.append(places())

    assert all(each == seen[0] for each in seen)


def test_an_answer_lost_on_the_way_calls_one_visitor(lin: Page, house: OpenHouse) -> None:
    """The hub did it, the wire broke: the page asks again with the same key."""
    first, second = house.visitor(), house.visitor()
    sit_down(lin, house, LIN, "1")
    keys: list[str | None] = []

    def lose_the_first(route: Route) -> None:
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    lin.route("**/api/counters/1/next", lose_the_first)
    press(lin, "F2", "begin")

    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert (house.ticket(first).state, house.ticket(second).state) == ("called", "waiting")


def test_a_wrong_pin_is_told_and_asks_again(lin: Page, house: OpenHouse) -> None:
    """The number stays, the PIN is emptied and has the focus."""
    lin.goto(f"{house.url}/counter/?counter=2")
    lin.locator("#sign-in-staff").fill(LIN)
    lin.locator("#sign-in-pin").fill("0000")
    lin.keyboard.press("Enter")

    expect(lin.locator(".sign-in-said")).to_contain_text("工号或密码不对")
    expect(lin.locator("#sign-in-pin")).to_be_focused()
    expect(lin.locator("#sign-in-pin")).to_have_value("")
    expect(lin.locator("#sign-in-staff")).to_have_value(LIN)
    expect(lin.locator("#sign-in-counter")).to_have_value("2")


def test_a_taken_counter_is_told_by_name(browser: Browser, lin: Page, house: OpenHouse) -> None:
    """Two clerks cannot open one window; the second hears who sits there."""
    sit_down(lin, house, LIN, "1")
    with screen(browser, DESK) as chen:
        chen.goto(f"{house.url}/counter/?counter=1")
        chen.locator("#sign-in-staff").fill("102")
        chen.locator("#sign-in-pin").fill("4711")
        chen.keyboard.press("Enter")

        expect(chen.locator(".sign-in-said")).to_contain_text("林晓梅")


def test_a_silent_hub_is_told_and_the_desk_comes_back(lin: Page, house: OpenHouse) -> None:
    """Without the socket the strip says so; with it the newest scene is there."""
    sit_down(lin, house, LIN, "1")
    expect(lin.locator(".top-wire")).to_contain_text("已连接")
    lin.context.set_offline(True)
    lin.evaluate("dispatchEvent(new Event('online'))")
    expect(lin.locator(".top-wire")).to_contain_text("正在重新连接", timeout=20_000)
    visitor = house.visitor()
    lin.context.set_offline(False)
    lin.evaluate("dispatchEvent(new Event('online'))")

    expect(lin.locator(".top-wire")).to_contain_text("已连接", timeout=20_000)
    expect(lin.locator("#big")).to_contain_text(visitor.number)
