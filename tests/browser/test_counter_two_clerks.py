"""Two clerks in two browsers: each hears what the other did."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clerk_house import (
    CHEN,
    DESK,
    HE,
    LIN,
    OpenHouse,
    press,
    screen,
    sit_down,
)


@pytest.fixture
def lin(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """Lin's screen; she has not signed in yet."""
    with screen(browser, DESK) as page:
        yield page


def test_the_loser_of_a_race_is_told_where_the_number_went(
    browser: Browser, lin: Page, house: OpenHouse
) -> None:
    """Two clerks choose the same number in two browsers; one gets it, the other hears who."""
    visitor = house.visitor()
    sit_down(lin, house, LIN, "1")
    with screen(browser, DESK) as chen:
        sit_down(chen, house, CHEN, "2")
        for page in (lin, chen):
            page.keyboard.press("F9")
            expect(page.locator("dialog .sheet-option")).to_contain_text(visitor.number)
        press(lin, "Enter", "begin")
        chen.keyboard.press("Enter")

        expect(chen.locator("#answer")).to_have_text(f"{visitor.number} 刚被 1 号窗口叫走。")
        expect(chen.locator("#big")).to_be_focused()
    assert house.ticket(visitor).counter == "1"


def test_a_sign_in_elsewhere_brings_this_screen_back_to_the_sign_in(
    browser: Browser, lin: Page, house: OpenHouse
) -> None:
    """One counter per clerk: the old screen says so by itself and asks who it is."""
    sit_down(lin, house, LIN, "1")
    with screen(browser, DESK) as other:
        sit_down(other, house, LIN, "2")
        expect(lin.locator(".sign-in-said")).to_have_text("登录已结束，请重新登录。")

    expect(lin.locator("#sign-in-staff")).to_be_focused()


def test_the_first_clerk_of_a_transferred_visitor_is_shown(
    browser: Browser, lin: Page, house: OpenHouse
) -> None:
    """He sees that Lin served first, before and after beginning."""
    house.visitor()
    sit_down(lin, house, LIN, "1")
    press(lin, "F2", "begin")
    press(lin, "F2", "finish")
    lin.keyboard.press("F7")
    press(lin, "1", "nobody")
    with screen(browser, DESK) as he:
        sit_down(he, house, HE, "3")
        expect(he.locator(".ticket")).to_contain_text("转来")
        press(he, "F2", "begin")
        expect(he.locator(".fact", has_text="首问")).to_contain_text("101 林晓梅")
        press(he, "F2", "finish")
        expect(he.locator(".fact", has_text="首问")).to_contain_text("101 林晓梅")
