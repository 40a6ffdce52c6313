"""What the browser tests of inquiries at the counter share: one clerk, visitor after visitor."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from hall.desk import sessions
from hall.desk.views_inquiry import InquiryView, StepView
from tests.browser.clerk_house import HE, LIN, OpenHouse, answered, press

DUTY, HEAD = "422", "421"
"""Of the department that handles bills."""


def he_sits(house: OpenHouse) -> None:
    """He is at counter 3, so that somebody else is in the hall."""
    until = house.now() + timedelta(hours=3)
    house.act(sessions.sign_in, staff=HE, counter="3", token_hash="he", expires_at=until)


def serve(page: Page, house: OpenHouse) -> Any:
    """Somebody new is in Lin's hand, being served; whoever was there before is finished."""
    if page.locator(".hand-ticket").count():
        press(page, "F5", "nobody")
    visitor = house.visitor()
    press(page, "F2", "begin")
    press(page, "F2", "finish")
    return visitor


def of_ticket(house: OpenHouse, visitor: Any, viewer: str = LIN) -> list[InquiryView]:
    """The inquiries of a visitor's ticket, the newest first."""
    with house.desk.read() as reading:
        return reading.inquiry_of_ticket(house.ticket(visitor).id, viewer)


def steps(house: OpenHouse, inquiry: int) -> list[StepView]:
    """Its timeline."""
    with house.desk.read() as reading:
        return reading.steps(inquiry, LIN)


def save(page: Page) -> None:
    """Ctrl+Enter."""
    page.keyboard.press("Control+Enter")


def told(page: Page) -> str:
    """The number that is to be read out, once it stands there; then the sheet is closed."""
    page.locator(".told-number").wait_for()
    number = page.locator(".told-number").inner_text()
    page.keyboard.press("Escape")
    answered(page)
    expect(page.locator("#big")).to_be_focused()
    return number


def refused(page: Page, words: str) -> None:
    """The form says why, and stays."""
    expect(page.locator(".form-said")).to_contain_text(words)
