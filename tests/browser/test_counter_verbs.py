"""Every other verb of the desk, by keyboard alone; after each the focus is on the one big key."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import sessions, support
from tests.browser.clerk_house import (
    DESK,
    HE,
    LIN,
    ZHAO,
    OpenHouse,
    answered,
    press,
    screen,
    sit_down,
)


@pytest.fixture
def lin(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """Lin's screen at counter 1; He sits at counter 3."""
    until = house.now().replace(hour=12)
    house.act(sessions.sign_in, staff=HE, counter="3", token_hash="he", expires_at=until)
    with screen(browser, DESK) as page:
        sit_down(page, house, LIN, "1")
        yield page
        expect(page.locator("#big")).to_be_focused()


def keys(page: Page, *names: str) -> None:
    """Press keys one after another; a sheet answers each at once, an act is waited for."""
    for name in names:
        page.keyboard.press(name)
    answered(page)


def serve(page: Page, after: str = "finish") -> None:
    """Call the next visitor and begin."""
    press(page, "F2", "begin")
    press(page, "F2", after)


def said(page: Page, words: str) -> None:
    """What the desk says where the hand is."""
    expect(page.locator("#answer")).to_contain_text(words)
    answered(page)


def events(house: OpenHouse, kind: str) -> list[dict[str, Any]]:
    """What the journal keeps of one kind."""
    with house.desk.read() as reading:
        return [each.data for each in reading.happenings(0) if each.kind == kind]


def test_hold_with_a_question_and_take_back(lin: Page, house: OpenHouse) -> None:
    """F10 puts aside, and F10 again brings back: the same key, turned round."""
    visitor = house.visitor()
    serve(lin)
    lin.keyboard.press("F10")
    expect(lin.locator("dialog .sheet-say")).to_contain_text("您的先后为您保留")
    lin.keyboard.press("2")
    expect(lin.locator("#sheet-note")).to_be_focused()
    lin.keyboard.type("老户号能否过户")
    keys(lin, "Enter")
    said(lin, f"{visitor.number} 已保留")
    expect(lin.locator(".held")).to_contain_text("老户号能否过户")
    expect(lin.locator(".side--hold")).to_contain_text("取回")
    assert house.ticket(visitor).state == "held"

    press(lin, "F10", "finish")
    assert (house.ticket(visitor).state, house.ticket(visitor).first_clerk) == ("serving", LIN)
    assert lin.locator(".held").count() == 0


def test_one_of_several_held_is_chosen(lin: Page, house: OpenHouse) -> None:
    """The longest on hold stands first; a digit takes it."""
    first, second = house.visitor(), house.visitor()
    for after, words in ((first, "next"), (second, "nobody")):
        serve(lin, "finish_next" if words == "next" else "finish")
        lin.keyboard.press("F10")
        press(lin, "1", words)
        assert house.ticket(after).state == "held"
    lin.keyboard.press("F10")
    press(lin, "2", "finish")

    assert (house.ticket(first).state, house.ticket(second).state) == ("held", "serving")


def test_back_in_line_keeps_the_place(lin: Page, house: OpenHouse) -> None:
    """Shift+F6: whoever is not ready yet is next again."""
    visitor, _later = house.visitor(), house.visitor()
    press(lin, "F2", "begin")
    lin.keyboard.press("Shift+F6")
    press(lin, "Enter", "next")
    said(lin, "回到原来的位置")

    expect(lin.locator("#big")).to_contain_text(visitor.number)
    assert house.ticket(visitor).state == "waiting"


def test_one_service_more(lin: Page, house: OpenHouse) -> None:
    """Shift+F7: the number stays, the service changes."""
    visitor = house.visitor()
    serve(lin)
    keys(lin, "Shift+F7", "1")
    said(lin, "已加办一项业务")

    ticket = house.ticket(visitor)
    assert (ticket.state, ticket.service, ticket.number) == ("serving", "transfer", visitor.number)


def test_finish_with_an_outcome(lin: Page, house: OpenHouse) -> None:
    """Shift+F5: papers are missing."""
    visitor = house.visitor()
    serve(lin)
    lin.keyboard.press("Shift+F5")
    press(lin, "2", "nobody")

    assert house.ticket(visitor).outcome == "incomplete"


def test_somebody_without_a_number(lin: Page, house: OpenHouse) -> None:
    """Shift+F2: a number that begins at once, with priority by the box."""
    lin.keyboard.press("Shift+F2")
    lin.keyboard.press("Tab")
    lin.keyboard.press("Tab")
    lin.keyboard.press("Tab")
    expect(lin.locator("#sheet-mark")).to_be_focused()
    lin.keyboard.press("Space")
    lin.locator("dialog .sheet-option").first.focus()
    press(lin, "1", "finish")

    expect(lin.locator(".hand-number")).to_contain_text("优先")
    lin.keyboard.press("F1")
    expect(lin.locator("dialog")).to_contain_text("没有叫号")
    lin.keyboard.press("F1")
    expect(lin.locator("dialog")).to_have_count(0)


