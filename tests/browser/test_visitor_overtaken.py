"""The visitor's phone explains, in words and in both languages, who went before and why."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, holding, lifting, sending, serving, sessions
from hall.desk.views import Issued
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, ZHAO, OpenHouse, open_house, screen

WORDS = {
    "zh": [
        "1 件急事由工作人员安排先办。",
        "按公布的规则，2 位优先号先办。",
        "1 号窗口 没有按顺序，先叫了 1 个号。",
    ],
    "en": [
        "1 urgent matter was taken first by staff.",
        "2 priority visitors went before you under the published rule.",
        "Counter 1 called 1 number out of turn.",
    ],
}
RULES = {
    "zh": "本厅的叫号规则：优先号和普通号都有人等时，每叫 2 个优先号，再叫 1 个普通号。",
    "en": "How numbers are called here: "
    "While both kinds wait: 2 priority numbers, then 1 ordinary.",
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """The hall, with a clerk at counter 1."""
    with open_house(tmp_path) as made:
        made.act(sessions.sign_in, staff=LIN, counter="1", token_hash="lin", expires_at=late(made))
        yield made


def late(house: OpenHouse) -> Any:
    """An hour from now."""
    return house.desk.now() + timedelta(hours=1)


def at_one(house: OpenHouse, verb: Any, **what: Any) -> Any:
    """The clerk at counter 1 presses a key."""
    return house.act(verb, counter="1", staff=LIN, **what)


def overtaken(house: OpenHouse) -> Issued:
    """A visitor whom two elders, an urgent matter and a chosen number went before."""
    mine = house.visitor()
    house.elder()
    house.elder()
    urgent, chosen = house.visitor(), house.visitor()
    for _ in range(2):
        at_one(house, calls.next_ticket)
        at_one(house, serving.begin)
    house.act(lifting.lift, ticket=urgent.id, staff=ZHAO, reason="孩子发烧")
    at_one(house, calls.next_ticket)
    at_one(house, serving.begin)
    at_one(house, serving.finish)
    at_one(house, calls.call, ticket=chosen.id)
    return mine


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_overtaking_is_told_in_words(
    house: OpenHouse, browser: Browser, language: str
) -> None:
    """By reason, added up, with the rule of the line; never who it was or what was the matter."""
    mine = overtaken(house)
    with screen(browser, PHONE) as phone:
        phone.goto(f"{house.url}/t/{mine.token}?lang={language}")

        expect(phone.locator(".overtaken li")).to_have_text(WORDS[language])
        expect(phone.locator(".overtaken p")).to_have_text(RULES[language])
        assert "发烧" not in phone.content()
        assert barriers(phone) == []
        wide = phone.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= PHONE["width"]


def test_nothing_is_told_where_nothing_happened(house: OpenHouse, browser: Browser) -> None:
    """No empty heading makes anybody suspicious."""
    house.visitor()
    mine = house.visitor()
    at_one(house, calls.next_ticket)
    with screen(browser, PHONE) as phone:
        phone.goto(f"{house.url}/t/{mine.token}")
        expect(phone.locator(".card .number")).to_be_visible()
        expect(phone.locator(".overtaken")).to_have_count(0)


def test_a_visitor_on_hold_or_sent_on_is_told_where_to_wait(
    house: OpenHouse, browser: Browser
) -> None:
    """First near the counter, then for one counter alone."""
    mine = house.visitor("transfer")
    at_one(house, calls.next_ticket)
    with screen(browser, PHONE) as phone:
        phone.goto(f"{house.url}/t/{mine.token}")
        expect(phone.locator("h1")).to_have_text("轮到您了")
        at_one(house, serving.begin)
        at_one(house, holding.hold, kind="away", reason="")
        again(phone)
        expect(phone.locator("h1")).to_have_text("请稍候")
        words = "请在 1 号窗口 附近稍候，窗口人员会再叫您。"
        expect(phone.locator(".what-now")).to_have_text(words)
        assert barriers(phone) == []

        at_one(house, holding.take_back, ticket=mine.id)
        house.act(
            sessions.sign_in, staff="103", counter="3", token_hash="he", expires_at=late(house)
        )
        at_one(house, sending.transfer, to_counter="3")
        again(phone)
        expect(phone.locator(".what-now")).to_contain_text("将由 3 号窗口 叫您")


def again(phone: Page) -> None:
    """Take the phone out of the pocket."""
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
