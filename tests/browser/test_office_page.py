"""The office's page by keyboard, in both languages, empty, crowded, cut off and refused."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from hall.desk import handing
from hall.desk.reading_inquiries import Wanted
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, OpenHouse, screen
from tests.browser.office_house import (
    BILL,
    CONTACT,
    HOTLINE,
    OFFICE,
    PIPES,
    WATER,
    at_work,
    go,
    look_at,
    office_house,
    opened,
    press,
    sign_in,
)
from tests.browser.test_cold_pages import light, weight


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them; three matters wait for Peng."""
    with office_house(tmp_path_factory.mktemp("office")) as made:
        for matter in ("三楼没有水", "水表井冒水", "水压太低"):
            one = opened(made, LIN, matter=matter, kind="repair", contact=CONTACT)
            made.act(handing.offer, inquiry=one.id, staff=LIN, to=PIPES, notified="电话，彭涛")
        opened(made, LIN, matter="发票怎么开", kind="ask")
        yield made


def test_one_signs_in_and_finds_what_waits_by_keyboard_alone(
    house: OpenHouse, browser: Browser
) -> None:
    """The arrow goes through the list, Enter opens, Escape goes back; it is light and axe-clean."""
    with screen(browser, PHONE) as page:
        page.goto(f"{house.url}/office/")
        page.locator("#sign-in-staff").wait_for()
        assert barriers(page) == []
        sign_in(page, house, PIPES)
        expect(page.locator(".row")).to_have_count(3)
        expect(page).to_have_title("(3) 首问登记")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator(".matter")).to_have_text("水表井冒水")
        page.keyboard.press("Escape")
        expect(page.locator(".row")).to_have_count(3)
        page.get_by_role("button", name="Switch to English").click()
        expect(page.locator("h1")).to_have_text("To accept")
        assert barriers(page) == []
        light(weight(page, f"{house.url}/office/", ".row"))
        page.get_by_role("button", name="退出登录").click()
        page.locator("#sign-in-staff").wait_for()


def test_lists_change_by_themselves_and_an_empty_one_says_so(
    house: OpenHouse, browser: Browser
) -> None:
    """Tang has nothing; then something is handed over, and its time passes."""
    with at_work(browser, house, BILL) as page:
        expect(page.locator(".none")).to_have_text("没有等您接收的。")
        expect(page).to_have_title("首问登记")
        one = opened(house, LIN, matter="水有铁锈味", kind="ask", category="quality")
        house.act(handing.offer, inquiry=one.id, staff=LIN, to=BILL, notified="电话，唐小燕")
        expect(page.locator(".row")).to_contain_text("林晓梅 移交给 唐小燕")
        expect(page).to_have_title("(1) 首问登记")
        house.act(handing.acknowledge, inquiry=one.id, staff=BILL)
        expect(page.locator(".none")).to_be_visible()
        go(page, "mine")
        expect(page.locator(".row-due")).to_contain_text("还有")


def test_what_was_typed_outlives_a_cut_wire_a_refusal_and_another_sign_in(
    house: OpenHouse, browser: Browser
) -> None:
    """Nothing is lost, and the same press is done once."""
    one = opened(house, WATER, matter="化验单怎么看", kind="ask")
    with at_work(browser, house, WATER) as page:
        go(page, "mine")
        look_at(page, one.number)
        press(page, "答复来访者")
        page.keyboard.press("Tab")
        page.locator("#f-words").fill("已经说明")
        page.evaluate("() => { window.whole = fetch; window.fetch = () => Promise.reject(); }")
        page.keyboard.press("Control+Enter")
        expect(page.locator("form.act .band--trouble")).to_contain_text(
            "没有收到系统的回应", timeout=15_000
        )
        expect(page.locator("#f-words")).to_have_value("已经说明")
        page.evaluate("() => { window.fetch = window.whole; }")
        page.evaluate("fetch('/api/sign-out', {method: 'POST', body: '{}', headers: "
                      "{'Content-Type': 'application/json'}})")  # fmt: skip
        page.locator("#sign-in-staff").fill(WATER)
        page.locator("#sign-in-pin").fill("4711")
        page.keyboard.press("Enter")
        look_at(page, one.number) if page.locator(".row", has_text=one.number).count() else None
        page.locator(".case-head").wait_for()
        press(page, "答复来访者")
        expect(page.locator("#f-words")).to_have_value("已经说明")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".step--replied")).to_have_count(1)


