"""Asking the display's own modules in a browser, with calls at times of the test's choosing."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.display_hall import Hall

CALLS = """
const T = Date.parse("2026-03-02T09:00:00Z");
const call = (seq, ticket = seq, after = 0) =>
  ({ seq, ticket, at: new Date(T + after).toISOString(), number: `A${ticket}`, current: true });
const tickets = (board) => [board.hero, ...board.rows].map((one) => one && one.ticket);
"""


def ask(page: Page, hall: Hall, question: str) -> Any:
    """What this script answers on a page of the hall, with the modules at hand."""
    page.goto(f"{hall.url}/static/display/frame.css")
    return page.evaluate(
        "async () => {"
        'const { board: empty, arrange, HOLD } = await import("/static/display/slots.js");'
        'const { Queue, STALE } = await import("/static/display/queue.js");'
        f"{CALLS}{question}"
        "}"
    )
