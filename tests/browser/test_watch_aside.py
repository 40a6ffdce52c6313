"""On the guard's phone: a silent call for support, answered with one tap; numbers on hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, holding, sessions, support
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, PIN, ZHAO, OpenHouse, open_house, screen


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall; Lin sits at counter 1."""
    with open_house(tmp_path) as house:
        until = house.now().replace(hour=12)
        house.act(sessions.sign_in, staff=LIN, counter="1", token_hash="l", expires_at=until)
        yield house


@pytest.fixture
def phone(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """The guard's phone, signed in."""
    with screen(browser, PHONE) as page:
        page.goto(f"{house.url}/watch/")
        page.locator("#sign-in-staff").fill(ZHAO)
        page.locator("#sign-in-pin").fill(PIN)
        page.keyboard.press("Enter")
        page.locator(".mood").wait_for()
        yield page


def test_a_call_for_support_comes_first_and_one_tap_answers_it(
    phone: Page, house: OpenHouse
) -> None:
    """Who, where, since when; the tap is the answer, and the hall is calm again."""
    house.act(support.ask, counter="1", staff=LIN)

    card = phone.locator(".card").first
    expect(card).to_contain_text("窗口请求支援")
    expect(card).to_contain_text("1 号窗口")
    expect(card).to_contain_text("101 林晓梅")
    expect(phone.locator(".mood-word")).to_have_text("有事")
    assert barriers(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    card.get_by_role("button", name="已劝解").click()
    expect(phone.locator(".card")).to_have_count(0)
    with house.desk.read() as reading:
        [answer] = [each for each in reading.happenings(0) if each.kind == "SupportAnswered"]
    assert (answer.data["staff"], answer.data["reason"]) == (ZHAO, "calmed")


def test_numbers_on_hold_are_in_sight(phone: Page, house: OpenHouse) -> None:
    """Somebody waits beside a counter: which number, where, why."""
    visitor = house.visitor()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    house.act(holding.hold, counter="1", staff=LIN, kind="away", reason="")

    card = phone.locator(".card", has_text="保留中")
    expect(card).to_contain_text(visitor.number)
    expect(card).to_contain_text("1 号窗口，暂离")
