"""The counter's screen in a real browser: what to do now, and the question after a visit."""

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.browser.display_hall import LI, WANG, Clerk, Hall, open_screen, speaking_hall

LITTLE = ((1024, 600), (600, 1024), (1280, 800))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall with screens to touch, which ask long enough for a slow machine."""
    more = {"VOICE__ENGINE": "none", "RATING__SCREEN": "true", "RATING__SCREEN_SECONDS": "60"}
    with speaking_hall(tmp_path_factory.mktemp("rating"), **more) as made:
        yield made


def fits(page: Page) -> bool:
    """Whether nothing stands beside the screen, at each of the small sizes."""
    for width, height in LITTLE:
        page.set_viewport_size({"width": width, "height": height})
        beyond = page.evaluate(
            "[...document.querySelectorAll('main *')].filter((node) => {"
            "const b = node.getBoundingClientRect();"
            "return b.width && (b.right > innerWidth + 1 || b.bottom > innerHeight + 1) }).length"
        )
        if beyond:
            return False
    return True


def test_a_touch_after_the_visit_is_thanked_and_never_stands_over_a_call(
    page: Page, hall: Hall
) -> None:
    """Asked by number; one touch; the next call comes at once even while somebody is asked."""
    li = Clerk(hall, LI, "1")
    open_screen(page, hall, "/display/counter/1")
    expect(page.get_by_text("请就座，叫到您的号码时请过来")).to_be_visible()
    number = li.call()
    expect(page.get_by_text(f"请 {number} 到 1 号窗口")).to_be_visible()
    li.press("begin")
    li.press("finish")
    expect(page.locator(".rate-ask")).to_have_text(f"{number} 已办结，这次服务您满意吗？")
    expect(page.get_by_role("button")).to_have_count(5)
    assert barriers(page) == []
    assert fits(page)
    smallest = min(box["height"] for key in page.get_by_role("button").all()
                   if (box := key.bounding_box()))  # fmt: skip
    assert smallest >= 72

    page.get_by_role("button", name="不满意", exact=True).click()
    thanks = page.get_by_text("谢谢您的评价")
    expect(thanks).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.evaluate("() => { const now = performance.now(); performance.now = () => now; }")
    number = li.call()  # in this page no time goes by: the thanks would stay for ever
    expect(page.locator(".big")).to_have_text(number)
    expect(thanks).to_have_count(0)

    li.press("begin")
    li.press("finish")
    expect(page.get_by_role("button")).to_have_count(5)
    after = li.call()
    expect(page.locator(".big")).to_have_text(after)
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_screen_that_lost_the_hub_asks_nobody(page: Page, hall: Hall) -> None:
    """Its word could not be kept; the badge says why it is quiet."""
    wang = Clerk(hall, WANG, "2")
    open_screen(page, hall, "/display/counter/2?lang=en")
    wang.call()
    wang.press("begin")
    wang.press("finish")
    expect(page.get_by_role("button")).to_have_count(5)
    hall.process.send_signal(signal.SIGSTOP)
    try:
        expect(page.locator(".badge")).to_be_visible(timeout=15_000)
        expect(page.get_by_role("button")).to_have_count(0)
    finally:
        hall.process.send_signal(signal.SIGCONT)
    expect(page.locator(".badge")).to_have_count(0, timeout=15_000)
    expect(page.get_by_role("button")).to_have_count(5)