def test_the_office_finds_by_number_words_phone_and_filter(
    house: OpenHouse, browser: Browser
) -> None:
    """And what was looked for stands in no address; the page can be printed."""
    with at_work(browser, house, OFFICE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        go(page, "all")
        rows = page.locator(".ledger tbody tr")
        expect(rows.first).to_be_visible()
        page.locator("#f-phone").fill("13812345678")
        page.keyboard.press("Enter")
        expect(rows).to_have_count(3)
        expect(rows.first).to_contain_text("张** 138****5678")
        assert not [url for url in asked if "138" in url]
        page.locator("#f-text").fill("冒水")
        page.keyboard.press("Enter")
        expect(rows).to_have_count(1)
        page.get_by_role("button", name="清空条件").click()
        page.locator("#f-kind").select_option("ask")
        expect(rows.first).to_contain_text("咨询")
        assert barriers(page) == []
        page.locator("summary").click()
        with page.expect_download() as got:
            page.get_by_role("button", name="导出 .csv").click()
        assert got.value.suggested_filename.endswith(".csv")
        page.emulate_media(media="print")
        expect(page.locator(".rail")).to_be_hidden()
        expect(rows.first).to_be_visible()


def test_the_intake_says_why_not_and_keeps_every_word(house: OpenHouse, browser: Browser) -> None:
    """A matter is needed; what was typed stays when one looks elsewhere; in English."""
    with at_work(browser, house, HOTLINE) as page:
        page.get_by_role("button", name="Switch to English").click()
        go(page, "new")
        page.locator("#f-name").fill("Zhang")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".intake .band--trouble")).to_contain_text("what")
        page.locator("#f-category").fill("nothing like it")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".intake .band--trouble")).to_contain_text("no such category")
        go(page, "mine")
        go(page, "new")
        expect(page.locator("#f-name")).to_have_value("Zhang")
        page.locator("#f-category").fill("")
        page.locator("#f-matter").fill("No water at all")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".intake-saved")).to_contain_text("Not handed on: it is with you.")
        expect(page.locator(".waits", has_text="No water at all")).to_be_visible()
        assert barriers(page) == []


def test_enter_saves_nothing_and_f2_begins_the_next_one(house: OpenHouse, browser: Browser) -> None:
    """Half a call is never a case: Enter goes on, and takes the first category that fits."""
    with at_work(browser, house, HOTLINE) as page:
        go(page, "new")
        page.locator("#f-matter").fill("楼下冒水")
        expect(page.locator(".say").first).to_contain_text("这里是")
        page.locator("#f-category").fill("管")
        page.keyboard.press("Enter")
        expect(page.locator("#category-is")).to_contain_text("已选：")
        expect(page.locator("#f-category")).not_to_have_value("管")
        expect(page.locator("input[name=urgency]:checked")).to_be_focused()
        page.locator("#f-name").fill("王女士")
        for field in ("phone", "unit", "address"):
            page.keyboard.press("Enter")
            expect(page.locator(f"#f-{field}")).to_be_focused()
        page.locator("#f-unit").fill("和平小学")
        expect(page.locator(".intake-saved")).to_have_count(0)
        page.locator("input[name=channel][value=visit]").check()
        expect(page.locator(".say").first).to_have_text("“您好，请问有什么可以帮您？”")
        page.locator("input[name=channel][value=letter]").check()
        expect(page.locator(".say:not(.promised)")).to_have_count(0)
        page.locator("input[name=way][value=none]").check()
        page.keyboard.press("Control+Enter")
        expect(page.locator(".intake-saved")).to_contain_text("前")
        page.keyboard.press("F2")
        expect(page.locator("#f-matter")).to_be_focused()
        expect(page.locator("#f-matter")).to_have_value("")
        go(page, "all")
        page.keyboard.press("F2")
        expect(page.locator("#f-matter")).to_be_focused()
        with house.desk.read() as reading:
            (one,) = reading.inquiries(Wanted(text="楼下冒水"), HOTLINE)
            assert reading.masked([one.id])[one.id]["unit"].startswith("和")
