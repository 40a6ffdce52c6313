"""A hall display on a hub of the test's own making: any state, any time, at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from rehearsal.soak import WIRE
from tests.browser.display_hall import Hall


@contextmanager
def wired(browser: Browser, hall: Hall, query: str = "") -> Iterator[Page]:
    """The display of this hall, 1920x1080: its words and styles the hall's, its news the test's
    (rehearsal/display_wire.js).
    """
    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Europe/London",  # a display whose own zone is wrong
        viewport={"width": 1920, "height": 1080},
    )
    page = context.new_page()
    page.add_init_script(WIRE)
    page.goto(f"{hall.url}/display/{query}")
    page.wait_for_function("() => document.documentElement.dataset.line === 'live'")
    page.evaluate("document.fonts.ready")
    yield page
    context.close()


def calls(page: Page, *called: tuple[str, str], apart: int = 0) -> None:
    """So many calls, each pushed, `apart` ms of every clock from the one before."""
    for number, counter in called:
        page.evaluate(
            "([number, counter, apart]) =>"
            " { wire.skip += apart; wire.call(number, counter); wire.push(); }",
            [number, counter, apart],
        )


def scene(page: Page, **more: Any) -> None:
    """From now on the scene says this too."""
    page.evaluate("(more) => { wire.more = { ...wire.more, ...more }; wire.push(); }", more)


def skip(page: Page, seconds: float) -> None:
    """Let time pass on every clock; the hub's beat goes on, as it would have."""
    page.evaluate("(ms) => { wire.skip += ms; wire.beat(); wire.push(); }", seconds * 1000)


def numbers(page: Page) -> list[str]:
    """Those on the board, the largest first, then in the order of the places."""
    found: list[str] = page.locator(".hero .number, .row .number").all_text_contents()
    return found
