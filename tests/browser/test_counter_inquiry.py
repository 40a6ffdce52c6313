"""First inquiry inside the clerk's flow, by keyboard alone: written down, handed over, answered
later; nothing typed is lost (F1-F4, F7).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from hall.desk import directory, handing
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    DESK,
    HE,
    LIN,
    PIN,
    OpenHouse,
    answered,
    open_house,
    press,
    screen,
    sit_down,
)
from tests.browser.counter_inquiry_house import (
    DUTY,
    HEAD,
    he_sits,
    of_ticket,
    refused,
    save,
    serve,
    steps,
    told,
)
from tests.office import opened_by


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them, whose papers are pictures."""
    with open_house(tmp_path_factory.mktemp("own"), SHOUWEN_PRINTER__KIND="picture") as house:
        he_sits(house)
        yield house


@pytest.fixture(scope="module")
def lin(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """Lin's screen at counter 1; each test serves a visitor of its own."""
    with screen(browser, DESK) as page:
        sit_down(page, house, LIN, "1")
        yield page


def test_three_keys_beyond_the_text_and_the_receipt_is_there(lin: Page, house: OpenHouse) -> None:
    """Shift+F4, a digit for the kind, Ctrl+Enter; then "answered later" is an end like others."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F5")
    lin.keyboard.press("5")
    expect(lin.locator("#answer")).to_contain_text("请先登记首问")
    answered(lin)
    assert house.ticket(visitor).state == "serving"

    lin.keyboard.press("Shift+F4")
    lin.locator("dialog form").wait_for()
    assert barriers(lin) == []
    expect(lin.locator(".promised")).to_contain_text("本厅承诺")
    lin.keyboard.press("2")
    lin.keyboard.type("这个月水费多了一倍")
    save(lin)
    expect(lin.locator(".paper img")).to_be_visible(timeout=15_000)
    assert lin.locator(".paper img").evaluate("image => image.naturalWidth") > 0
    assert barriers(lin) == []
    number = told(lin)

    (made,) = of_ticket(house, visitor)
    assert (made.number, made.kind, made.matter) == (number, "ask", "这个月水费多了一倍")
    assert (made.first, made.responsible, made.channel) == (LIN, LIN, "visit")
    expect(lin.locator(".inquiry-key")).to_contain_text(number)
    lin.keyboard.press("Shift+F5")
    lin.keyboard.press("5")
    lin.keyboard.type("等抄表")
    press(lin, "Enter", "nobody")
    assert house.ticket(visitor).outcome == "deferred"
    assert steps(house, made.id)[-1].words == "等抄表"


def test_a_matter_of_another_department_whose_person_is_away(lin: Page, house: OpenHouse) -> None:
    """Nothing is written before the department was told; then the deputy has it offered, and it
    stays with Lin until the deputy says so.
    """
    house.act(directory.away, by=DUTY, staff=DUTY, kind="leave", deputy=HEAD)
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F4")
    lin.keyboard.press("1")
    lin.keyboard.type("要更正抄表数")
    for _ in range(4):  # category, urgent, contact, what next
        lin.keyboard.press("Tab")
    lin.keyboard.press("ArrowRight")
    lin.keyboard.press("Tab")
    lin.keyboard.type("发票")
    expect(lin.locator(".pick").first).to_contain_text("不在岗")
    lin.keyboard.press("Enter")
    expect(lin.locator(".picked")).to_contain_text("8555-")
    save(lin)
    refused(lin, "请先通知对方")
    expect(lin.locator("#f-notified")).to_be_focused()
    assert of_ticket(house, visitor) == []

    lin.keyboard.type("科长本人 9:05")
    save(lin)
    expect(lin.locator(".paper img")).to_have_count(
        2, timeout=20_000
    )  # the receipt, and where to go
    told(lin)
    (made,) = of_ticket(house, visitor)
    assert (made.responsible, made.offered_to, made.state) == (LIN, HEAD, "offered")
    assert steps(house, made.id)[-1].data["notified"] == "科长本人 9:05"

    expect(lin.locator(".inquiry-key")).to_contain_text("待接收")
    house.act(handing.acknowledge, inquiry=made.id, staff=HEAD)
    expect(lin.locator(".inquiry-key")).to_contain_text("办理中")
    house.act(directory.back, by=DUTY, staff=DUTY)


def test_a_step_that_is_refused_leaves_what_is_written_down(lin: Page, house: OpenHouse) -> None:
    """The hand-over alone is tried again: there are never two inquiries of one press."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F4")
    lin.keyboard.press("1")
    lin.keyboard.type("不清楚归谁管")
    for _ in range(4):
        lin.keyboard.press("Tab")
    for _ in range(2):
        lin.keyboard.press("ArrowRight")
    lin.keyboard.press("Tab")
    lin.keyboard.type("涉及三个部门")
    lin.route("**/ask-office", lambda route: route.fulfill(status=409, json={"detail": "不行"}))
    save(lin)
    refused(lin, "后一步没有成功")
    lin.unroute("**/ask-office")
    save(lin)
    told(lin)

    (made,) = of_ticket(house, visitor)
    assert made.state == "unassigned"


