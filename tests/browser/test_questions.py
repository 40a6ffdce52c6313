"""A clerk asks a superior with the visitor on hold; the manager answers from the phone (C6)."""

from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, holding, serving
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    DESK,
    LIN,
    PHONE,
    PIN,
    ZHENG,
    OpenHouse,
    screen,
    sit_down,
)

QUESTION, ANSWER = "能否减免滞纳金？", "可以减免一半，请填表"


def test_a_question_reaches_the_manager_and_the_answer_the_clerk(
    browser: Browser, house: OpenHouse
) -> None:
    """Counter, number, words, how long; one field and one key; then beside the held number, and
    beside the visitor when taken back. Too late, it says so.
    """
    visitor = house.visitor()
    with screen(browser, DESK) as clerk, screen(browser, PHONE) as phone:
        sit_down(clerk, house, LIN, "1")
        watch_over(phone, house)
        house.act(calls.next_ticket, counter="1", staff=LIN)
        house.act(holding.hold, counter="1", staff=LIN, kind="ask", reason=QUESTION)

        card = phone.locator(".card").first
        for words in ("请示上级", "1 号窗口", visitor.number, QUESTION):
            expect(card).to_contain_text(words)
        expect(phone.locator(".mood-word")).to_have_text("有事")
        assert barriers(phone) == []
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        card.get_by_role("button", name=visitor.number).click()
        expect(phone.locator("#question-reply")).to_be_focused()
        phone.keyboard.press("Enter")
        expect(phone.locator("dialog .band--trouble")).to_contain_text("请写上答复")
        assert barriers(phone) == []
        phone.keyboard.type(ANSWER)
        phone.keyboard.press("Enter")
        expect(phone.locator("dialog")).to_have_count(0)
        expect(phone.locator(".card", has_text="保留中")).to_contain_text("请示已答复")
        expect(phone.locator(".mood-word")).to_have_text("平稳")

        held = clerk.locator(".held-list")
        for words in ("已答复", QUESTION, ANSWER, "301 郑文博"):
            expect(held).to_contain_text(words)
        expect(clerk.locator("#answer")).to_contain_text(f"{visitor.number} 的请示已有答复")
        assert barriers(clerk) == []
        held.locator("button").click()
        expect(clerk.locator(".hand-reply")).to_contain_text(ANSWER)
        expect(clerk.locator(".hand-reply")).to_contain_text(QUESTION)

        _too_late(phone, house)


def watch_over(phone: Page, house: OpenHouse) -> None:
    """The manager signs in on the phone."""
    phone.goto(f"{house.url}/watch/")
    phone.locator("#sign-in-staff").fill(ZHENG)
    phone.locator("#sign-in-pin").fill(PIN)
    phone.keyboard.press("Enter")
    phone.locator(".mood").wait_for()


def _too_late(phone: Page, house: OpenHouse) -> None:
    """The clerk takes the visitor back while the manager writes."""
    house.act(serving.finish, counter="1", staff=LIN)
    second = house.visitor()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    house.act(holding.hold, counter="1", staff=LIN, kind="ask", reason="再问")
    phone.get_by_role("button", name=f"答复 {second.number}").click()
    house.act(holding.take_back, counter="1", staff=LIN, ticket=house.ticket(second).id)
    phone.locator("#question-reply").fill(ANSWER)
    phone.keyboard.press("Enter")
    expect(phone.locator("dialog .band--trouble")).to_contain_text("没有保留")
