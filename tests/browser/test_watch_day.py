"""The day on the manager's phone: open, the check signed, stopped and given again by two taps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, day, devices, serving, sessions
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    LIN,
    PHONE,
    PIN,
    ZHAO,
    ZHENG,
    OpenHouse,
    open_house,
    screen,
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall that keeps its posted hours; it is Monday, nine."""
    with open_house(tmp_path, SHOUWEN_HOURS__ALWAYS_OPEN="false") as house:
        yield house


@pytest.fixture
def phone(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """The manager's phone, signed in."""
    with screen(browser, PHONE) as page:
        look_in(page, house, ZHENG)
        yield page


def look_in(page: Page, house: OpenHouse, staff: str) -> None:
    """Sign in on the watch page."""
    page.goto(f"{house.url}/watch/")
    page.locator("#sign-in-staff").fill(staff)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")
    expect(page.locator(".day")).to_be_visible()


def say_why(page: Page, reason: str = "停电") -> None:
    """The reason, and on to the question whether it is meant."""
    page.locator("#day-reason").fill(reason)
    page.locator(".day-go").click()
    expect(page.locator(".day-sure")).to_contain_text(reason)
    expect(page.locator(".day-go")).to_be_focused()  # a keyboard goes on with Enter
    page.wait_for_timeout(750)  # until a second tap is no longer the first one's echo


def test_numbers_are_stopped_by_a_reason_and_a_second_word_and_given_again(
    phone: Page, house: OpenHouse
) -> None:
    """The word on the page follows; whoever waits is still in line."""
    house.visitor()
    expect(phone.locator(".day-state")).to_contain_text("17:15 停止取号，17:30 关门")
    phone.locator(".day-turn").click()
    say_why(phone)
    phone.locator(".day-go").click()
    expect(phone.locator("dialog")).to_have_count(0)
    expect(phone.locator(".day .day-word")).to_contain_text("手动停止取号")
    expect(phone.locator(".day-state")).to_contain_text("停电")
    expect(phone.locator(".mood")).to_contain_text("1 人在等")

    phone.locator(".day-turn").click()
    say_why(phone, "来电了")
    phone.locator(".day-go").click()
    expect(phone.locator(".day .day-word")).to_have_text("正在发号")


def test_a_double_tap_does_not_answer_the_second_question(phone: Page, house: OpenHouse) -> None:
    """The key stands where the first one stood; only the thumb's second thought counts."""
    house.visitor()
    phone.locator(".day-finish").click()
    phone.locator("#day-reason").fill("停电")
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(request.url))
    phone.locator(".day-go").dblclick()
    expect(phone.locator(".day-sure")).to_be_visible()
    expect(phone.locator(".day-go")).to_have_text("确定结束今天")
    assert [url for url in sent if "/api/day/" in url] == []
    phone.keyboard.press("Escape")
    expect(phone.locator(".day .day-word")).to_have_text("正在发号")
    expect(phone.locator(".mood")).to_contain_text("1 人在等")


def test_without_a_reason_nothing_is_asked_and_the_field_waits(phone: Page) -> None:
    """The hand is put where it has to write."""
    phone.locator(".day-turn").click()
    phone.locator(".day-go").click()
    expect(phone.locator("dialog .band--trouble")).to_have_text("请写明原因。")
    expect(phone.locator("#day-reason")).to_be_focused()
    expect(phone.locator(".day-sure")).to_have_count(0)