def test_nothing_typed_is_lost_and_nothing_is_written_twice(lin: Page, house: OpenHouse) -> None:
    """Refused, closed by Escape, or an answer that is lost: the text is there, and one inquiry."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F4")
    save(lin)
    refused(lin, "请写明来访者要办什么")
    expect(lin.locator("#f-matter")).to_be_focused()
    lin.keyboard.type("水压低")
    expect(lin.locator(".form-said")).to_be_empty()
    lin.keyboard.press("Escape")
    expect(lin.locator("#big")).to_be_focused()
    keys: list[str | None] = []

    def lose_two(route: Route) -> None:
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) <= 2:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    lin.route("**/api/inquiries", lose_two)
    lin.keyboard.press("Shift+F4")
    expect(lin.locator("#f-matter")).to_have_value("水压低")
    save(lin)
    refused(lin, "填写的内容都还在")
    lin.keyboard.press("Escape")
    lin.keyboard.press("Shift+F4")
    if lin.locator(".sheet-option").count():  # the card has heard of it meanwhile
        lin.keyboard.press("1")
    expect(lin.locator("#f-matter")).to_have_value("水压低")
    save(lin)
    told(lin)
    lin.unroute("**/api/inquiries")

    assert len(set(keys)) == 1
    assert len(of_ticket(house, visitor)) == 1


def test_what_waits_for_the_clerk_is_counted_and_one_key_away(lin: Page, house: OpenHouse) -> None:
    """The badge comes by itself; the office's page opens in the same sign-in, the visitor stays."""
    visitor = serve(lin, house)
    handed = opened_by(house.desk, HE, matter="请林工核对")
    house.act(handing.offer, inquiry=handed.id, staff=HE, to=LIN, notified="老林 9:10")
    expect(lin.locator(".badge")).to_contain_text("等我接收 1 件")
    lin.keyboard.press("Control+I")
    expect(lin.locator("dialog")).to_contain_text("等我接收 1 件")
    with lin.expect_popup() as popup:
        lin.keyboard.press("1")
    expect(popup.value.locator("#office")).to_contain_text(handed.number)
    popup.value.close()
    assert house.ticket(visitor).state == "serving"
    house.act(handing.acknowledge, inquiry=handed.id, staff=LIN)
    expect(lin.locator(".badge")).to_have_count(0)


def test_a_sign_in_that_runs_out_costs_no_word(browser: Browser, tmp_path: Path) -> None:
    """In a hall of its own, for its clock goes on by half a day."""
    with open_house(tmp_path) as house, screen(browser, DESK) as lin:
        sit_down(lin, house, LIN, "1")
        serve(lin, house)
        lin.keyboard.press("Shift+F4")
        lin.keyboard.press("3")
        lin.keyboard.type("查欠费")
        house.later(hours=13)
        save(lin)
        lin.locator("#sign-in-pin").wait_for()
        lin.keyboard.type(LIN)
        lin.keyboard.press("Tab")
        lin.keyboard.type(PIN)
        lin.keyboard.press("Enter")
        lin.locator("#big").wait_for()
        lin.keyboard.press("Shift+F4")

        expect(lin.locator("#f-matter")).to_have_value("查欠费")
        expect(lin.locator("#f-kind-look_up")).to_be_checked()
        lin.keyboard.press("Escape")


def test_an_urgent_category_is_urgent_here_too_and_enter_saves_nothing(
    lin: Page, house: OpenHouse
) -> None:
    """Only categories of the kind are offered; Enter goes on to the next field."""
    visitor = serve(lin, house)
    lin.keyboard.press("Shift+F4")
    lin.locator("dialog form").wait_for()
    lin.keyboard.press("7")
    lin.keyboard.type("路口水管爆了")
    lin.locator("#f-category").select_option("burst")
    expect(lin.locator("#f-urgent")).to_be_checked()
    lin.locator("#f-kind-complain").check()
    expect(lin.locator("#f-category")).to_have_value("")
    expect(lin.locator("#f-category option[value=burst]")).to_be_disabled()
    expect(lin.locator("#f-urgent")).not_to_be_checked()

    lin.locator(".contact summary").click()
    lin.locator("#f-name").fill("张建华")
    lin.keyboard.press("Enter")
    expect(lin.locator("#f-phone")).to_be_focused()
    assert of_ticket(house, visitor) == []
    lin.keyboard.press("Escape")
