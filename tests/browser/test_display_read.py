"""The hall display as it is read: far off, in both languages, on every screen, in every state."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.axe import KEEPS_OUT
from tests.browser.display_hall import Hall, speaking_hall
from tests.browser.display_wired import calls, scene, wired
from tests.halls import both

FAR = 8.0
"""Metres from the last row of seats to the screen."""

PART = 85
"""A number is read easily when it is a part of the distance: 1/85, or 0.67 degrees."""

DIAGONAL = 55 * 0.0254
SIZES = {"landscape": (1920, 1080), "upright": (1080, 1920), "4k": (3840, 2160)}

SERVICES = [
    {"service": prefix, "prefix": prefix, "enabled": True, "count": 12,
     "name": {"zh": "用水报装与开户业务办理", "en": "New connections and accounts of companies"},
     "wait": {"low": 20, "high": 45}}
    for prefix in "ACFHJKMRWY"
]  # fmt: skip
LAST = {"open": False, "why": "last_ticket", "opens_at": None}
OPEN = {"open": True, "why": None, "opens_at": None}
SHUT = {"open": False, "why": "hall_closed", "opens_at": "2026-11-23T00:30:00+00:00"}
LEAVE = {
    "zh": "请注意：厅内有紧急情况。请不要惊慌，不要乘坐电梯，"
    "跟随工作人员，从最近的安全出口有序离开。",
    "en": "Attention please: there is an emergency in the hall. Please stay calm, do not use the "
    "lifts, follow our staff and leave by the nearest exit.",
}

STATES: dict[str, dict[str, Any]] = {
    "open": {"hours": OPEN},
    "crowded": {
        "hours": LAST,
        "quiet": True,
        "waiting": SERVICES,
        "paused": [
            {"counter": str(at), "name": both("x"), "reason": "meal"} for at in range(7, 17)
        ],
        "shut": [{"counter": str(at), "name": both("x")} for at in range(20, 40)],
    },
    "emergency": {
        "hours": OPEN,
        "announcement": {
            "seq": 1, "until": "2099-01-01T00:00:00+00:00", "urgent": True, "text": LEAVE,
            "wavs": [],
        },
    },
    "closed": {"hours": SHUT, "waiting": [], "announcement": None},
}  # fmt: skip


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall that serves the pages."""
    with speaking_hall(tmp_path_factory.mktemp("read"), VOICE__ENGINE="none") as made:
        yield made


CUT = """() => {
  const seen = (node) =>
    node.getClientRects().length > 0 && !node.closest(".unseen") && !node.closest(".number > *");
  const beyond = [...document.querySelectorAll("#alarm *, main *, aside *, footer *")].filter(seen);
  const off = beyond.filter((node) => {
    const box = node.getBoundingClientRect();
    return box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.top < -1;
  });
  const side = document.getElementById("side");
  const low = [...side.querySelectorAll("*")].filter(
    (node) => node.getBoundingClientRect().bottom > side.getBoundingClientRect().bottom + 1);
  const tight = [...document.querySelectorAll(".row, .hero")].filter((row) =>
    [...row.querySelectorAll(".number, .counter")].some(
      (text) => text.getBoundingClientRect().height > row.getBoundingClientRect().height + 1 ||
        text.getBoundingClientRect().right > row.getBoundingClientRect().right + 1));
  return [off, low, tight].flat().map((node) => `${node.className} ${node.textContent}`);
}"""
"""What lies beyond the screen, below the side column, or is higher or wider than its own line."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_every_state_and_size_nothing_is_cut_off_and_contrast_is_seven(
    browser: Browser, hall: Hall, language: str
) -> None:
    """Open, crowded in a rush, an emergency, closed; axe finds nothing in any of them."""
    with wired(browser, hall, f"?lang={language}") as page:
        for state, more in STATES.items():
            scene(page, **more)
            rush = [(f"W{each:03}", str(10 + each % 6)) for each in range(11)]
            calls(page, *(rush if state == "crowded" else [("W001", "12")]), apart=300)
            if state == "closed":
                page.evaluate("() => { wire.calls = []; wire.push(); }")
            for name, (width, height) in SIZES.items():
                page.set_viewport_size({"width": width, "height": height})
                page.evaluate("wire.push()")
                assert page.evaluate(CUT) == [], f"{state}, {name}"
            page.set_viewport_size({"width": 1920, "height": 1080})
            assert low(page) == [], state


def low(page: Page) -> list[str]:
    """What axe finds, contrast below seven among it."""
    rules = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = Axe().run(page, options=rules).response
    looked = {each["id"] for each in found["passes"] + found["violations"]}
    assert "color-contrast-enhanced" in looked, "the test would mean nothing"
    return [
        f"{each['id']}: {node['html']}"
        for each in found["violations"]
        if each["impact"] in KEEPS_OUT
        for node in each["nodes"]
    ]


def ink(page: Page, place: str) -> float:
    """Height of the digits of a number, in CSS pixels: their ink, not their line."""
    found: float = page.locator(place).evaluate(
        """(node) => {
          const style = getComputedStyle(node);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
          return pen.measureText("8").actualBoundingBoxAscent;
        }"""
    )
    return found


@pytest.mark.parametrize("number", ["A001", "W012"])
def test_the_newest_number_is_read_from_the_last_row(
    browser: Browser, hall: Hall, number: str
) -> None:
    """On a television of 55 inches, 16 to 9, 1.218 m by 0.685 m, eight metres away.

    8 m / 85 = 94 mm, that is 148 of 1,080 pixels of 0.634 mm. Earlier calls subtend 0.28 degrees
    and more: 17 minutes of arc, where 5 are the limit of good eyes and 15 that of weak ones (0.3).
    """
    with wired(browser, hall) as page:
        calls(page, ("A009", "1"), (number, "12"))
        for width, height in SIZES.values():
            page.set_viewport_size({"width": width, "height": height})
            pixel = DIAGONAL / (width**2 + height**2) ** 0.5
            assert ink(page, ".hero .number") * pixel >= FAR / PART
            assert ink(page, ".row .number") * pixel >= FAR * 15 / 60 / 57.3