def test_to_one_counter_and_to_one_person(lin: Page, house: OpenHouse) -> None:
    """F7, then where; counter 3 helps with payment, so the service stays."""
    first, second = house.visitor(), house.visitor()
    for visitor, key, seat in ((first, "6", "counter:3"), (second, "7", f"staff:{HE}")):
        press(lin, "F2", "begin")
        lin.keyboard.press("F7")
        expect(lin.locator("dialog .sheet-say")).to_contain_text("不用重新排队")
        lin.keyboard.press(key)
        press(lin, "1", "next" if visitor is first else "nobody")
        ticket = house.ticket(visitor)
        assert (ticket.state, ticket.seat, ticket.service) == ("waiting", seat, "payment")


def test_urgent_priority_and_back_again(lin: Page, house: OpenHouse) -> None:
    """Shift+F9 and the number: lift with a reason, grant priority, bring back who missed."""
    gone, plain, urgent = house.visitor(), house.visitor(), house.visitor()
    press(lin, "F2", "begin")
    press(lin, "F6", "next")
    for number, more, words in (
        (urgent.number, ("1", "1"), "提前到最前"),
        (plain.number, ("2",), "优先已更改"),
        (gone.number, ("1",), "已恢复排队"),
    ):
        lin.keyboard.press("Shift+F9")
        lin.keyboard.type(number)
        keys(lin, "Enter", *more)
        said(lin, words)

    expect(lin.locator("#big")).to_contain_text(urgent.number)
    assert house.ticket(plain).ticket_class == "priority"
    assert house.ticket(gone).state == "waiting"
    assert [each["reason"] for each in events(house, "TicketLifted")] == ["unwell"]


def test_the_last_press_is_taken_back_while_it_counts_down(lin: Page, house: OpenHouse) -> None:
    """Ctrl+Z after finish; ten seconds later there is nothing any more."""
    visitor = house.visitor()
    serve(lin)
    press(lin, "F5", "nobody")
    expect(lin.locator(".side--undo")).to_contain_text(f"撤销办结 {visitor.number}")
    expect(lin.locator(".side--undo")).to_contain_text("秒")
    press(lin, "Control+z", "finish")
    said(lin, "继续办理")
    assert house.ticket(visitor).state == "serving"

    press(lin, "F5", "nobody")
    house.later(seconds=11)
    expect(lin.locator(".side--undo")).to_have_attribute("aria-disabled", "true")
    lin.keyboard.press("Control+z")
    said(lin, "没有可以撤销的")
    assert house.ticket(visitor).state == "done"


def test_support_is_asked_without_a_word(lin: Page, house: OpenHouse) -> None:
    """Shift+F8: the key says it was told, nothing else changes; the answer puts it back."""
    keys(lin, "Shift+F8")
    expect(lin.locator(".side--support")).to_have_attribute("aria-pressed", "true")
    expect(lin.locator("#answer")).to_have_text("")
    assert [each["counter"] for each in events(house, "SupportAsked")] == ["1"]

    house.act(support.answer, counter="1", staff=ZHAO, reason="calmed")
    expect(lin.locator(".side--support")).to_have_attribute("aria-pressed", "false")


def test_a_pause_while_serving_leaves_the_focus_on_the_big_key(lin: Page, house: OpenHouse) -> None:
    """After this one: the big key finishes, then resumes; a key reached by Tab gives focus back."""
    house.visitor()
    serve(lin)
    lin.locator(".side--finish").focus()
    lin.keyboard.press("F8")
    press(lin, "1", "finish")
    expect(lin.locator("#big")).to_be_focused()
    lin.locator(".side--recall").focus()
    lin.keyboard.press("Enter")
    expect(lin.locator("#answer")).not_to_have_text("")
    expect(lin.locator("#big")).to_be_focused()
    press(lin, "Enter", "resume")


def test_why_this_one_in_whole_sentences(lin: Page, house: OpenHouse) -> None:
    """F1, on demand; F1 again goes back to the work."""
    house.visitor()
    house.elder()
    press(lin, "F2", "begin")
    lin.keyboard.press("F1")
    expect(lin.locator("dialog")).to_contain_text("最多连续叫 2 个优先号")
    expect(lin.locator("dialog")).to_contain_text("09:00 到达")
    lin.keyboard.press("F1")
    expect(lin.locator("dialog")).to_have_count(0)
