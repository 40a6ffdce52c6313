"""A visitor comes again, or is sent on: the next clerk finds and carries on what the first one
wrote down, by keyboard, in both languages (R1-2, F9, G2).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import answering, calls, noticing, sending, serving, sessions
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    CHEN,
    DESK,
    LIN,
    OpenHouse,
    open_house,
    screen,
    sit_down,
)
from tests.browser.counter_inquiry_house import of_ticket, refused, save, steps
from tests.office import opened_by

SAID: dict[str, dict[str, Any]] = {
    "vague": {"zh": "请至少输入日期", "en": "at least the day"},
    "none": {"zh": "没有找到", "en": "Nothing was found"},
    "check": {"zh": "请核对：赵** · 138****5678", "en": "Please compare: 赵** · 138****5678"},
    "again": {"zh": "再次来访", "en": "Visitor came again"},
    "whose": {"zh": "首问 101 林晓梅，现由 101 林晓梅 负责", "en": "First clerk 101 Lin Xiaomei"},
    "acts": {
        "zh": ["一次性告知", "记一笔", "打印回执"],
        "en": ["One-time notice", "Note", "Print receipt"],
    },
    "second": {"zh": "第 2 次", "en": "notice number 2"},
    "why": {"zh": "请写明为什么还要再告知", "en": "please write why there is another"},
    "closed": {"zh": "已办结", "en": "Closed"},
    "open": {"zh": "办理中", "en": "In hand"},
    "here": {"zh": "已属本次来访", "en": "with this visit already"},
    "reopen": {"zh": "重新打开", "en": "Reopen"},
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them, without a printer."""
    with open_house(tmp_path_factory.mktemp("return"), SHOUWEN_LINE__RECALL_SECONDS="0") as house:
        yield house


@pytest.fixture(params=["zh", "en"])
def chen(request: pytest.FixtureRequest, browser: Browser, house: OpenHouse) -> Iterator[Any]:
    """What Lin wrote down two days ago, and gave notice of; and now Chen at counter 2 in each
    language: the page, what is said there, the inquiry.
    """
    language = request.param
    contact = {"name": "赵大妈", "phone": "138 1234 5678"}
    made = opened_by(house.desk, LIN, kind="handle", matter="水表过户", contact=contact)
    told = {"service": "payment", "missing": [0], "staff": LIN}
    house.act(noticing.give_notice, inquiry=made.id, **told)
    house.later(days=2)
    with screen(browser, DESK) as page:
        sit_down(page, house, CHEN, "2")
        if language == "en":
            page.get_by_role("button", name="Switch to English").click()
        yield page, {name: words[language] for name, words in SAID.items()}, made
        leave(page)
        big(page, "F5", ".hand-empty")


def big(page: Page, key: str, after: str) -> None:
    """Press a key once the desk listens, and wait for what comes of it."""
    page.locator("#big:not([aria-disabled])").wait_for()
    page.keyboard.press(key)
    page.locator(after).wait_for()
    page.locator(".board[aria-busy=false]").wait_for()


def _goes_without_an_answer(page: Page) -> None:
    page.keyboard.press("Shift+F5")
    page.locator("dialog .sheet-option").first.wait_for()
    page.keyboard.press("5")
    page.keyboard.type("等抄表")
    big(page, "Enter", ".hand-empty")


def serves(page: Page, house: OpenHouse) -> Any:
    """Somebody new is in Chen's hand, being served."""
    visitor = house.visitor()
    big(page, "F2", ".fact--calls")
    big(page, "F2", ".fact--clock")
    return visitor


def find(page: Page, said: str) -> None:
    """Ctrl+F and what the visitor reads out."""
    page.keyboard.press("Control+f")
    page.locator("#again-said").wait_for()
    page.keyboard.type(said)
    page.keyboard.press("Enter")


def leave(page: Page) -> None:
    """Shut the sheet, if one is open; a key pressed before it is gone is heard by nobody."""
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def compared(page: Page) -> None:
    """What was found has stood there long enough to be read."""
    page.locator(".again-keys[aria-busy=false]").wait_for()


