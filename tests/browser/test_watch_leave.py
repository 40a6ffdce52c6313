"""Signing out on a phone that has lost the wire: it must not look signed out while it is not."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.clerk_house import PHONE, ZHAO, open_house, screen
from tests.browser.test_watch_board import look_in


def test_a_sign_out_that_was_not_heard_says_so(browser: Browser, tmp_path: Path) -> None:
    """Whoever picks the phone up next would be the guard after one reload."""
    with open_house(tmp_path) as house, screen(browser, PHONE) as phone:
        look_in(phone, house, ZHAO)
        phone.route("**/api/sign-out", lambda route: route.abort())
        phone.get_by_role("button", name="退出").click()
        expect(phone.get_by_role("alert")).to_contain_text("没有收到", timeout=15_000)
        expect(phone.locator(".mood")).to_be_visible()
        phone.unroute("**/api/sign-out")
        phone.get_by_role("button", name="退出").click()
        expect(phone.locator(".sign-in-said")).to_have_text("已退出。")
