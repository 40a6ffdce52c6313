"""A hand that shakes at the kiosk: what it taps once too often must not cost it the number."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.process import Process


@pytest.fixture
def kiosk(page: Page, tmp_path: Path) -> Iterator[Page]:
    """The kiosk, portrait, in a hall of its own."""
    page.set_viewport_size({"width": 1080, "height": 1920})
    with Process(tmp_path) as hall:
        page.goto(f"{hall.url}/kiosk/")
        yield page


def middle(page: Page, what: str) -> tuple[float, float]:
    """Where a finger would tap it."""
    box = page.locator(what).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_further_taps_where_the_take_key_was_do_not_send_the_number_away(kiosk: Page) -> None:
    """完成 comes to lie under the same finger; for the first moments it does nothing."""
    kiosk.locator(".service").first.click()
    x, y = middle(kiosk, ".take")
    kiosk.mouse.click(x, y)
    expect(kiosk.locator(".done-number")).to_be_visible()
    for _ in range(3):
        kiosk.mouse.click(x, y)
    expect(kiosk.locator(".finish")).to_be_enabled()
    expect(kiosk.locator(".done-number")).to_be_visible()
    kiosk.locator(".finish").click()
    expect(kiosk.locator(".done-number")).to_have_count(0)


def test_a_second_tap_on_the_priority_key_is_the_same_tap(kiosk: Page) -> None:
    """An elder who taps twice has not taken the priority back."""
    x, y = middle(kiosk, ".priority-key")
    kiosk.mouse.click(x, y)
    kiosk.mouse.click(x, y)
    expect(kiosk.locator(".priority-key")).to_have_attribute("aria-pressed", "true")