def test_the_receipt_is_enough_on_another_day(chen: Any, house: OpenHouse) -> None:
    """Ctrl+F, the end of its number, Enter, Enter: the case is there, a second notice is counted,
    and "answered later" is an end.
    """
    page, said, made = chen
    visitor = serves(page, house)
    assert page.locator(".inquiry-key").count() == 0
    find(page, made.number[-3:])
    alert = page.locator(".again [role=alert]")
    expect(alert).to_contain_text(said["vague"])
    expect(page.locator("#again-said")).to_be_focused()
    page.locator("#again-said").fill(f"{made.number[-6:-3]}999")
    page.keyboard.press("Enter")
    expect(alert).to_contain_text(said["none"])
    page.locator("#again-said").fill(made.number[-6:])
    page.keyboard.press("Enter")
    key = page.locator(".again-key")
    expect(key).to_be_focused()
    page.keyboard.press("Enter")  # a trembling hand: nothing yet
    expect(key).to_contain_text(made.number)
    expect(key).to_contain_text(said["check"])
    expect(key).not_to_contain_text("水表过户")
    assert barriers(page) == []
    assert steps(house, made.id)[-1].kind == "notice", "nothing is tied before it was compared"

    compared(page)
    page.keyboard.press("Enter")
    expect(page.locator(".case-matter")).to_have_text("水表过户")
    expect(page.locator(".case-steps li").first).to_contain_text(said["again"])
    leave(page)
    expect(page.locator("#big")).to_be_focused()
    expect(page.locator(".inquiry-key")).to_contain_text(said["whose"])
    assert barriers(page) == []

    page.keyboard.press("Shift+F1")
    expect(page.locator("#f-reason-hint")).to_contain_text(said["second"])
    page.locator("#f-paper-1").check()
    save(page)
    refused(page, said["why"])
    page.keyboard.type("上次没有说清")
    save(page)
    page.locator(".told-number").wait_for()
    leave(page)
    (now,) = of_ticket(house, visitor, CHEN)
    assert (now.id, now.notices, now.responsible) == (made.id, 2, LIN)
    assert [each.staff for each in steps(house, made.id) if each.kind == "visited"] == [CHEN]
    _goes_without_an_answer(page)
    assert house.ticket(visitor).outcome == "deferred"
    serves(page, house)


def test_a_closed_one_is_found_by_phone_and_opened_again(chen: Any, house: OpenHouse) -> None:
    """By the mouse from Shift+F4, too: the visitor hears the result, or is not content."""
    page, said, made = chen
    house.act(answering.reply, inquiry=made.id, staff=LIN, reached=True, words="电话告知")
    house.act(answering.close, inquiry=made.id, staff=LIN, outcome="answered", result="可以来取了")
    visitor = serves(page, house)
    page.keyboard.press("Shift+F4")
    page.locator(".form-other").click()
    page.locator("#again-said").wait_for()
    page.keyboard.type("138 1234 5678")
    page.keyboard.press("Enter")
    mine = page.locator(".again-key", has_text=made.number)
    expect(mine).to_contain_text(said["closed"])
    compared(page)
    mine.press("Enter")
    expect(page.locator(".case-facts")).to_contain_text("可以来取了")
    page.locator(".case-act", has_text=said["reopen"]).click()
    page.keyboard.type("还是不对")
    save(page)
    expect(page.locator(".case-signs")).to_contain_text(said["open"])
    leave(page)

    (now,) = of_ticket(house, visitor, CHEN)
    assert (now.id, now.state, now.responsible) == (made.id, "open", LIN)
    find(page, made.number)
    expect(page.locator(".again-key")).to_contain_text(said["here"])
    compared(page)
    page.keyboard.press("Enter")
    page.locator(".case-matter").wait_for()
    leave(page)
    assert [each.kind for each in steps(house, made.id)].count("visited") == 1


def test_who_is_sent_on_need_not_say_everything_anew(chen: Any, house: OpenHouse) -> None:
    """The second clerk sees who received the visitor first, what they want, and who owes it; of a
    complaint about this very clerk nothing is to be seen (G2).
    """
    page, said, _ = chen
    until = house.now() + timedelta(hours=1)
    house.act(sessions.sign_in, staff=LIN, counter="1", token_hash=said["again"], expires_at=until)
    ticket = house.ticket(house.visitor()).id
    lin = {"counter": "1", "staff": LIN}
    house.act(calls.call, ticket=ticket, **lin)
    house.act(serving.begin, **lin)
    opened_by(house.desk, LIN, kind="ask", matter="水费多了一倍", ticket=ticket)
    opened_by(house.desk, LIN, kind="complain", matter="态度", ticket=ticket, about=CHEN)
    house.act(sending.transfer, to_counter="2", **lin)
    big(page, "F2", ".fact--calls")
    card = page.locator(".inquiry-key")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("水费多了一倍")
    expect(card).to_contain_text(said["whose"])
    big(page, "F2", ".fact--clock")
    card.press("Enter")
    page.locator(".case-matter").wait_for()
    assert page.locator(".case-act").count() == len(said["acts"])
    for act in said["acts"]:
        expect(page.locator(".case-acts")).to_contain_text(act)
    leave(page)
    house.act(sessions.sign_out, token_hash=said["again"])
