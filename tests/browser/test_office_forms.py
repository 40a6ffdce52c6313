"""The office's forms: what was typed stays and says so, and what is wrong is said where it is."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import handing
from hall.store.seal import Seal
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, OpenHouse
from tests.browser.office_house import (
    CONTACT,
    HOTLINE,
    OFFICE,
    at_work,
    go,
    look_at,
    office_house,
    opened,
    press,
    send,
    stands,
)

NEEDS = (("移交", "search", "交给谁"), ("请部门协办", "department", "选择部门"),
         ("一次性告知", "missing", "缺少"), ("请办公室指派", "reason", "原因"))  # fmt: skip
"""Acts that are sent empty, the field that lacks something, and what is said of it."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them."""
    with office_house(tmp_path_factory.mktemp("office"), SHOUWEN_PRINTER__KIND="picture") as made:
        yield made


def refused_at(page: Page, field: str, words: str) -> None:
    """The sentence stands at that field alone, and the hand is there."""
    expect(page.locator(".field-fault")).to_contain_text(words)
    expect(page.locator(f"#f-{field}")).to_be_focused()
    expect(page.locator(f"#f-{field}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"#f-{field}")).to_have_accessible_description(re.compile(words))
    expect(page.locator(".band--trouble")).to_have_count(1)


def test_escape_keeps_what_was_typed_and_says_so(house: OpenHouse, browser: Browser) -> None:
    """Also of a search field; it can be thrown away, and signing out asks once more."""
    one = opened(house, LIN, matter="表不走", contact=CONTACT)
    with at_work(browser, house, LIN) as page:
        go(page, "mine")
        look_at(page, one.number)
        press(page, "移交")
        page.locator(".people .check", has_text="工程安装部").click()
        page.locator("#f-words").fill("请看一下")
        page.locator("#f-search").fill("工程")
        page.keyboard.press("Escape")
        expect(page.locator(".left")).to_contain_text("“移交”里写的内容已留着，还没有发出去。")
        expect(page.locator(".act-key", has_text="移交")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#f-search")).to_have_value("工程")
        expect(page.locator("#f-words")).to_have_value("请看一下")
        expect(page.locator("input[name=to]:checked")).to_have_count(1)
        page.get_by_role("button", name="取消").click()
        assert barriers(page) == []
        page.get_by_role("button", name="退出登录").click()
        expect(page.get_by_role("alert")).to_contain_text("再按一次")
        page.get_by_role("button", name="不要了").click()
        press(page, "移交")
        expect(page.locator("#f-words")).to_have_value("")


def test_a_contact_is_put_right_and_removed_with_a_reason(
    house: OpenHouse, browser: Browser
) -> None:
    """The purpose first; what was typed outlives Escape; none can be followed by another."""
    one = opened(house, LIN, matter="表不走了", contact=CONTACT)
    with at_work(browser, house, LIN) as page:
        go(page, "mine")
        look_at(page, one.number)
        page.get_by_role("button", name="更正联系方式").click()
        expect(page.locator(".contact-form .purpose")).to_contain_text("365")
        page.locator("#f-address").fill("和平路 6 号")
        page.keyboard.press("Escape")
        expect(page.locator(".case-head h1")).to_have_text(one.number)  # not back to the list
        page.get_by_role("button", name="更正联系方式").click()
        expect(page.locator("#f-address")).to_have_value("和平路 6 号")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".contact-form .field-fault")).to_contain_text("写明")
        expect(page.locator("#contact-why")).to_be_focused()
        page.locator("#contact-why").fill("门牌写错了")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".step--contact")).to_contain_text("门牌写错了")
        page.get_by_role("button", name="查看完整联系方式").click()
        page.locator("#contact-why").fill("核对")
        page.keyboard.press("Enter")  # on to the key, which is pressed then
        page.keyboard.press("Enter")
        expect(page.locator(".case")).to_contain_text("和平路 6 号")
        expect(page.locator(".case")).to_contain_text("138 1234 5678")
        page.get_by_role("button", name="删除联系方式").click()
        page.locator("#contact-why").fill("来访者要求")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".step--contact")).to_have_count(2)
        page.get_by_role("button", name="补留联系方式").click()
        page.locator("#f-phone").fill("139 0000 1111")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".facts").last).to_contain_text("139****1111")
        expect(page.locator(".step--contact")).to_have_count(3)
        page.keyboard.press("Escape")
        expect(page.locator("h1")).to_have_text("我负责")


