"""The whole story of one elder's morning, played in real browsers on a real hall."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clerk_house import screen
from tests.browser.display_hall import listen, open_screen, played, wait_said
from tests.journeys.process import Process
from tests.need import need_program
from tests.patience import until
from tests.printing.peer import PrinterPeer
from tests.printing.reader import Paper, read

KIOSK = {"width": 1080, "height": 1920}
WALL = {"width": 1920, "height": 1080}
DESK = {"width": 1366, "height": 768}
LIN, CHEN = "101", "102"
CUT = b"\x1dV"


@pytest.fixture
def peer() -> Iterator[PrinterPeer]:
    """A printer on the network that prints everything and says so."""
    with PrinterPeer("good") as made:
        yield made


@pytest.fixture
def hall(tmp_path: Path, peer: PrinterPeer) -> Iterator[Process]:
    """The shipped hall with that printer and a real voice."""
    need_program("espeak-ng")
    printer = {
        "PRINTER__KIND": "network",
        "PRINTER__HOST": "127.0.0.1",
        "PRINTER__PORT": str(peer.port),
    }
    voice = {"VOICE__ENGINE": "auto", "VOICE__WORDS_PER_MINUTE": "300"}
    with Process(tmp_path, **printer, **voice) as made:
        yield made


def take_with_priority(page: Page, hall: Process) -> str:
    """Tap the priority key, the service and 取号; the number that stands on the screen."""
    page.goto(f"{hall.url}/kiosk/")
    page.get_by_role("button", name="优先取号").click()
    page.locator(".service", has=page.get_by_text("A", exact=True)).click()
    page.locator(".take").click()
    shown = page.locator(".done-number")
    shown.wait_for()
    return "".join(shown.inner_text().split())


def slip_of(peer: PrinterPeer) -> Paper:
    """The one slip that came out, read back from its ESC/POS bytes."""
    until(lambda: [each for each in peer.slips if CUT in each], 20, "a whole slip came out")
    (paper,) = read(peer.slips[0]).papers
    return paper


def sit_down(page: Page, hall: Process, staff: str, counter: str) -> None:
    """Sign in at a counter."""
    page.goto(f"{hall.url}/counter/?counter={counter}")
    page.locator("#sign-in-staff").fill(staff)
    page.locator("#sign-in-pin").fill(hall.pins[staff])
    page.keyboard.press("Enter")
    page.locator("#big").wait_for()


def press(page: Page, key: str, then: str) -> None:
    """Press an F-key and wait until the big key offers what comes `then`."""
    page.wait_for_function("() => !document.querySelector('#big')?.hasAttribute('aria-disabled')")
    page.keyboard.press(key)
    expect(page.locator("#big")).to_contain_text(then)
    page.locator(".board[aria-busy=false]").wait_for()


def first_clerk(page: Page) -> str:
    """Whom the clerk's page names as responsible."""
    return " ".join(page.locator(".fact", has_text="首问").inner_text().split())


def test_an_elder_is_given_a_number_called_served_and_keeps_the_first_clerk(
    browser: Browser, hall: Process, peer: PrinterPeer
) -> None:
    """Tap, slip, call on both screens and aloud, service; the second clerk changes nothing."""
    with (
        screen(browser, KIOSK) as kiosk,
        screen(browser, WALL) as wall,
        screen(browser, WALL) as small,
        screen(browser, DESK) as lin,
        screen(browser, DESK) as chen,
    ):
        listen(wall, hall)
        open_screen(small, hall, "/display/counter/1")
        number = take_with_priority(kiosk, hall)
        slip = slip_of(peer)
        assert slip.number() == number == "A001"
        token = slip.url().rpartition("/t/")[2]

        sit_down(lin, hall, LIN, "1")
        press(lin, "F2", "开始办理")
        expect(wall.locator(".hero .number")).to_have_text(number)
        expect(small.locator(".number")).to_have_text(number)
        (call,) = wait_said(wall, 1)
        assert call["times"] == 2
        for sound in played(wall):
            assert sound["to"] is not None, "a sound was cut off"
            assert sound["to"] - sound["from"] > 950 * sound["seconds"]

        press(lin, "F4", "办结")
        assert "林晓梅" in first_clerk(lin)
        lin.keyboard.press("F7")
        lin.locator("dialog .sheet-option", has_text="水质水价").click()
        expect(lin.locator("#big")).not_to_contain_text("办结")

        sit_down(chen, hall, CHEN, "2")
        press(chen, "F2", "开始办理")
        press(chen, "F4", "办结")
        assert "林晓梅" in first_clerk(chen), "the second clerk took the first inquiry over"
        press(chen, "F5", "没有人等候")
        seen = kiosk.request.get(f"{hall.url}/api/tickets/{token}").json()
        assert (seen["number"], seen["state"]) == (number, "done")
