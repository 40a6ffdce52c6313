"""The hall with its departments behind it, for the browser tests of /office/."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, expect

from hall.desk import inquiries, pins, sessions
from hall.desk.views_inquiry import InquiryView
from hall.hub.auth import COOKIE, hash_pin
from hall.hub.keys import digest
from tests.browser.clerk_house import LIN, PIN, OpenHouse, open_house, screen

HOTLINE, BILL, WORKS, PIPES_HEAD, PIPES = "111", "422", "432", "441", "442"
WATER, OFFICE, LEADER = "452", "501", "601"
PEOPLE = (HOTLINE, BILL, WORKS, PIPES_HEAD, PIPES, WATER, OFFICE, LEADER)
WIDE: ViewportSize = {"width": 1440, "height": 900}
CONTACT = {"name": "张建华", "phone": "138 1234 5678", "address": "和平路 5 号"}


@contextmanager
def office_house(folder: Path, **env: str) -> Iterator[OpenHouse]:
    """A running hall where everybody behind the counters has a PIN."""
    with open_house(folder, **env) as house:
        kept = hash_pin(PIN)
        for staff in PEOPLE:
            house.act(pins.set_pin, staff=staff, pin_hash=kept)
        yield house


def opened(house: OpenHouse, staff: str = LIN, **more: Any) -> InquiryView:
    """Somebody opens an inquiry elsewhere."""
    told = {"kind": "ask", "matter": "水费为什么这么高", "channel": "phone", **more}
    made: InquiryView = house.act(inquiries.open_inquiry, staff=staff, **told)
    return made


def sign_in(page: Page, house: OpenHouse, staff: str) -> None:
    """By keyboard alone."""
    page.goto(f"{house.url}/office/")
    page.locator("#sign-in-staff").wait_for()
    page.keyboard.type(staff)
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    page.locator(".rail").wait_for()


@contextmanager
def at_work(
    browser: Browser, house: OpenHouse, staff: str, size: ViewportSize = WIDE
) -> Iterator[Page]:
    """Somebody's own browser, signed in since this morning."""
    with screen(browser, size) as page:
        token = secrets.token_urlsafe(32)
        until = house.now() + timedelta(hours=8)
        house.act(
            sessions.sign_in, staff=staff, counter=None, token_hash=digest(token), expires_at=until
        )
        page.context.add_cookies([{"name": COOKIE, "value": token, "url": house.url}])
        page.goto(f"{house.url}/office/")
        page.locator(".rail").wait_for()
        yield page


def go(page: Page, place: str) -> None:
    """To a place of the rail."""
    page.locator(f".rail-place--{place}").click()
    expect(page.locator(f".rail-place--{place}")).to_have_attribute("aria-current", "page")


def look_at(page: Page, number: str) -> None:
    """One inquiry, from the list it stands in."""
    page.locator(".row, .ledger a", has_text=number).first.click()
    expect(page.locator(".case-head h1")).to_have_text(number)


def press(page: Page, act: str) -> None:
    """A key of what can be done."""
    page.locator(".acts").get_by_role("button", name=act, exact=True).click()


def send(page: Page) -> None:
    """The form that is open, by keyboard."""
    page.keyboard.press("Control+Enter")
    expect(page.locator("form.act")).to_have_count(0)


def stands(house: OpenHouse, inquiry: InquiryView) -> InquiryView:
    """How it stands now."""
    with house.desk.read() as reading:
        return reading.inquiry(inquiry.id, OFFICE)
