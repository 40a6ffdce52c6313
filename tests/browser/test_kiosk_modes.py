"""The kiosk for weak eyes and for whoever sits: large type, high contrast, low keys."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.axe import KEEPS_OUT
from tests.browser.clerk_house import screen
from tests.browser.test_kiosk import CUT_OFF, FINGER, LANDSCAPE, PORTRAIT, SMALL, overlap
from tests.journeys.process import Process

READ = 6.109
"""mm: a capital H under 0.7 degrees at half a metre, EN 301 549 5.1.4 (pi * 0.7 / 180 * 500)."""
CAPITAL = 0.733
"""Height of a capital H of the shipped face, in ems."""
PIXEL = {PORTRAIT["width"]: 398.5 / 1080, LANDSCAPE["width"]: 323.1 / 1280}
"""mm a CSS pixel is wide, by width: a 32-inch screen of 16:9 upright, a 15-inch one of 16:10."""
LOW = {PORTRAIT["width"]: 0.45, LANDSCAPE["width"]: 0.25}
"""Share of the height above which no key stands in low reach: 1.1 m on a 32-inch screen that begins
0.7 m above the floor; a screen lying down is all within reach, and its upper part stays free.
"""
ALL = ("large", "contrast", "reach")
MODES = [(), *((mode,) for mode in ALL), ALL]

SMALLEST = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const { data, parentElement: owner } = walk.currentNode;
    if (data.trim() && owner.checkVisibility() && !owner.closest('.unseen, noscript'))
      found.push([parseFloat(getComputedStyle(owner).fontSize), data]);
  }
  return found.sort((a, b) => a[0] - b[0])[0];
}"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One hall for all these tests."""
    with Process(tmp_path_factory.mktemp("modes"), KIOSK__PACE_NUMBERS="0") as made:
        yield made


def wear(page: Page, modes: tuple[str, ...]) -> None:
    """Press the keys of these modes, and wait until every colour has come."""
    for mode in modes:
        page.locator(f".mode--{mode}").click()
        expect(page.locator(f".mode--{mode}")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("() => document.getAnimations().length === 0")


def keys(page: Page) -> dict[str, Any]:
    """Every key with its box."""
    return {key.inner_text(): key.bounding_box() for key in page.locator("button:visible").all()}


def unreadable(page: Page) -> list[str]:
    """What axe finds on the page, with text under 7:1 (WCAG 1.4.6) besides."""
    seven = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = Axe().run(page, options=seven).response["violations"]
    return [
        f"{each['id']} at {node['target']}"
        for each in found
        if each["impact"] in KEEPS_OUT
        for node in each["nodes"]
    ]


def stands_well(page: Page, size: ViewportSize, modes: tuple[str, ...]) -> None:
    """Every key fits a finger, none lies on another or outside, low where it was asked for."""
    width, height = size["width"], size["height"]
    highest = LOW[width] * height if "reach" in modes else 0
    boxes = keys(page)
    assert len(boxes) > 5
    for name, box in boxes.items():
        assert min(box["width"], box["height"]) >= (FINGER if size is PORTRAIT else SMALL), name
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width, name
        assert highest <= box["y"] <= box["y"] + box["height"] <= height, name
    assert not [pair for pair in combinations(boxes, 2) if overlap(*map(boxes.get, pair))]
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_mode_is_read_reached_and_whole(
    browser: Browser, hall: Process, size: ViewportSize, language: str
) -> None:
    """On the choice and on the sheet, alone and all together; large type is large enough."""
    with screen(browser, size) as page:
        for modes in MODES:
            page.goto(f"{hall.url}/kiosk/?lang={language}")
            wear(page, modes)
            for stage in (".services", ".take"):
                expect(page.locator(stage)).to_be_visible()
                stands_well(page, size, modes)
                if modes and (size is PORTRAIT or modes == ALL):  # axe takes its time
                    assert unreadable(page) == [], (modes, stage)
                if "large" in modes or size is PORTRAIT:
                    smallest, text = page.evaluate(SMALLEST)
                    assert smallest * CAPITAL * PIXEL[size["width"]] >= READ, text
                page.locator(".service").nth(1).click() if stage == ".services" else None


@pytest.fixture
def kiosk(page: Page, hall: Process) -> Page:
    """The kiosk, upright, with a clock that is held."""
    page.set_viewport_size(PORTRAIT)
    page.clock.install()
    page.goto(f"{hall.url}/kiosk/")
    expect(page.locator(".services")).to_be_visible()
    return page


def plain(page: Page) -> None:
    """The kiosk as the next visitor must find it."""
    expect(page.locator("#ask")).to_have_text("请选择要办理的业务")
    expect(page.locator("[aria-pressed='true']")).to_have_count(0)
    html = page.locator("html")
    for name, value in (("large", "false"), ("reach", "false"), ("ground", "")):
        expect(html).to_have_attribute(f"data-{name}", value)


def test_the_modes_go_with_the_visitor_who_chose_them(kiosk: Page) -> None:
    """A visitor who left is given twenty seconds; one with a number keeps them until it goes."""
    wear(kiosk, ALL)
    kiosk.clock.run_for(41_000)
    expect(kiosk.get_by_role("alertdialog")).to_contain_text("秒后回到首页")
    kiosk.clock.run_for(21_000)
    plain(kiosk)

    wear(kiosk, ALL)
    kiosk.locator(".service").first.click()
    kiosk.locator(".take").click()
    expect(kiosk.get_by_text("请取走小票", exact=True)).to_be_visible()
    expect(kiosk.locator("html")).to_have_attribute("data-large", "true")
    kiosk.clock.run_for(13_000)
    plain(kiosk)


def test_the_number_pad_is_left_clean(kiosk: Page) -> None:
    """Nobody finds the number of somebody else half typed."""
    kiosk.locator(".rejoin-key").click()
    for sign in "A12":
        kiosk.locator(".pad").get_by_role("button", name=sign, exact=True).click()
    kiosk.clock.run_for(62_000)
    plain(kiosk)

    kiosk.locator(".rejoin-key").click()

    expect(kiosk.locator(".typed")).to_have_text("号码")


def test_with_low_keys_the_language_key_is_low_too(kiosk: Page) -> None:
    """Else whoever sits could not change it."""
    assert kiosk.locator("#head .language").count() == 1
    wear(kiosk, ("reach",))

    assert kiosk.locator("#head .language").count() == 0
    kiosk.locator("#foot .language").click()

    expect(kiosk.locator("#ask")).to_have_text("What would you like to do?")
