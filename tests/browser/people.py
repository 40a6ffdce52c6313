"""Everybody of a journey, each at their own page, all in one language; nothing is done but by hand.

They need an address and PINs alone, so the hall may be in this process or in one of its own.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.axe import barriers
from tests.browser.clerk_house import DESK, answered, screen
from tests.browser.office_house import WIDE
from tests.browser.tongue import OTHER_KEY, Tongue

SHOTS = os.environ.get("SHOTS")
"""A folder for a picture of each step, for somebody who wants to look."""
STEP = count(1)


class People:
    """Whoever works in the hall at `url`, and its visitors; `pin(staff)` is that person's PIN."""

    def __init__(
        self, browser: Browser, url: str, pin: Callable[[str], str], tongue: Tongue
    ) -> None:
        self.browser = browser
        self.url = url
        self.pin = pin
        self.tongue = tongue

    def visitor(self, service: str) -> str:
        """Somebody takes a number; which one."""
        asked = {"service": service, "language": self.tongue.language}
        answer = requests.post(f"{self.url}/api/tickets", json=asked, timeout=30)
        assert answer.status_code == 201, answer.text
        number: str = answer.json()["number"]
        return number

    @contextmanager
    def at_counter(self, staff: str, counter: str) -> Iterator[Page]:
        """A clerk at a counter."""
        with self._signed_in(f"/counter/?counter={counter}", staff, DESK) as page:
            page.locator("#big").wait_for()
            yield page

    @contextmanager
    def at_office(self, staff: str, size: ViewportSize = WIDE) -> Iterator[Page]:
        """Somebody without a counter."""
        with self._signed_in("/office/", staff, size) as page:
            page.locator(".rail").wait_for()
            yield page

    @contextmanager
    def _signed_in(self, path: str, staff: str, size: ViewportSize) -> Iterator[Page]:
        """The language is chosen by the page's own key, where the hall's is another one."""
        with screen(self.browser, size) as page:
            page.goto(self.url + path)
            page.locator("#sign-in-staff").wait_for()
            other = page.get_by_text(OTHER_KEY[self.tongue.other], exact=True)
            if other.count():
                other.click()
            page.locator("#sign-in-staff").fill(staff)
            page.locator("#sign-in-pin").fill(self.pin(staff))
            page.keyboard.press("Enter")
            yield page

    def look(self, page: Page, what: str, *, bars: bool = False) -> None:
        """Every word is of the one language, and nothing runs out at the side; with `bars` (which
        takes long) nothing bars anybody.
        """
        if SHOTS:
            name = f"{self.tongue.language}-{next(STEP):03}-{what.replace(' ', '-')}.png"
            page.screenshot(path=Path(SHOTS) / name, full_page=True)
        assert self.tongue.strange(page.locator("body").inner_text()) == []
        assert self.tongue.strange(page.title()) == []
        wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], what
        if bars:
            assert barriers(page) == []

    def press_big(self, page: Page, key: str, then: str) -> None:
        """A key of the counter, once it listens; then the big one says `then`."""
        page.wait_for_function(
            "() => document.querySelector('#big')?.getAttribute('aria-disabled') === null"
        )
        page.keyboard.press(key)
        words = self.tongue.say(f"counter.big.{then}")
        expect(page.locator("#big .big-words")).to_have_text(words)
        answered(page)

    def serve(self, page: Page, service: str = "payment") -> str:
        """The next visitor is called and begun with; the number of the ticket."""
        if page.locator(".hand-ticket").count():
            self.press_big(page, "F5", "nobody")
        number = self.visitor(service)
        self.press_big(page, "F2", "begin")
        self.press_big(page, "F2", "finish")
        return number

    def finish_as(self, page: Page, outcome: str) -> None:
        """The visitor in hand goes, and how it ended is said."""
        page.keyboard.press("Shift+F5")
        words = self.tongue.say(f"counter.outcome.{outcome}")
        page.locator(".sheet-option", has_text=words).click()
        if outcome == "deferred":
            page.locator("#sheet-note").fill(words)
            page.locator("#sheet-note").press("Enter")
        expect(page.locator("#big .big-words")).to_have_text(self.tongue.say("counter.big.nobody"))
        answered(page)

    def told(self, page: Page) -> tuple[str, list[bytes]]:
        """The number that is read out, and the papers that came out with it, as pictures."""
        page.locator(".told-number").wait_for()
        wanted = page.locator(".paper").count()
        expect(page.locator(".paper img")).to_have_count(wanted, timeout=30_000)
        pictures: Any = page.locator(".paper img")
        papers = []
        for at in range(wanted):
            answer = page.request.get(self.url + pictures.nth(at).get_attribute("src"))
            assert answer.status == 200, answer.text()
            papers.append(answer.body())
        self.look(page, "papers")
        number = page.locator(".told-number").inner_text()
        page.keyboard.press("Escape")
        answered(page)
        return number, papers
