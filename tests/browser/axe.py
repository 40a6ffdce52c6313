"""What axe finds on a page that would keep somebody out."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

KEEPS_OUT = ("serious", "critical")


def barriers(page: Page) -> list[str]:
    """Serious and critical findings, WCAG 2.2 AA and best practices, each with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['help']} at {node['target']}"
        for each in found
        if each["impact"] in KEEPS_OUT
        for node in each["nodes"]
    ]
