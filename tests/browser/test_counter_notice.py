"""One inquiry at the counter, from a notice to its end, by keyboard, in both languages (F7-F9)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.browser.clerk_house import DESK, LIN, OpenHouse, open_house, press, screen, sit_down
from tests.browser.counter_inquiry_house import of_ticket, refused, save, serve, steps, told


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them, without a printer."""
    with open_house(tmp_path_factory.mktemp("notice")) as house:
        yield house


@pytest.fixture(scope="module")
def lin(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """Lin's screen at counter 1; each test serves a visitor of its own."""
    with screen(browser, DESK) as page:
        sit_down(page, house, LIN, "1")
        yield page


def test_a_notice_then_a_second_one(lin: Page, house: OpenHouse) -> None:
    """The first is three keys and tells all at once; the second wants a reason and is counted."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F1")
    save(lin)
    refused(lin, "请勾选缺少的材料")
    lin.keyboard.press("2")
    save(lin)
    expect(lin.locator(".paper-state")).to_contain_text("没有可用的打印机")
    number = told(lin)
    (made,) = of_ticket(house, visitor)
    assert (made.number, made.kind, made.notices) == (number, "handle", 1)
    assert (made.state, made.due_at) == ("closed", None)

    expect(lin.locator(".inquiry-key")).to_contain_text(number)
    lin.keyboard.press("Shift+F1")
    expect(lin.locator("#f-paper-1")).to_be_checked()  # what was missing the first time
    expect(lin.locator("#f-reason-hint")).to_contain_text("第 2 次")
    assert barriers(lin) == []
    lin.keyboard.press("2")
    lin.keyboard.press("1")
    save(lin)
    refused(lin, "请写明为什么还要再告知")
    expect(lin.locator("#f-reason")).to_be_focused()
    lin.keyboard.type("第一次漏写了户号")
    save(lin)
    assert told(lin) == number

    (again,) = of_ticket(house, visitor)
    assert again.notices == 2
    kinds = [(each.kind, each.words, each.data.get("missing")) for each in steps(house, again.id)]
    assert [each for each in kinds if each[0].startswith("notice")] == [
        ("notice", "", [1]),
        ("notice", "", [0]),
        ("notice_again", "第一次漏写了户号", None),
    ]
    lin.keyboard.press("Shift+F5")
    press(lin, "2", "nobody")
    assert house.ticket(visitor).outcome == "incomplete"


def test_it_is_answered_first_and_closed_then(lin: Page, house: OpenHouse) -> None:
    """Digits and Ctrl+Enter: closing untold is refused, and the timeline has it all."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F4")
    lin.keyboard.press("3")
    lin.keyboard.type("查去年的用水量")
    save(lin)
    told(lin)
    expect(lin.locator(".inquiry-key")).to_contain_text("办理中")
    lin.keyboard.press("Shift+F4")
    lin.keyboard.press("2")
    expect(lin.locator(".case-act").first).to_be_focused()
    expect(lin.locator(".case-matter")).to_have_text("查去年的用水量")
    assert barriers(lin) == []

    lin.keyboard.press("2")  # close
    lin.keyboard.press("1")
    lin.keyboard.type("已查到")
    save(lin)
    refused(lin, "请先答复来访者")
    lin.keyboard.press("Escape")
    expect(lin.locator(".case-act").first).to_be_focused()
    lin.keyboard.press("1")  # reply
    lin.keyboard.press("1")
    lin.keyboard.type("当面告诉了全年用水量")
    save(lin)
    expect(lin.locator(".case-steps li").first).to_contain_text("已答复")
    lin.keyboard.press("2")
    expect(lin.locator("#f-result")).to_have_value("已查到")
    save(lin)
    expect(lin.locator(".case-signs")).to_contain_text("已办结")
    lin.keyboard.press("Escape")
    expect(lin.locator("#big")).to_be_focused()

    expect(lin.locator(".inquiry-key")).to_contain_text("已办结")
    (made,) = of_ticket(house, visitor)
    assert (made.state, made.outcome, made.result, made.told) == ("closed", "answered", "已查到", 1)


def test_a_complaint_about_somebody_and_a_contact_in_english(lin: Page, house: OpenHouse) -> None:
    """Who it is about is asked of a complaint alone; what for stands before a contact is asked;
    papers speak the visitor's language.
    """
    visitor = serve(lin, house)
    lin.get_by_role("button", name="Switch to English").click()
    lin.keyboard.press("Shift+F4")
    expect(lin.locator("#f-about")).to_be_hidden()
    lin.keyboard.press("4")
    lin.keyboard.type("Rude at the window")
    expect(lin.locator("#f-about")).to_be_visible()
    assert lin.locator("#f-about option").count() > 5
    assert lin.locator(f"#f-about option[value='{LIN}']").count() == 0
    lin.locator("#f-about").select_option("103")
    expect(lin.locator("#f-phone")).to_be_hidden()
    lin.locator(".contact summary").press("Enter")
    expect(lin.locator(".contact-why")).to_contain_text("only to handle and answer this matter")
    lin.locator("#f-phone").fill("138 1234 5678")
    lin.locator("#f-due").fill("2026-11-24T10:30")
    assert barriers(lin) == []
    save(lin)
    expect(lin.locator(".sheet-say")).to_contain_text("24 Nov 10:30")
    told(lin)

    (made,) = of_ticket(house, visitor)
    assert (made.about, made.has_contact, made.language) == ("103", True, "zh")
    assert made.due_at is not None
    assert made.due_at.isoformat() == "2026-11-24T02:30:00+00:00"
    lin.locator(".inquiry-key").press("Enter")
    expect(lin.locator(".case-facts")).to_contain_text("138****5678")
    lin.keyboard.press("Escape")
    lin.get_by_role("button", name="切换到中文").click()


def test_nobody_is_sent_away_without_a_place_to_go(lin: Page, house: OpenHouse) -> None:
    """Not a matter of this hall: why and where to are asked for, and kept (F7)."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F5")
    lin.keyboard.press("3")
    lin.locator("#f-reason").wait_for()
    assert barriers(lin) == []
    lin.keyboard.type("燃气不归本厅")
    save(lin)
    refused(lin, "请写明该去哪里办")
    expect(lin.locator("#f-referral")).to_be_focused()
    lin.keyboard.type("燃气公司，人民路 8 号")
    press(lin, "Control+Enter", "nobody")
    assert house.ticket(visitor).outcome == "not_here"
    (made,) = of_ticket(house, visitor)
    assert (made.state, made.outcome, made.result) == ("closed", "refused", "燃气不归本厅")
