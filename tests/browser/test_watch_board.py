"""The guard's phone in a real browser: what to do first stands first, and goes when it is done."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, counters, devices, recalling, serving, sessions, slips
from tests.browser.axe import barriers
from tests.browser.clerk_house import (
    LIN,
    PHONE,
    PIN,
    ZHAO,
    OpenHouse,
    screen,
)


@pytest.fixture
def phone(browser: Browser, house: OpenHouse) -> Iterator[Page]:
    """The guard's phone, signed in."""
    with screen(browser, PHONE) as page:
        look_in(page, house, ZHAO)
        expect(page.locator(".mood")).to_be_visible()
        yield page


def look_in(page: Page, house: OpenHouse, staff: str) -> None:
    """Sign in on the watch page."""
    page.goto(f"{house.url}/watch/")
    page.locator("#sign-in-staff").fill(staff)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")


def sit(house: OpenHouse, clerk: str = LIN, counter: str = "1") -> None:
    """A clerk opens a counter, past the PIN."""
    until = house.now().replace(hour=12)
    house.act(
        sessions.sign_in,
        staff=clerk,
        counter=counter,
        token_hash=f"{clerk} at {counter}",
        expires_at=until,
    )


def cards(page: Page) -> list[str]:
    """The cards that ask for an act, from the top."""
    found: list[str] = page.locator(".card").evaluate_all(
        "cards => cards.map(card => card.getAttribute('aria-labelledby').replace('card-', ''))"
    )
    return found


def test_a_calm_hall_says_so_in_one_word(phone: Page, house: OpenHouse) -> None:
    """Nothing to do: no cards, a word and a sign beside the colour."""
    sit(house)
    house.visitor()

    expect(phone.locator(".mood")).to_contain_text("1 人在等")
    expect(phone.locator(".mood-word")).to_have_text("平稳")
    assert phone.locator(".mood .icon").count() == 1
    assert cards(phone) == []


def test_called_and_not_there_appears_by_the_clock_alone(phone: Page, house: OpenHouse) -> None:
    """After the hall's 60 seconds the guard is told, though nothing happened; then it goes."""
    sit(house)
    visitor = house.visitor()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    expect(phone.locator(".seat").first).to_contain_text(f"在叫 {visitor.number}")
    assert cards(phone) == []
    house.later(seconds=75)
    house.act(recalling.recall, counter="1", staff=LIN)

    expect(phone.locator(".card .row")).to_contain_text(visitor.number)
    expect(phone.locator(".card .row")).to_contain_text("1 号窗口，已叫 2 次")
    expect(phone.locator(".mood-word")).to_have_text("繁忙")
    house.act(serving.begin, counter="1", staff=LIN)
    expect(phone.locator(".card")).to_have_count(0)


def test_cards_stand_in_the_order_in_which_to_act(phone: Page, house: OpenHouse) -> None:
    """Not arrived, then trouble, then the long waits, priority visitors, a pause."""
    sit(house)
    house.visitor()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    left_alone = house.elder()
    slip = house.act(slips.start, ticket=left_alone.id, seq=left_alone.seq)
    house.act(slips.end, slip=slip.id, outcome="failed", detail="paper_out")
    house.act(devices.report, device="printer", kind="printer", state="paper_out")
    house.later(minutes=35)
    house.visitor("repair")
    sit(house, "105", "5")
    house.act(counters.pause, counter="5", staff="105", reason="meal")

    expect(phone.locator(".card")).to_have_count(6)
    assert cards(phone) == ["late", "printer", "slips", "long", "priority", "paused"]
    expect(phone.locator(".mood-word")).to_have_text("有事")
    expect(phone.get_by_role("region", name="没有拿到小票")).to_contain_text(left_alone.number)
    expect(phone.get_by_role("region", name="有人在等，窗口暂停")).to_contain_text("用餐")


def test_a_service_nobody_calls_is_trouble(phone: Page, house: OpenHouse) -> None:
    """People wait for repairs and no counter that serves or helps them has a clerk."""
    sit(house)
    house.visitor("repair")

    expect(phone.get_by_role("region", name="没有窗口在办")).to_contain_text("报修")
    expect(phone.locator(".mood-word")).to_have_text("有事")


def test_a_printer_out_of_paper_is_trouble_and_one_running_low_is_not(
    phone: Page, house: OpenHouse
) -> None:
    """Low paper is shown among the boards; no paper asks for an act."""
    house.act(devices.report, device="printer", kind="printer", state="near_end")
    expect(phone.get_by_role("region", name="打印机")).to_contain_text("纸快用完")
    expect(phone.locator(".mood-word")).to_have_text("平稳")
    house.act(devices.report, device="printer", kind="printer", state="paper_out")

    expect(phone.locator(".card")).to_contain_text("缺纸")
    expect(phone.locator(".mood-word")).to_have_text("有事")


