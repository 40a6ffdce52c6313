"""A clerk's day to its end, by keyboard alone: an errand, the last quarter of an hour, the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import day
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    DESK,
    LIN,
    ZHENG,
    OpenHouse,
    answered,
    open_house,
    press,
    screen,
    sit_down,
)

HOURS = {"SHOUWEN_HOURS__ALWAYS_OPEN": "false", "SHOUWEN_LINE__RECALL_SECONDS": "60"}
"""It closes at half past five; a minute between two calls, so that a slow machine sees it."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall that keeps its hours."""
    with open_house(tmp_path, **HOURS) as house:
        yield house


def facts(house: OpenHouse, kind: str) -> list[dict[str, Any]]:
    """What the journal keeps of one kind."""
    with house.desk.read() as reading:
        return [each.data for each in reading.happenings(0) if each.kind == kind]


def afresh(page: Page, house: OpenHouse, **later: float) -> None:
    """Time goes by; the page is opened again, as after a night, and finds its clock."""
    house.later(**later)
    page.reload()
    page.locator("#big").wait_for()


def choose(page: Page, key: str, *answers: str) -> None:
    """A key that asks, and what is answered: digits choose, anything else is typed and entered."""
    page.keyboard.press(key)
    for answer in answers:
        page.locator("dialog[open]").wait_for()
        if answer.isdigit():
            page.keyboard.press(answer)
        else:
            page.keyboard.type(answer)
            page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for(state="detached")
    answered(page)


def morning(page: Page, house: OpenHouse) -> None:
    """An errand is written down, somebody is lifted, and a call comes too soon."""
    choose(page, "Shift+F3", "1")
    expect(page.locator("#answer")).to_contain_text("已取内部号 A001")
    house.visitor()
    urgent = house.visitor()
    page.locator(".ticket", has_text="003").wait_for()
    choose(page, "Shift+F9", urgent.number, "1", "2")
    assert facts(house, "TicketLifted")[-1]["reason"] == "safety", "a code, for every reader"

    press(page, "F2", "begin")
    recall = page.locator(".side--recall")
    expect(recall).to_contain_text("秒后重呼")
    expect(recall).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("F3")
    expect(page.locator("#answer")).to_contain_text("秒后再重呼")
    assert facts(house, "TicketRecalled") == []
    page.keyboard.press("F1")
    expect(page.locator("#sheet-lines")).to_contain_text("写明的原因：爆管漏水等险情。")
    page.keyboard.press("F1")
    press(page, "F2", "finish_next")
    assert [each["number"] for each in facts(house, "TicketCalled")] == [urgent.number]


def last_quarter(page: Page, house: OpenHouse) -> None:
    """From a quarter past five on the page says who is still to be served."""
    expect(page.locator(".hand .closing")).to_have_count(0)
    afresh(page, house, hours=8, minutes=18)
    expect(page.locator(".hand .closing")).to_contain_text("17:30 结束，还有 2 人等候")
    assert barriers(page) == []
    press(page, "F2", "begin")
    press(page, "F2", "finish_next")
    assert facts(house, "TicketCalled")[-1]["number"] == "A002"
    afresh(page, house, minutes=20)
    expect(page.locator(".hand .closing")).to_contain_text("已过 17:30，还有 1 人等候")
    press(page, "F2", "begin")
    press(page, "F2", "finish")
    page.keyboard.press("F5")
    answered(page)
    choose(page, "Shift+F2", "1")
    expect(page.locator(".hand-number")).to_contain_text("004")
    page.keyboard.press("F5")
    expect(page.locator(".hand .closing")).to_contain_text("没有人等候")


def end(page: Page, house: OpenHouse) -> None:
    """The manager ends the day; what makes no sense any more is refused; home."""
    house.act(day.finish_day, staff=ZHENG, reason="停电")
    expect(page.locator("#big .big-words")).to_have_text("今天已结束")
    expect(page.locator(".hand .closing")).to_contain_text("对不起")
    page.keyboard.press("F2")
    expect(page.locator("#answer")).to_contain_text("今天的办理已经结束")
    page.keyboard.press("Shift+F2")
    expect(page.locator("#answer")).to_contain_text("不再办理")
    expect(page.locator("#big")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("1")
    page.locator("#sign-in-staff").wait_for()


def test_a_whole_day_by_keyboard_alone(browser: Browser, house: OpenHouse) -> None:
    """The focus comes back to the one big key after everything; no mouse is touched."""
    with screen(browser, DESK) as page:
        sit_down(page, house, LIN, "1")
        morning(page, house)
        last_quarter(page, house)
        end(page, house)
