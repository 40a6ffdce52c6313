"""The ledger by its address: filters and pages go with it, words and phones never; and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import handing
from tests.browser.clerk_house import LIN, OpenHouse
from tests.browser.office_house import (
    CONTACT,
    HOTLINE,
    OFFICE,
    PIPES,
    at_work,
    go,
    look_at,
    office_house,
    opened,
)

TURNED = "\u202e反着写的" + "没有标点很长的话" * 200


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them: 120 inquiries, every second a repair."""
    with office_house(tmp_path_factory.mktemp("office")) as made:
        for at in range(120):
            kind = "repair" if at % 2 else "ask"
            opened(made, HOTLINE if at % 3 else LIN, matter=f"第 {at} 件", kind=kind)
        one = opened(made, LIN, matter=TURNED, contact=CONTACT)
        made.act(handing.offer, inquiry=one.id, staff=LIN, to=PIPES, notified="老周")
        yield made


def shows(page: Page, words: str) -> None:
    """What the ledger says of itself."""
    expect(page.locator(".found [role=status]")).to_have_text(words)


def test_filters_and_pages_come_back_with_the_address(house: OpenHouse, browser: Browser) -> None:
    """Back from an inquiry, by the browser's key, by a link in another tab."""
    with at_work(browser, house, OFFICE) as page:
        go(page, "all")
        shows(page, "共 121 件，现为第 1 到 50 件")
        page.locator("#f-kind").select_option("repair")
        shows(page, "共 60 件，现为第 1 到 50 件")
        page.get_by_role("button", name="下一页").click()
        shows(page, "共 60 件，现为第 51 到 60 件")
        page.locator(".ledger a").first.click()
        page.locator(".case-head").wait_for()
        page.keyboard.press("Escape")
        shows(page, "共 60 件，现为第 51 到 60 件")
        link = page.url
        with page.context.new_page() as other:
            other.goto(link)
            shows(other, "共 60 件，现为第 51 到 60 件")
            expect(other.locator("#f-kind")).to_have_value("repair")
            other.get_by_role("button", name="上一页").click()
            shows(other, "共 60 件，现为第 1 到 50 件")
        page.get_by_role("button", name="上一页").click()
        shows(page, "共 60 件，现为第 1 到 50 件")
        page.locator("#f-text").fill("第 11")
        page.locator("#f-phone").fill("13812345678")
        page.keyboard.press("Enter")
        shows(page, "没有符合的登记。")
        assert "138" not in page.url
        assert "11" not in page.url.partition("#")[2]
        page.get_by_role("button", name="Switch to English").click()
        expect(page.locator("#f-text")).to_have_value("第 11")
        page.locator("#f-phone").fill("")
        page.keyboard.press("Enter")
        shows(page, "6 in all, 1 to 6 shown")
        page.get_by_role("button", name="Clear").click()
        shows(page, "121 in all, 1 to 50 shown")
        page.go_back()
        shows(page, "6 in all, 1 to 6 shown")  # with its words, though no address holds them
        expect(page.locator("#f-text")).to_have_value("第 11")
        expect(page.locator("#f-kind")).to_have_value("repair")
        page.locator("#f-staff").select_option(LIN)
        page.locator("#f-box").select_option("undispatched")
        shows(page, "2 in all, 1 to 2 shown")


def test_paper_says_whose_it_is_and_who_printed_it(house: OpenHouse, browser: Browser) -> None:
    """On the first sheet, in both languages; and words written backwards turn nothing else."""
    with at_work(browser, house, OFFICE) as page:
        go(page, "all")
        page.locator("#f-kind").select_option("ask")
        page.locator("#f-phone").fill("13812345678")
        page.keyboard.press("Enter")
        shows(page, "共 1 件，现为第 1 到 1 件")
        head = page.locator(".sheet-head")
        expect(head).to_be_hidden()
        page.emulate_media(media="print")
        expect(head).to_contain_text("城东供水营业厅首问登记台账11月23日（周一）")
        expect(head).to_contain_text("由 田秀英 501 打印")
        expect(page.locator(".sheet-asked")).to_have_text(
            "来访者电话（全号）：*******5678；类型：咨询"
        )
        page.emulate_media(media="screen")
        assert page.locator(".ledger-words").evaluate("(one) => one.offsetHeight") < 150
        look_at(page, page.locator(".ledger a").inner_text())
        expect(page.locator(".step--offered")).to_contain_text("\u2068老周")
        page.get_by_role("button", name="Switch to English").click()
        page.emulate_media(media="print")
        expect(head).to_contain_text("by Tian Xiuying 501")
        expect(page.locator(".case-do")).to_be_hidden()
        foot = page.evaluate("document.documentElement.style.getPropertyValue('--sheet-foot')")
        assert "Tian Xiuying 501" in foot
        assert len(page.pdf(prefer_css_page_size=True)) > 1000