def test_a_number_for_someone_in_three_taps(phone: Page, house: OpenHouse) -> None:
    """Key, service, take: the number stands there large, and is in the line."""
    sit(house)
    phone.get_by_role("button", name="替人取号").click()
    phone.locator(".issue-take").click()
    expect(phone.locator(".issue-said")).to_have_text("请先选业务。")
    phone.get_by_role("button", name="缴费与发票").click()
    phone.locator(".issue-priority").click()
    phone.locator(".issue-take").dblclick()
    expect(phone.locator(".issue-number")).to_have_text("A001")
    phone.locator(".issue-close").click()

    expect(phone.locator("dialog")).to_have_count(0)
    with house.desk.read() as reading:
        [ticket] = reading.in_line()
    assert (ticket.number, ticket.ticket_class) == ("A001", "priority")


def test_a_number_for_an_errand_of_the_house(phone: Page, house: OpenHouse) -> None:
    """Internal or priority, never both; it stands behind the visitor in front."""
    house.visitor()
    phone.get_by_role("button", name="替人取号").click()
    phone.get_by_role("button", name="缴费与发票").click()
    phone.locator(".issue-priority").click()
    phone.locator(".issue-internal").click()
    expect(phone.locator(".issue-priority")).to_have_attribute("aria-pressed", "false")
    phone.locator(".issue-take").click()
    expect(phone.locator(".issue-number")).to_have_text("A002")
    expect(phone.locator(".issue-ahead")).to_contain_text("1 人")
    with house.desk.read() as reading:
        classes = {one.number: one.ticket_class for one in reading.in_line()}
    assert classes == {"A001": "ordinary", "A002": "internal"}


def test_signed_out_elsewhere_the_phone_asks_who_it_is(phone: Page, house: OpenHouse) -> None:
    """A lost phone shows nothing more of the hall."""
    house.act(sessions.revoke_all, staff=ZHAO)
    house.act(sessions.sign_in, staff=ZHAO, counter=None, token_hash="x", expires_at=house.now())

    expect(phone.locator(".sign-in-said")).to_have_text("登录已结束，请重新登录。")
    expect(phone.locator(".mood")).to_have_count(0)


def test_a_clerk_is_told_that_the_watch_is_not_theirs(browser: Browser, house: OpenHouse) -> None:
    """The sign-in stands; the words say why nothing is shown."""
    with screen(browser, PHONE) as page:
        look_in(page, house, LIN)

        expect(page.locator(".sign-in-said")).to_contain_text("没有这项权限")


def test_a_silent_hub_is_told_within_seconds(phone: Page, house: OpenHouse) -> None:
    """What is shown may be old, and the phone says so."""
    expect(phone.locator(".wire")).to_have_count(0)
    phone.context.set_offline(True)
    phone.evaluate("dispatchEvent(new Event('online'))")

    expect(phone.locator(".wire")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_nobody_is_kept_out_of_the_watch(browser: Browser, house: OpenHouse, language: str) -> None:
    """axe finds nothing serious: sign-in, a hall in trouble, the sheet, the number given."""
    sit(house)
    house.elder("repair")
    house.act(devices.report, device="printer", kind="printer", state="cover_open")
    house.later(minutes=40)
    with screen(browser, PHONE, language) as page:
        page.goto(f"{house.url}/watch/?lang={language[:2]}")
        page.locator("#sign-in-staff").wait_for()
        found = barriers(page)
        page.locator("#sign-in-staff").fill(ZHAO)
        page.locator("#sign-in-pin").fill(PIN)
        page.keyboard.press("Enter")
        page.locator(".card").first.wait_for()
        found += barriers(page)
        page.locator(".bar-key.key--main").click()
        page.locator(".issue-service").first.click()
        found += barriers(page)
        page.locator(".issue-take").click()
        page.locator(".issue-number").wait_for()
        found += barriers(page)

    assert found == []


def test_everything_fits_the_width_of_a_phone(phone: Page, house: OpenHouse) -> None:
    """No sideways scrolling, in English too, with long names and many people."""
    sit(house)
    for _ in range(6):
        house.elder("general")
    house.later(minutes=90)
    phone.locator(".strip-key").first.click()
    expect(phone.locator(".mood-word")).to_have_text("Trouble")

    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_who_missed_the_call_is_put_back_into_the_line_with_one_tap(
    phone: Page, house: OpenHouse
) -> None:
    """An elder without a phone comes back: a tap, and the number waits again."""
    sit(house)
    late = house.elder()
    house.act(calls.next_ticket, counter="1", staff=LIN)
    house.act(recalling.no_show, counter="1", staff=LIN)
    key = phone.get_by_role("button", name=f"恢复 {late.number} 排队")
    key.click()

    expect(key).to_have_count(0)
    ticket = house.ticket(late)
    assert (ticket.state, ticket.number, ticket.calls) == ("waiting", late.number, 0)
