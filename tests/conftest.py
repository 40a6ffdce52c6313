"""What every test may ask for: a browser, a database server, a fresh database."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, sync_playwright

from hall.desk.desk import Desk
from hall.store.book import Book
from tests.halls import opened, opened_book
from tests.need import need_browser
from tests.postgres import Cluster

# A busy machine is slow, not wrong; and a failure must be the same one when looked at again.
hypothesis_settings.register_profile(
    "hall", deadline=None, print_blob=True, derandomize=os.environ.get("CI") == "true"
)
hypothesis_settings.load_profile("hall")

UNWANTED = (
    # The address bar's pop-ups are pages of their own since Chromium 150: half a second of CPU for
    # each context that a test opens, and four minutes of the suite. Naming any feature here takes
    # away Playwright's own list, so what matters of it stands here again.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter"),
    *("OptimizationHints", "PaintHolding", "Translate"),
)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
    f"--disable-features={','.join(UNWANTED)}",
    "--host-resolver-rules=MAP screen.example 127.0.0.1",  # this machine under another's name
)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """A running PostgreSQL; for a durable one, or one to kill, make a Cluster of your own."""
    cluster = Cluster()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres_cluster: Cluster) -> str:
    """The address of the PostgreSQL of this test run."""
    return postgres_cluster.url()


@pytest.fixture
def postgres_database(postgres_cluster: Cluster) -> Iterator[str]:
    """The address of a new empty PostgreSQL database, for this test alone."""
    with postgres_cluster.database() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_halls(postgres_cluster: Cluster) -> Iterator[str]:
    """The address of one database that many tests share, each with a hall of its own."""
    with postgres_cluster.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store, on either database; open a hall of your own in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hall.sqlite'}"
    url: str = request.getfixturevalue("postgres_halls")
    return url


@pytest.fixture
def book(store_url: str) -> Iterator[Book]:
    """The empty book of a new hall, on either database."""
    with opened_book(store_url) as book:
        yield book


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The desk of the hall of tests/halls.py, new and empty, on either database."""
    with opened(store_url) as desk:
        yield desk


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. While it runs, this thread has a running asyncio loop."""
    path = need_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, Chinese, with no memory of other tests."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield context.new_page()
    context.close()
