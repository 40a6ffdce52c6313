"""A screen elsewhere in the hall: enrolled by its address, and seen on the watch."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest
import requests
from playwright.sync_api import Browser, Page, ViewportSize, expect

from hall.hub.enrolment import LETTERS
from tests.browser.axe import barriers
from tests.browser.test_kiosk import LANDSCAPE, PORTRAIT, SMALL
from tests.journeys.process import Process
from tests.patience import until

ELSEWHERE = "screen.example"
"""tests/conftest.py has Chromium find it here; to the hub it is no name of its own machine."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A hall without paper or voice."""
    with Process(tmp_path_factory.mktemp("screens"), PRINTER__KIND="none") as made:
        yield made


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """A browser on another machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def code_of(hall: Process, name: str) -> str:
    """What the technician reads on the hub."""
    said = subprocess.run(
        [*hall.command, "device-code", name], env=hall.env, capture_output=True, text=True
    )
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", said.stdout)
    assert found, said
    return found[0]


@cache
def token_of(hall: Process) -> str:
    """The guard, signed in once."""
    who = {"staff": "201", "pin": hall.pins["201"]}
    return str(requests.post(f"{hall.url}/api/sign-in", json=who, timeout=10).json()["token"])


def screens(hall: Process) -> list[tuple[str, str, str]]:
    """Name, kind and state of the screens, as the guard sees them."""
    token = token_of(hall)
    seen = requests.get(
        f"{hall.url}/api/scenes/watch", headers={"Authorization": f"Bearer {token}"}, timeout=10
    ).json()["devices"]["screens"]
    return [(each["name"], each["kind"], each["state"]) for each in seen]


def test_a_machine_without_a_keyboard_is_enrolled_by_its_address(
    hall: Process, screen: Page
) -> None:
    """Once; the code leaves the address, and the kiosk stays enrolled. A wrong one is refused."""
    place = hall.url.replace("127.0.0.1", ELSEWHERE)
    screen.goto(f"{place}/kiosk/#code=AAAA-AAAA")
    expect(screen.locator("#said")).not_to_be_empty()
    code = code_of(hall, "东门取号机")
    screen.goto(f"{place}/kiosk/?lang=zh")
    screen.goto(f"{place}/kiosk/?lang=zh#code={code}")  # added to the page that is open
    expect(screen.locator("body.kiosk")).to_be_visible()
    assert screen.url == f"{place}/kiosk/?lang=zh"
    screen.reload()
    expect(screen.locator("body.kiosk")).to_be_visible()
    until(lambda: ("东门取号机", "kiosk", "ok") in screens(hall))
    assert [kind for _, kind, _ in screens(hall)].count("kiosk") == 1


@pytest.mark.parametrize(("language", "size"), [("zh", PORTRAIT), ("en", LANDSCAPE)])
def test_a_touch_screen_without_a_keyboard_types_the_code_on_the_glass(
    hall: Process, browser: Browser, language: str, size: ViewportSize
) -> None:
    """With keys for exactly the characters codes have, all on the screen; a keyboard works too."""
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.goto(f"{hall.url.replace('127.0.0.1', ELSEWHERE)}/kiosk/?lang={language}")
    keys = page.locator(".enrol-pad .key")
    expect(keys).to_have_count(len(LETTERS) + 1)
    for key in [page.locator(".enrol-do"), *keys.all()]:
        box = key.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALL
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]
    keys.first.click()
    keys.last.click()
    expect(page.locator("#code")).to_have_value("")
    code = code_of(hall, "大厅取号机")
    for sign in code[:4]:
        page.get_by_role("button", name=sign, exact=True).click()
    assert barriers(page) == []
    if language == "zh":
        for sign in code[5:]:
            page.get_by_role("button", name=sign, exact=True).click()
        expect(page.locator("#code")).to_have_value(code)
        page.locator(".enrol-do").click()
    else:
        page.locator("#code").press("End")
        page.keyboard.type(code[4:].lower())
        page.keyboard.press("Enter")
    expect(page.locator("body.kiosk")).to_be_visible()
    context.close()


def test_the_watch_lists_screens_within_its_width(hall: Process, page: Page) -> None:
    """A phone in English, with the longest names there are: those of the hub's own machine."""
    for place in ("/display/counter/3", "/display/"):
        page.context.new_page().goto(f"{hall.url}{place}")  # it stays open: closed, it is none
        kind = "display" if place == "/display/" else "counter-screen"
        until(lambda kind=kind: ("", kind, "ok") in screens(hall))  # type: ignore[misc]
    page.set_viewport_size({"width": 390, "height": 844})
    token = token_of(hall)
    page.context.add_cookies([{"name": "shouwen", "value": token, "url": hall.url}])
    page.goto(f"{hall.url}/watch/?lang=en")
    board = page.locator(".devices")
    expect(board).to_contain_text("Counter screen, the hub's own machine")
    board.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("() => { window.before = document.querySelector('main').innerText; }")
    taken = requests.post(f"{hall.url}/api/tickets", json={"service": "payment"}, timeout=10)
    assert taken.status_code == 201
    page.wait_for_function("() => document.querySelector('main').innerText !== window.before")
    expect(board.locator("details")).to_have_attribute("open", "")  # whoever opened it closes it
