"""The hall has lost its voice: somebody must know, for those who do not look at the screen."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from hall.desk import devices
from tests.browser.axe import barriers
from tests.browser.clerk_house import PHONE, ZHAO, open_house, screen
from tests.browser.test_watch_board import look_in


def test_a_hall_that_cannot_speak_is_told_to_the_guard(browser: Browser, tmp_path: Path) -> None:
    """docs/operate.md promises it; the card goes when the voice is back."""
    with open_house(tmp_path) as house, screen(browser, PHONE) as phone:
        look_in(phone, house, ZHAO)
        expect(phone.locator(".mood-word")).to_have_text("平稳")
        house.act(devices.report, device="voice", kind="voice", state="failed", detail="silent")
        card = phone.get_by_role("region", name="语音叫号")
        expect(card).to_contain_text("语音引擎没有反应")
        expect(phone.locator(".mood-word")).to_have_text("繁忙")
        assert barriers(phone) == []
        house.act(devices.report, device="voice", kind="voice", state="ok", detail="")
        expect(card).to_have_count(0)