def test_the_day_is_not_ended_over_a_visitors_head_and_then_it_is(
    phone: Page, house: OpenHouse
) -> None:
    """The refusal stands in the sheet; when the window is free the same sheet ends the day."""
    until = house.now().replace(hour=12)
    house.act(sessions.sign_in, staff=LIN, counter="1", token_hash="lin at 1", expires_at=until)
    house.visitor()
    house.visitor()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    # The sheet keeps what it began with.
    expect(phone.locator(".mood-about")).to_contain_text("1 人")
    phone.locator(".day-finish").click()
    expect(phone.locator("dialog")).to_contain_text("1 人")
    say_why(phone)
    phone.locator(".day-go").click()
    expect(phone.locator("dialog .band--trouble")).to_contain_text("正在接待")
    house.act(serving.begin, counter="1", staff=LIN)
    house.act(serving.finish, counter="1", staff=LIN)
    phone.locator(".day-go").click()
    expect(phone.locator("dialog")).to_have_count(0)
    expect(phone.locator(".day-state")).to_contain_text("1 个号没有办")
    expect(phone.locator(".day .day-word")).to_have_text("今天已结束，不再办理")
    expect(phone.locator(".day-finish")).to_have_count(0)
    phone.locator(".day-turn").click()
    say_why(phone, "来电了")
    phone.keyboard.press("Enter")
    expect(phone.locator(".day .day-word")).to_have_text("正在发号")


def test_the_check_names_what_is_red_and_who_signed(
    phone: Page, house: OpenHouse, browser: Browser
) -> None:
    """A kiosk that is there is in order; the display that is not stays named after the signing."""
    with screen(browser, {"width": 1080, "height": 1920}) as kiosk:
        kiosk.goto(f"{house.url}/kiosk/")
        kiosk.locator("#ask").wait_for()
        house.act(devices.report, device="voice", kind="voice", state="ok")
        rows = phone.locator(".day-check .day-item")
        expect(rows.nth(0)).to_contain_text("正常", timeout=20_000)
        expect(rows.nth(0)).not_to_contain_text("不正常", timeout=20_000)
        expect(rows.nth(2)).to_contain_text("大屏")
        expect(rows.nth(2)).to_contain_text("不正常")
        expect(phone.locator(".day-signed")).to_have_text("还没有签字")
        phone.locator(".day-sign").click()
        expect(phone.locator(".day-signed").nth(0)).to_have_text("09:00，郑文博 已签字")
        expect(phone.locator(".day-signed").nth(1)).to_have_text("签字时不正常：大屏")
        expect(rows).to_have_count(1)


def test_a_guard_reads_the_day_and_has_no_keys_for_it(browser: Browser, house: OpenHouse) -> None:
    """What the manager decided, with the reason."""
    house.act(day.close_day, staff=ZHENG, reason="停电")
    with screen(browser, PHONE) as page:
        look_in(page, house, ZHAO)
        expect(page.locator(".day-state")).to_contain_text("郑文博：停电")
        expect(page.locator(".day button")).to_have_count(0)
        page.reload()
        expect(page.locator(".day-state")).to_contain_text("郑文博：停电")
        expect(page.locator(".day button")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_day_and_its_sheet_keep_nobody_out(
    phone: Page, house: OpenHouse, language: str
) -> None:
    """Board, sheet, fault and second question, in both languages; nothing stands off the screen."""
    phone.goto(f"{house.url}/watch/?lang={language}")
    expect(phone.locator(".day")).to_be_visible()
    assert barriers(phone) == []
    phone.locator(".day-finish").click()
    phone.locator(".day-go").click()
    assert barriers(phone) == []
    say_why(phone)
    assert barriers(phone) == []
    wide = phone.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{wide} px off the screen"


def test_the_hall_display_does_not_say_closed_to_those_who_still_wait(
    browser: Browser, house: OpenHouse
) -> None:
    """Whoever waits reads that they will be served; in an empty hall, when it opens next."""
    house.visitor()
    house.act(day.close_day, staff=ZHENG, reason="停电")
    with screen(browser, {"width": 1920, "height": 1080}) as page:
        page.goto(f"{house.url}/display/")
        expect(page.locator(".last")).to_contain_text("已取号的请继续等候")
        expect(page.locator(".empty-word")).to_have_text("暂时没有叫号")
        house.act(day.finish_day, staff=ZHENG, reason="停电")
        expect(page.locator(".empty-word")).to_have_text("现在不是服务时间")
        expect(page.locator(".last")).to_have_count(0)  # nobody is told to go on waiting
        expect(page.locator(".empty-hint")).to_contain_text("08:30 开始取号")
