"""The hall display before opening, with nothing to call."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.browser.display_hall import open_screen
from tests.journeys.process import SHIPPED, Process

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def closed_today(folder: Path) -> Path:
    """The hall as shipped, open only on the day after tomorrow."""
    then = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(days=2)
    before, rest = SHIPPED.split("weekly = [", 1)
    assert "always_open = true" in before, "config.toml has changed: the test would mean nothing"
    only = f'weekly = [{{ day = "{DAYS[then.weekday()]}", open = "08:30", close = "17:30" }}]'
    before = before.replace("always_open = true", "always_open = false")
    path = folder / "config.toml"
    path.write_text(before + only + rest.split("\n]", 1)[1], "utf-8")
    return path


def test_a_closed_hall_says_so_and_when_it_opens(page: Page, tmp_path: Path) -> None:
    """Instead of an empty board: the word, the day, the hour."""
    with Process(tmp_path, closed_today(tmp_path), PRINTER__KIND="none") as hall:
        open_screen(page, hall, "/display/")

        expect(page.locator(".empty-word")).to_have_text("现在不是服务时间")
        expect(page.locator(".empty-hint")).to_contain_text("08:30 开始取号")
        expect(page.locator(".hero")).to_have_count(0)
        assert barriers(page) == []
        expect(page.locator(".notice")).to_have_text("")
        open_screen(page, hall, "/display/counter/1")
        expect(page.locator(".big")).to_have_text("未开放")
        expect(page.locator(".doing")).to_contain_text("08:30 开始取号")


def test_an_open_hall_where_nobody_was_called_asks_for_patience(page: Page, tmp_path: Path) -> None:
    """The first minute of a day."""
    with Process(tmp_path, PRINTER__KIND="none") as hall:
        open_screen(page, hall, "/display/")

        expect(page.locator(".empty-word")).to_have_text("暂时没有叫号")
        expect(page.locator(".wait")).to_have_count(6)
        expect(page.locator(".notice")).to_contain_text("请留意屏幕")
        assert barriers(page) == []
