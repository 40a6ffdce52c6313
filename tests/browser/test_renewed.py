"""A page that is older than its hub is loaded anew, but never under somebody's hands."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page

from tests.journeys.process import Process

OLD = """
window.skip = 0;
const real = performance.now.bind(performance);
performance.now = () => real() + window.skip;
const loads = Number(sessionStorage.loads ?? 0) + 1;
sessionStorage.loads = loads;
if (loads === 1) new MutationObserver((_, watching) => {
  const setup = document.getElementById("setup");
  if (!setup) return;
  watching.disconnect();
  setup.textContent = setup.textContent.replace(/"version":"[0-9a-f]{8}"/, '"version":"lastweek"');
}).observe(document, { childList: true, subtree: true });
"""
"""The first page is one that last week's hub sent, and that was opened `skip` ms ago."""

PAGES = ["/display/", "/display/counter/1", "/kiosk/"]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A hall."""
    with Process(tmp_path_factory.mktemp("renewed"), PRINTER__KIND="none") as made:
        yield made


def open_old(page: Page, hall: Process, path: str) -> None:
    """Open a page as last week's hub sent it."""
    page.add_init_script(OLD)
    page.goto(hall.url + path)
    told = page.evaluate("JSON.parse(document.getElementById('setup').textContent).version")
    assert told == "lastweek", "the page does not tell its version"


def loaded(page: Page, loads: int, within: float = 5) -> bool:
    """Whether it was loaded so often, within so many seconds: more than two beats."""
    for _ in range(int(within * 10)):
        with suppress(Error):  # it is just being loaded
            if page.evaluate("Number(sessionStorage.loads)") >= loads:
                return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("path", PAGES)
def test_a_page_older_than_its_hub_is_loaded_anew_once(
    page: Page, hall: Process, path: str
) -> None:
    """Two minutes after anybody touched it, and only then; what comes is the hub's own."""
    open_old(page, hall, path)
    assert not loaded(page, 2), "somebody may just be standing there"
    page.evaluate("window.skip = 121_000")
    assert loaded(page, 2, 15)
    page.wait_for_load_state()
    page.evaluate("window.skip = 121_000")
    assert not loaded(page, 3)


def test_not_while_somebody_uses_it(page: Page, hall: Process) -> None:
    """A touch begins the two minutes anew; an open dialog keeps the page as long as it is open."""
    open_old(page, hall, "/display/counter/1")
    page.evaluate("window.skip = 121_000")
    page.mouse.click(5, 5)
    assert not loaded(page, 2)
    page.evaluate(
        "document.body.append(document.createElement('dialog'));"
        "document.querySelector('dialog').show(); window.skip = 300_000"
    )
    assert not loaded(page, 2)
    page.evaluate("document.querySelector('dialog').close()")
    assert loaded(page, 2, 15)
