"""A page that a machine opens for the first time: less than 150 KB over the wire, in any window.

The face of the screens in the hall is not counted: 17 MB that a browser fetches once and keeps for
a year, while the page is drawn with the machine's own letters (fonts.css). Phones never load it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.clerk_house import LIN, PIN, ZHAO, OpenHouse, open_house, sit_down

MOST = 150_000
FONT = "/static/fonts/"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """A hall with a few people in it."""
    with open_house(tmp_path_factory.mktemp("cold")) as made:
        for _ in range(5):
            made.visitor()
        yield made


def weight(page: Page, url: str, wait_for: str) -> dict[str, int]:
    """Bytes over the wire of each file, heads and all, with nothing kept from before."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.clearBrowserCache")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(told: dict[str, Any]) -> None:
        names[told["requestId"]] = told["request"]["url"]

    def came(told: dict[str, Any]) -> None:
        sizes[names.get(told["requestId"], "?")] = int(told["encodedDataLength"])

    cdp.on("Network.requestWillBeSent", asked)
    cdp.on("Network.loadingFinished", came)
    page.goto(url)
    page.locator(wait_for).first.wait_for()
    page.wait_for_timeout(300)
    return {name: size for name, size in sizes.items() if FONT not in name}


@pytest.mark.parametrize(
    ("path", "wait_for"),
    [
        ("/", ".plain-door"),
        ("/kiosk/", ".service"),
        ("/display/", ".wait"),
        ("/display/counter/1", ".big"),
        ("/counter/", "#sign-in-staff"),
        ("/watch/", "#sign-in-staff"),
    ],
)
def test_a_cold_page_is_light(house: OpenHouse, page: Page, path: str, wait_for: str) -> None:
    """As anybody opens it."""
    light(weight(page, house.url + path, wait_for))


def test_a_visitors_cold_page_is_light(house: OpenHouse, page: Page) -> None:
    """On the phone, behind the slip's QR."""
    token = house.visitor().token
    light(weight(page, f"{house.url}/t/{token}", ".number"))


def test_the_counters_and_the_watchs_cold_pages_are_light(
    house: OpenHouse, browser: Browser
) -> None:
    """Signed in, with their whole work on the screen."""
    page = browser.new_page()
    sit_down(page, house, LIN, "1")
    light(weight(page, f"{house.url}/counter/?counter=1", "#big"))
    page.context.clear_cookies()
    page.goto(f"{house.url}/watch/")
    page.locator("#sign-in-staff").fill(ZHAO)
    page.locator("#sign-in-pin").fill(PIN)
    page.keyboard.press("Enter")
    page.locator("#sign-in-staff").wait_for(state="detached")
    light(weight(page, f"{house.url}/watch/", "main"))
    page.close()


def light(files: dict[str, int]) -> None:
    """Under the mark, and really measured."""
    assert sum(size > 0 for size in files.values()) >= 4, f"too few to be true: {files}"
    total = sum(files.values())
    print(f"{total:,} bytes in {len(files)} files")
    assert total < MOST, sorted(files.items(), key=lambda one: -one[1])[:5]
