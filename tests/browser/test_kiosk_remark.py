"""At the kiosk: a complaint by big keys, read by the manager; and the last slip once more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.browser.clerk_house import PHONE, PIN, ZHENG, OpenHouse, open_house, screen
from tests.browser.test_kiosk import CUT_OFF, FINGER, LANDSCAPE, PORTRAIT, SMALL, take


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A hall whose slips are pictures, and where nobody has said anything yet."""
    with open_house(tmp_path, SHOUWEN_PRINTER__KIND="picture") as made:
        yield made


@pytest.fixture
def kiosk(house: OpenHouse, browser: Browser) -> Iterator[Page]:
    """The kiosk, upright."""
    with screen(browser, PORTRAIT) as page:
        page.goto(f"{house.url}/kiosk/")
        expect(page.locator(".services")).to_be_visible()
        yield page


def fits(page: Page, size: Any) -> None:
    """Every key is on the screen and fits a finger."""
    for one in page.get_by_role("button").all():
        box = one.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= (FINGER if size is PORTRAIT else SMALL)
        assert box["y"] + box["height"] <= size["height"], one.inner_text()
    assert page.evaluate(CUT_OFF) == []


def test_a_complaint_is_three_keys_and_the_manager_reads_it(
    house: OpenHouse, kiosk: Page, browser: Browser
) -> None:
    """Nobody is asked who they are; words and a number may be added, and it is marked as read."""
    house.visitor()
    kiosk.locator(".remark-key").click()
    for name in ("投诉", "等候"):
        fits(kiosk, PORTRAIT)
        kiosk.get_by_role("button", name=name, exact=True).click()
    kiosk.get_by_role("textbox").fill("等了一个小时")
    kiosk.get_by_role("button", name="附上小票上的号码").click()
    for sign in "A9":
        kiosk.locator(".pad").get_by_role("button", name=sign, exact=True).click()
    kiosk.get_by_role("button", name="用这个号码").click()
    kiosk.get_by_role("button", name="提交").click()
    expect(kiosk.get_by_role("alert")).to_contain_text("没有找到这个号码")
    expect(kiosk.get_by_role("textbox")).to_have_value("等了一个小时")
    kiosk.get_by_role("button", name="换一个号码").click()
    kiosk.get_by_role("button", name="删除").click()
    kiosk.locator(".pad").get_by_role("button", name="1", exact=True).click()
    kiosk.get_by_role("button", name="用这个号码").click()
    assert barriers(kiosk) == []
    kiosk.get_by_role("button", name="提交").click()
    expect(kiosk.locator("h1")).to_have_text("谢谢，已经收到")
    with house.desk.read() as reading:
        (kept,) = reading.remarks()
    assert (kept.kind, kept.about, kept.text) == ("complaint", "waiting", "等了一个小时")
    assert kept.number == "A001"

    with screen(browser, PHONE) as phone:
        phone.goto(f"{house.url}/watch/")
        phone.locator("#sign-in-staff").fill(ZHENG)
        phone.locator("#sign-in-pin").fill(PIN)
        phone.keyboard.press("Enter")
        phone.locator(".remarks-key").click()
        one = phone.locator(".remarks-one")
        expect(one).to_contain_text("等了一个小时")
        expect(one).to_contain_text("A001")
        assert barriers(phone) == []
        one.get_by_role("button", name="已阅").click()
        expect(one).to_contain_text(f"{ZHENG} 已阅")
        phone.get_by_role("button", name="关闭").click()
        expect(phone.locator("[aria-labelledby=board-remarks]")).to_contain_text("都已阅")


def test_a_remark_leaves_the_screen_with_its_visitor(kiosk: Page) -> None:
    """Half a complaint is nobody else's to read, and a sent one goes by itself."""
    kiosk.clock.install()
    kiosk.reload()
    kiosk.locator(".remark-key").click()
    kiosk.get_by_role("button", name="建议", exact=True).click()
    kiosk.get_by_role("button", name="其他", exact=True).click()
    kiosk.get_by_role("textbox").fill("多放几把椅子")
    kiosk.clock.run_for(61_000)
    expect(kiosk.locator(".services")).to_be_visible()
    kiosk.locator(".remark-key").click()
    kiosk.get_by_role("button", name="表扬", exact=True).click()
    kiosk.get_by_role("button", name="工作人员", exact=True).click()
    expect(kiosk.get_by_role("textbox")).to_have_value("")
    kiosk.get_by_role("button", name="提交").click()
    expect(kiosk.locator("h1")).to_have_text("谢谢，已经收到")
    kiosk.clock.run_for(13_000)
    expect(kiosk.locator(".services")).to_be_visible()


def test_a_lost_slip_is_printed_again_marked_and_at_most_twice(
    house: OpenHouse, kiosk: Page
) -> None:
    """Beside the number, and for two minutes from the first screen too."""
    expect(kiosk.locator(".last-key")).to_have_count(0)
    with kiosk.expect_response("**/api/tickets") as answer:
        take(kiosk, "C")
    token = answer.value.json()["token"]
    again = kiosk.locator(".reprint-key:not([aria-disabled])")
    again.click()
    kiosk.wait_for_function("() => document.querySelector('img.slip')?.src.endsWith('?copy=1')")
    kiosk.locator(".finish").click()
    kiosk.locator(".last-key").click()
    expect(kiosk.locator(".done-number")).to_have_text(answer.value.json()["number"])
    again.click()
    kiosk.wait_for_function("() => document.querySelector('img.slip')?.src.endsWith('?copy=2')")
    again.click()
    expect(kiosk.get_by_role("alert")).to_contain_text("已补打 2 次")
    assert barriers(kiosk) == []
    with house.desk.read() as reading:
        ticket = reading.ticket(token)
        assert ticket is not None
        slip = reading.slip(ticket.id)
    assert slip is not None
    assert (slip.copy, slip.state) == (2, "ok")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_first_screen_has_room_for_all_its_keys(
    house: OpenHouse, browser: Browser, size: Any
) -> None:
    """Also with the key for the last slip, in the longer language: nothing is cut off, nothing
    covers the heading.
    """
    with screen(browser, size) as page:
        page.goto(f"{house.url}/kiosk/?lang=en")
        take(page, "R")
        page.locator(".finish:not([aria-disabled])").click()
        expect(page.locator(".last-key")).to_be_visible()
        fits(page, size)
        head, below = page.locator("#ask").bounding_box(), page.locator(".below").bounding_box()
        assert head is not None
        assert below is not None
        assert below["y"] >= head["y"] + head["height"]
