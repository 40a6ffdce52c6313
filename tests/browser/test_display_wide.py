"""The widest number on the hall display: W, in a hall of its own where nothing else was called."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.display_hall import LI, Clerk, Hall, in_front, open_screen, speaking_hall

WHOLE = 0.98
"""An arrow is square; below this share of its height it has been squeezed."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall whose first call, and its only one, is W001."""
    with speaking_hall(tmp_path_factory.mktemp("wide"), VOICE__ENGINE="none") as made:
        yield made


@pytest.fixture(scope="module")
def number(hall: Hall) -> str:
    """The number that was called."""
    called = Clerk(hall, LI, "1").call("advice")
    assert called.startswith("W"), "config.toml has changed: the test would mean nothing"
    return called


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_widest_number_leaves_room_for_the_arrow_and_the_counter(
    page: Page, hall: Hall, number: str, language: str
) -> None:
    """Neither is the arrow squeezed, nor does the counter leave the frame, in either language."""
    open_screen(page, hall, f"/display/?lang={language}")
    in_front(page, number)
    page.evaluate("document.fonts.ready")
    arrow = page.locator(".hero-arrow .icon").bounding_box()
    counter = page.locator(".hero .counter").bounding_box()
    frame = page.locator(".hero").bounding_box()

    assert arrow is not None
    assert counter is not None
    assert frame is not None
    assert arrow["width"] >= WHOLE * arrow["height"]
    assert counter["x"] >= arrow["x"] + arrow["width"]
    assert counter["x"] + counter["width"] <= frame["x"] + frame["width"] - 16


def test_the_arrow_gives_way_to_nothing(page: Page, hall: Hall, number: str) -> None:
    """Even a number wider than any there is leaves it square: it says where to go."""
    open_screen(page, hall, "/display/")
    in_front(page, number)
    letter = page.locator(".hero .number-letter")
    letter.evaluate("node => (node.textContent = 'WWW')")
    arrow = page.locator(".hero-arrow .icon").bounding_box()

    assert arrow is not None
    assert arrow["width"] >= WHOLE * arrow["height"]
