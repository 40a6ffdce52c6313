"""Saying something to the whole hall from a phone: two taps for quiet, a question for an alarm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import announcing
from hall.desk.reading_announcement import AnnouncementView
from tests.browser.axe import barriers
from tests.browser.clerk_house import PHONE, PIN, ZHAO, ZHENG, OpenHouse, open_house, screen
from tests.patience import until


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One running hall; each test ends what it announced."""
    folder: Path = tmp_path_factory.mktemp("announce")
    with open_house(folder) as house:
        yield house


def look_in(page: Page, house: OpenHouse, staff: str) -> None:
    """Sign in on the watch page."""
    page.goto(f"{house.url}/watch/")
    page.locator("#sign-in-staff").fill(staff)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")
    expect(page.locator(".bar-announce")).to_be_visible()


def stands(house: OpenHouse) -> AnnouncementView | None:
    """What stands announced now."""
    with house.desk.read() as reading:
        return reading.announcement()


def test_a_guard_asks_for_quiet_by_two_taps_and_the_card_goes_by_itself(
    browser: Browser, house: OpenHouse
) -> None:
    """The key, the text, the word; after half a minute nothing is left of it."""
    with screen(browser, PHONE) as phone:
        look_in(phone, house, ZHAO)
        phone.locator(".bar-announce").click()
        expect(phone.get_by_role("button", name="自己写")).to_have_count(0)
        phone.locator(".announce-go").click()
        expect(phone.locator(".issue-said")).to_contain_text("请先选一条")
        phone.get_by_role("button", name="请安静").click()
        expect(phone.locator(".announce-text")).to_contain_text("请大家保持安静")
        assert barriers(phone) == []
        phone.locator(".announce-go").click()
        card = phone.get_by_role("region", name="正在广播")
        expect(card).to_contain_text("请大家保持安静")
        house.later(seconds=31)
        expect(card).to_have_count(0, timeout=20_000)


def test_an_alarm_is_asked_for_twice_a_double_tap_says_nothing_and_so_is_its_end(
    browser: Browser, house: OpenHouse
) -> None:
    """A finger that slips or bounces must not empty the hall."""
    with screen(browser, PHONE) as phone:
        look_in(phone, house, ZHAO)
        phone.locator(".bar-announce").click()
        phone.get_by_role("button", name="疏散").click()
        phone.locator(".announce-go").dblclick()
        expect(phone.get_by_text("确定吗")).to_be_visible()
        assert stands(house) is None
        assert barriers(phone) == []
        phone.wait_for_timeout(750)  # until a second tap is no longer the first one's echo
        phone.locator(".announce-go").click()
        card = phone.get_by_role("region", name="正在广播")
        expect(card).to_contain_text("安全出口")
        said = stands(house)
        assert said is not None
        assert (said.phrase, said.staff) == ("leave", ZHAO)
        card.get_by_role("button").click()
        phone.locator(".announce-go").click()
        assert stands(house) is not None
        phone.wait_for_timeout(750)  # until a second tap is no longer the first one's echo
        phone.locator(".announce-go").click()
        expect(card).to_have_count(0)
        assert stands(house) is None


def test_a_manager_says_own_words_in_both_languages(browser: Browser, house: OpenHouse) -> None:
    """Short ones; empty ones are told at once, and what is refused is said in words."""
    with screen(browser, PHONE) as phone:
        look_in(phone, house, ZHENG)
        phone.locator(".bar-announce").click()
        phone.get_by_role("button", name="自己写").click()
        phone.locator(".announce-go").click()
        expect(phone.locator(".issue-said")).to_contain_text("请写明内容")
        phone.locator("#announce-text").fill("请大家先到二楼办理。")
        phone.locator("#announce-text_en").fill("Please go upstairs.")
        phone.locator(".announce-go").click()
        expect(phone.locator(".announce-text")).to_contain_text("请大家先到二楼办理。")
        phone.wait_for_timeout(750)  # until a second tap is no longer the first one's echo
        phone.locator(".announce-go").click()
        until(lambda: stands(house) is not None, what="the words are said")
        said = stands(house)
        assert said is not None
        assert (said.text_zh, said.text_en) == ("请大家先到二楼办理。", "Please go upstairs.")
        phone.locator(".bar-announce").click()
        phone.get_by_role("button", name="请安静").click()
        phone.locator(".announce-go").click()
        expect(phone.locator(".issue-said")).to_contain_text("紧急广播")
        house.act(announcing.end, staff=ZHENG, announcement=said.id)