def test_a_refusal_stands_at_its_field_with_the_hand_there(
    house: OpenHouse, browser: Browser
) -> None:
    """One after the other; typing takes it away, and what must be done first is one key away."""
    one = opened(house, LIN, matter="发票没收到")
    with at_work(browser, house, LIN) as page:
        go(page, "mine")
        look_at(page, one.number)
        press(page, "延期")
        for field, words in (("told", "先告知来访者"), ("reason", "写明"), ("due_at", "晚于")):
            page.keyboard.press("Control+Enter")
            refused_at(page, field, words)
            if field != "due_at":
                page.locator(f"#f-{field}").fill("电话已说明")
                expect(page.locator(".field-fault")).to_have_count(0)
        assert barriers(page) == []
        page.locator("#f-due_at").fill("2027-01-04T17:30")
        send(page)
        expect(page.locator(".case-due")).to_contain_text("2027年1月4日（周一）17:30 前")
        for act, field, words in NEEDS:
            press(page, act)
            page.keyboard.press("Control+Enter")
            refused_at(page, field, words)
            page.keyboard.press("Escape")
        press(page, "办结")
        page.locator("#f-result").fill("已补寄")
        page.keyboard.press("Control+Enter")
        page.locator("form.act .said").get_by_role("button", name="答复来访者").click()
        page.locator("#f-words").fill("已告知")
        send(page)
        press(page, "办结")
        send(page)
        assert stands(house, one).result == "已补寄"


def test_the_promise_is_told_before_it_is_saved_and_is_the_one_that_is_kept(
    house: OpenHouse, browser: Browser
) -> None:
    """It follows kind, category and urgency, in a sentence to say; in both languages."""
    with at_work(browser, house, HOTLINE, PHONE) as page:
        go(page, "new")
        said = page.locator(".promised")
        expect(said).to_have_text("“我们会在 11月24日（周二）17:30 前答复您。”")
        page.locator("input[name=urgency][value=urgent]").check()
        expect(said).to_contain_text("11月23日（周一）11:")
        page.locator("#f-category").fill("爆管")
        expect(said).to_contain_text("11月23日（周一）10:")
        page.get_by_role("button", name="Switch to English").click()
        expect(said).to_contain_text("Mon 23 Nov, 10:")
        expect(page.locator("#f-category")).to_have_value("爆管")
        page.locator("input[name=kind][value=complain]").check()
        page.locator("#f-category").fill("")
        page.locator("input[name=urgency][value=normal]").check()
        expect(said).to_contain_text("Mon 30 Nov, 17:30")
        page.locator("#f-matter").fill("Rude")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".intake-saved .say")).to_contain_text("Mon 30 Nov, 17:30")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_the_key_a_call_is_taken_down_all_the_same(
    house: OpenHouse, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing typed is lost: the contact goes on paper until the key is back."""
    with at_work(browser, house, HOTLINE) as page:
        go(page, "new")
        page.locator("#f-matter").fill("没有水")
        page.locator("#f-phone").fill("13900002222")
        page.locator("input[name=way][value=none]").check()
        monkeypatch.setattr(house.desk, "seal", Seal(None))
        page.keyboard.press("Control+Enter")
        expect(page.locator(".intake .band--trouble")).to_contain_text("密钥")
        page.get_by_role("button", name="先登记，不存联系方式").click()
        expect(page.locator(".intake-saved .band--priority")).to_contain_text("13900002222")


def test_who_is_assigned_a_visitor_still_standing_there_is_told_to_them_on_paper(
    house: OpenHouse, browser: Browser
) -> None:
    """One key after the office's word (F3); what became of the paper stands where it was asked."""
    lost = opened(house, LIN, matter="不知道归谁", channel="visit")
    house.act(handing.ask_office, inquiry=lost.id, staff=LIN, reason="不清楚")
    with at_work(browser, house, OFFICE) as page:
        go(page, "unassigned")
        look_at(page, lost.number)
        press(page, "指派")
        page.locator(".people .check", has_text="工程安装部").click()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="打印指引单")).to_be_focused()
        page.keyboard.press("Enter")
        done = page.locator(".case-do .band--order")
        expect(done).to_contain_text("已存为图片", timeout=20_000)
        expect(page.locator(".party a")).to_have_count(1)
