"""The page at /: four links, in the reader's language, each to a page that is there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.journeys.process import Process

NAMES = {
    "zh": ["取号机", "大厅大屏", "窗口", "巡查", "首问登记"],
    "en": ["Kiosk", "Hall display", "Counter", "Watch", "First inquiry"],
}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A hall that nobody has come to yet."""
    with Process(tmp_path_factory.mktemp("front"), PRINTER__KIND="none") as made:
        yield made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_window_is_one_tap_away(page: Page, hall: Process, language: str) -> None:
    """The links lead where they say, and keep the language; axe finds nothing serious."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{hall.url}/?lang={language}")
    links = page.locator(".plain-door")
    expect(links).to_have_text(NAMES[language])
    expect(page.locator(".plain-doors p")).to_have_count(5)
    assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(page) == []
    for place in range(5):
        page.goto(f"{hall.url}/?lang={language}")
        links.nth(place).click()
        page.wait_for_load_state()
        window = ("kiosk", "display", "counter", "watch", "office")[place]
        expect(page.locator(f"body.{window}")).to_be_visible()
        assert (page.locator("html").get_attribute("lang") or "").startswith(language)


def test_the_other_language_is_one_tap_away(page: Page, hall: Process) -> None:
    """And back again."""
    page.goto(hall.url)
    expect(page.locator("h1")).to_have_text("请选择页面")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Choose a page")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("h1")).to_have_text("请选择页面")
