"""What every test may ask for: a browser, a database server, a fresh database."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.need import need_browser
from tests.postgres import Cluster

# A busy machine is slow, not wrong; and a failure must be the same one when looked at again.
hypothesis_settings.register_profile(
    "hall", deadline=None, print_blob=True, derandomize=os.environ.get("CI") == "true"
)
hypothesis_settings.load_profile("hall")

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
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
