"""The visitor's phone: the number follows them, calls them, and can be given back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, sessions
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, OpenHouse, open_house, screen


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """The hall, with a clerk at counter 1."""
    with open_house(tmp_path) as made:
        until = made.desk.now() + timedelta(hours=1)
        made.act(sessions.sign_in, staff=LIN, counter="1", token_hash="lin", expires_at=until)
        yield made


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone of its own."""
    with screen(browser, PHONE) as page:
        yield page


def look_again(phone: Page) -> None:
    """Take the phone out of the pocket: the page asks at once instead of in ten seconds."""
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_the_phone_says_where_to_go_when_the_number_is_called(
    house: OpenHouse, phone: Page
) -> None:
    """First how many are ahead, then the counter; nothing has to be pressed."""
    house.visitor()
    mine = house.visitor()
    phone.goto(f"{house.url}/t/{mine.token}")
    expect(phone.locator(".card .number")).to_have_text("A002")
    expect(phone.locator(".facts-line")).to_contain_text("前面还有 1 人")
    assert barriers(phone) == []

    house.act(calls.call, staff=LIN, counter="1", ticket=mine.id)
    look_again(phone)

    expect(phone.locator("h1")).to_have_text("轮到您了")
    expect(phone.locator(".go")).to_contain_text("1")
    card = phone.locator(".card").bounding_box()
    assert card is not None
    assert card["height"] > PHONE["height"] / 2, "the whole screen says where to go"
    assert barriers(phone) == []


def test_a_number_is_given_back_only_after_asking(house: OpenHouse, phone: Page) -> None:
    """A pocket's tap cancels nothing; after the second question it is gone for the hall too."""
    mine = house.visitor()
    phone.goto(f"{house.url}/t/{mine.token}?lang=en")
    phone.get_by_role("button", name="Cancel my number").click()
    phone.get_by_role("button", name="Keep waiting").click()
    assert house.ticket(mine).state == "waiting"

    phone.get_by_role("button", name="Cancel my number").click()
    phone.get_by_role("button", name="Cancel it").click()

    expect(phone.locator("h1")).to_have_text("Number cancelled")
    expect(phone.get_by_role("button", name="Cancel my number")).to_have_count(0)
    assert house.ticket(mine).state == "cancelled"


def test_a_phone_without_network_says_how_old_its_news_is(house: OpenHouse, phone: Page) -> None:
    """And goes on by itself when the network is back."""
    mine = house.visitor()
    phone.goto(f"{house.url}/t/{mine.token}")
    phone.context.set_offline(True)
    look_again(phone)
    expect(phone.get_by_role("status").filter(has_text="暂时连不上")).to_be_visible()

    phone.context.set_offline(False)
    look_again(phone)

    expect(phone.get_by_text("不用刷新，这里会自己更新。")).to_be_visible()
