"""The desk as a narrow strip, in both languages, with its sheets open; the sign-in's two traps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, sessions
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    CHEN,
    DESK,
    LIN,
    PIN,
    OpenHouse,
    answered,
    open_house,
    press,
    screen,
    sit_down,
)

SHEETS = {
    "serving": (
        "F7",
        "F10",
        "Shift+F5",
        "Shift+F6",
        "Shift+F7",
        "Shift+F4",
        "Shift+F1",
        "F8",
        "F1",
    ),
    "nobody": ("F9", "Shift+F9", "Shift+F2", "Control+I", "F1"),
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall of its own for each test; Chen sits at counter 2."""
    with open_house(tmp_path) as house:
        until = house.now().replace(hour=12)
        house.act(sessions.sign_in, staff=CHEN, counter="2", token_hash="c", expires_at=until)
        yield house


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A clerk's screen; nobody has signed in yet."""
    with screen(browser, DESK) as page:
        yield page


def overflow(page: Page) -> int:
    """How many pixels the page or an open sheet is wider than the window, or its words cut off."""
    wide: int = page.evaluate(
        """() => Math.max(
            document.documentElement.scrollWidth - innerWidth,
            ...[...document.querySelectorAll(".key, .sheet, .hand p")].map(
                (each) => each.getBoundingClientRect().right - innerWidth),
            ...[...document.querySelectorAll(".side")].map(
                (each) => Math.max(each.scrollWidth - each.clientWidth,
                                   each.scrollHeight - each.clientHeight)))"""
    )
    return wide


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 1366])
def test_every_sheet_fits_and_keeps_nobody_out(
    page: Page, house: OpenHouse, width: int, language: str
) -> None:
    """No overflow and nothing serious for axe, whichever sheet is open."""
    for _ in range(3):
        house.visitor()
        house.elder()
    page.set_viewport_size({"width": width, "height": 768})
    sit_down(page, house, LIN, "1")
    for after in ("begin", "finish_next"):
        press(page, "F2", after)
    if language == "en":
        page.get_by_role("button", name="Switch to English").click()
    found = barriers(page)
    for state, sheets in SHEETS.items():
        for key in sheets:
            page.keyboard.press(key)
            page.locator("dialog").wait_for()
            assert overflow(page) <= 0, f"{key} while {state}"
            if key in ("F7", "Shift+F2", "Shift+F4", "F1"):
                found += barriers(page)
            page.keyboard.press("Escape")
            expect(page.locator("#big")).to_be_focused()
        if state == "serving":
            page.keyboard.press("F10")
            page.keyboard.press("1")
            page.locator(".held").wait_for()
            answered(page)
            found += barriers(page)
            assert overflow(page) <= 0

    assert found == []


def test_the_keys_of_the_strip_stay_in_sight_and_in_place(page: Page, house: OpenHouse) -> None:
    """At 360 x 768 every key is on the screen without scrolling, and a visitor moves none."""
    house.elder()
    page.set_viewport_size({"width": 360, "height": 768})
    sit_down(page, house, LIN, "1")

    def places() -> list[list[float]]:
        found: list[list[float]] = page.locator(".board button").evaluate_all(
            "keys => keys.map(key => key.getBoundingClientRect()).map(box => [box.x, box.bottom])"
        )
        return found

    seen = [places()]
    for after in ("begin", "finish", "nobody"):
        press(page, "F2", after)
        seen.append(places())
    page.keyboard.press("F8")
    press(page, "2", "resume")
    seen.append(places())
    assert all(each == seen[0] for each in seen)
    assert max(bottom for _, bottom in seen[0]) <= 768
    assert len(seen[0]) == 20


def test_no_counter_is_chosen_for_the_clerk(page: Page, house: OpenHouse) -> None:
    """On a computer that has never been at a counter the clerk must say which one it is."""
    page.goto(f"{house.url}/counter/")
    page.locator("#sign-in-staff").fill(LIN)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")
    expect(page.locator(".sign-in-said")).to_contain_text("请选择窗口")
    expect(page.locator("#sign-in-counter")).to_be_focused()

    page.locator("#sign-in-counter").select_option("1")
    page.locator("#sign-in-pin").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#big")).to_be_focused()


def test_a_visitor_left_at_another_counter_is_named(page: Page, house: OpenHouse) -> None:
    """The refusal says which number waits for this clerk, and where."""
    visitor = house.visitor()
    house.act(calls.next_ticket, counter="2", staff=CHEN)
    page.goto(f"{house.url}/counter/?counter=1")
    page.locator("#sign-in-staff").fill(CHEN)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")

    said = page.locator(".sign-in-said")
    expect(said).to_contain_text(f"您在 2 号窗口还有 {visitor.number} 没有办完")
