"""The kiosk when something is broken: no paper, no wire, no open hall; it says what to do."""

import socket
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.journeys.process import SHIPPED, Process
from tests.printing.peer import PAPER_OUT, PrinterPeer

NOTICED = 15_000
"""ms within which the kiosk says that nothing is heard any more; live.js waits 5 s."""


def free_port() -> int:
    """A port for a hall that must come back at the same address."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def take(page: Page) -> str:
    """Choose the first service, take the number; its status page."""
    page.locator(".service").first.click()
    with page.expect_response("**/api/tickets") as answer:
        page.locator(".take").click()
    return str(answer.value.json()["status_url"])


def test_without_paper_the_number_is_shown_with_its_qr(page: Page, tmp_path: Path) -> None:
    """The QR leads to the visitor's page, and stays long enough to be scanned."""
    with PrinterPeer(status=PAPER_OUT) as printer:
        network = {"PRINTER__KIND": "network", "PRINTER__HOST": "127.0.0.1"}
        with Process(tmp_path, PRINTER__PORT=str(printer.port), **network) as hall:
            page.goto(f"{hall.url}/kiosk/")
            mine = take(page)

            expect(page.get_by_text("打印机缺纸，请记住您的号码")).to_be_visible()
            expect(page.locator(".done-number")).to_have_text("A001")
            expect(page.locator(".finish .quiet")).to_contain_text("2")  # of thirty seconds
            page.wait_for_function("() => document.querySelector('.scan img').naturalWidth > 0")
            shot = Image.open(BytesIO(page.locator(".scan img").screenshot()))
            assert [each.text for each in zxingcpp.read_barcodes(shot)] == [mine]
            assert barriers(page) == []
            page.locator(".finish").click()
            expect(page.locator("#bands")).to_contain_text("小票暂时打不出来")


def test_without_the_hub_the_kiosk_says_whom_to_ask_and_comes_back(
    page: Page, tmp_path: Path
) -> None:
    """No number is promised that may not exist; when the hub is back, so is the kiosk."""
    hall = Process(tmp_path, SERVER__PORT=str(free_port())).open()
    page.goto(f"{hall.url}/kiosk/")
    page.locator(".service").first.click()
    hall.kill()
    band = page.locator("#bands")
    expect(band).to_contain_text("请向工作人员取号", timeout=NOTICED)
    page.locator(".take").click()
    expect(page.get_by_role("alert")).to_have_text("没有收到回应，还没有拿到号码")
    assert page.locator("body").inner_text().count("工作人员") == 1
    expect(page.locator(".take")).to_have_text("取号")
    assert barriers(page) == []

    with hall:
        expect(band).to_be_empty(timeout=NOTICED)
        page.locator(".take").click()
        expect(page.locator(".done-number")).to_have_text("A001")


def test_a_closed_hall_says_when_it_opens_and_gives_no_number(page: Page, tmp_path: Path) -> None:
    """What a matter needs can still be read."""
    tomorrow = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(days=1)
    day = tomorrow.strftime("%a").lower()
    before, _, rest = SHIPPED.partition("weekly = [")
    hours = f'weekly = [{{ day = "{day}", open = "08:30", close = "17:30" }}]'
    config = tmp_path / "config.toml"
    shut = before.replace("always_open = true", "always_open = false")
    config.write_text(shut + hours + rest.partition("]")[2], "utf-8")
    with Process(tmp_path, config) as hall:
        page.goto(f"{hall.url}/kiosk/")

        expect(page.locator("h1")).to_have_text("现在不是服务时间")
        expect(page.locator(".again")).to_contain_text(f"{tomorrow.day}日")
        expect(page.locator(".again")).to_contain_text("08:30 开始取号")
        assert barriers(page) == []
        page.locator(".service").first.click()
        expect(page.locator(".papers")).to_be_visible()
        expect(page.locator(".take")).to_have_count(0)
