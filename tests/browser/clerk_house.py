"""The whole hall, open on a free port, for the counter's and the watch's browser tests."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

import server
from hall.desk import pins, tickets
from hall.desk.views import Issued
from hall.hub.auth import hash_pin
from hall.settings.load import load
from hall.settings.words import Words
from tests.tree import ROOT

LIN, CHEN, HE, ZHAO, ZHENG = "101", "102", "103", "201", "301"
PIN = "4711"
NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}


class OpenHouse:
    """A running hall; people come in through the same desk that serves the pages."""

    def __init__(self, folder: Path, config: Path = ROOT / "config.toml", **env: str) -> None:
        quiet = {
            "SHOUWEN_STORE__VAR": str(folder),
            "SHOUWEN_SERVER__PORT": "0",
            "SHOUWEN_VOICE__ENABLED": "false",
            "SHOUWEN_KIOSK__SPOKEN": "false",
            "SHOUWEN_PRINTER__KIND": "none",
        }
        settings = load(config, quiet | env)
        self._from = NINE - timedelta(seconds=time.monotonic())
        words = Words.load(ROOT / "words")
        self.house = server.House(settings, words, "threading", now=self.now)
        self.desk = self.house.desk
        self.url = self.house.url
        for staff in (LIN, CHEN, HE, ZHAO, ZHENG):
            self.desk.act(pins.set_pin, staff=staff, pin_hash=hash_pin(PIN))
        self.house.start()

    def now(self) -> datetime:
        """The hall's clock: it runs from nine on a Monday, whatever day the test runs on."""
        return self._from + timedelta(seconds=time.monotonic())

    def later(self, **span: float) -> None:
        """Put the hall's clock forward."""
        self._from += timedelta(**span)

    def visitor(self, service: str = "payment", priority: bool = False) -> Issued:
        """Somebody takes a number."""
        issued: Issued = self.desk.act(tickets.take, service=service, priority=priority)
        return issued

    def elder(self, service: str = "payment") -> Issued:
        """Somebody takes a number with the priority key."""
        return self.visitor(service, priority=True)

    def act(self, verb: Any, **what: Any) -> Any:
        """Somebody does something elsewhere in the hall."""
        return self.desk.act(verb, **what)

    def ticket(self, issued: Issued) -> Any:
        """How that visitor's ticket stands now."""
        with self.desk.read() as reading:
            return reading.ticket(issued.token)


@contextmanager
def open_house(
    folder: Path, config: Path = ROOT / "config.toml", **env: str
) -> Iterator[OpenHouse]:
    """A hall that closes in the end."""
    made = OpenHouse(folder, config, **env)
    try:
        yield made
    finally:
        made.house.stop()


@contextmanager
def screen(browser: Browser, size: ViewportSize, language: str = "zh-CN") -> Iterator[Page]:
    """A browser of its own, with its own cookies; nothing may go wrong in its console."""
    context = browser.new_context(viewport=size, locale=language, timezone_id="Asia/Shanghai")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def sit_down(page: Page, house: OpenHouse, staff: str, counter: str) -> None:
    """Sign in at a counter by keyboard alone and see the desk."""
    page.goto(f"{house.url}/counter/?counter={counter}")
    page.locator("#sign-in-staff").wait_for()
    page.keyboard.type(staff)
    page.keyboard.press("Tab")
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    page.locator("#big").wait_for()


def press(page: Page, key: str, after: str) -> None:
    """Press a key of the keyboard and wait until the big key says what comes `after`.

    A hand that presses again within the double-press guard is not heard, as it should be; a test
    is quicker than any hand, so it waits until the desk listens.
    """
    page.wait_for_function(
        "() => document.querySelector('#big')?.getAttribute('aria-disabled') === null"
    )
    page.keyboard.press(key)
    words = page.evaluate(
        "(key) => JSON.parse(document.getElementById('words').textContent).zh.counter.big[key]",
        after,
    )
    page.wait_for_function(
        "(words) => document.querySelector('#big .big-words')?.textContent === words", arg=words
    )
    answered(page)


def answered(page: Page) -> None:
    """Wait until no act is under way; the pushed scene may be there before the answer."""
    page.locator(".board[aria-busy=false]").wait_for()
