"""An hour at the counter by keyboard alone: thirty-two visitors, every verb, never a mouse."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.core.ticket import ENDED
from hall.desk import sessions
from tests.browser.clerk_house import (
    DESK,
    HE,
    LIN,
    OpenHouse,
    answered,
    open_house,
    screen,
    sit_down,
)

VISITORS = 27
ODD = {
    4: ("hold", ("F10", "1")),
    5: ("outcome", ("Shift+F5", "3", "w", "h", "y", "Enter", "w", "h", "o", "Control+Enter")),
    7: ("add", ("Shift+F7", "1")),
    9: ("return", ("Shift+F6", "Enter")),
    11: ("transfer", ("F7", "1")),
    13: ("send", ("F7", "6", "1")),
    15: ("ask", ("F10", "2", "w", "h", "y", "Enter")),
    17: ("support", ("Shift+F8",)),
    19: ("why", ("F1", "F1")),
    21: ("finish", ("F5",)),
    23: ("pause", ("F8", "1")),
}
"""What else is done with the visitor in service, by how many have been called."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """A running hall of its own."""
    with open_house(tmp_path) as house:
        yield house


class Clerk:
    """Two hands on a keyboard, and eyes on the one big key."""

    def __init__(self, page: Page, house: OpenHouse) -> None:
        self.page = page
        self.house = house

    def press(self, *keys: str) -> None:
        """Press keys; whatever came of it, the next Enter presses the big key."""
        for key in keys:
            self.page.keyboard.press(key)
        answered(self.page)
        expect(self.page.locator("dialog")).to_have_count(0)
        expect(self.page.locator("#big")).to_be_focused()

    def big(self) -> str:
        """Press the big key with Enter as soon as it listens; answers what it said."""
        key = self.page.locator("#big:not([aria-disabled])")
        key.wait_for()
        words = key.locator(".big-words").inner_text()
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(
            "(was) => document.querySelector('#big .big-words').textContent !== was", arg=words
        )
        self.house.later(seconds=40)
        self.press()
        return words


def test_a_whole_hour_without_a_mouse(browser: Browser, house: OpenHouse) -> None:
    """Every visitor ends where the keys sent them, and the focus is never lost."""
    until = house.now().replace(hour=12)
    house.act(sessions.sign_in, staff=HE, counter="3", token_hash="he", expires_at=until)
    with screen(browser, DESK) as page:
        page.add_init_script(
            "addEventListener('mousedown', () => { throw new Error('a mouse') }, true)"
        )
        sit_down(page, house, LIN, "1")
        came = [house.visitor(priority=each % 4 == 0) for each in range(VISITORS)]
        clerk = Clerk(page, house)
        expect(page.locator("#big .big-words")).to_have_text("叫下一位")  # the push has arrived
        started = monotonic()
        assert _work(clerk) == {}, "a verb that was never tried"
        print(f"{VISITORS} visitors in {monotonic() - started:.0f} s")

    states = Counter(house.ticket(each).state for each in came)
    assert states["missed"] == 1
    assert states["waiting"] == 2, "one sent to another line, one to another counter"
    assert states["done"] == VISITORS - 3
    assert {each for each in states if each not in ENDED} == {"waiting"}
    done = [house.ticket(each) for each in came if house.ticket(each).state == "done"]
    assert {each.first_clerk for each in done} == {LIN}
    assert Counter(each.outcome for each in done)["not_here"] == 1


def _work(clerk: Clerk) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Until nobody waits: the one key, and now and then another; answers what was left over."""
    called, todo = 0, dict(ODD)
    says = clerk.page.locator("#big .big-words")
    while True:
        words = says.inner_text()
        if words == "没有人等候":
            if clerk.page.locator(".held").count() == 0:
                return todo
            clerk.press("F10", *(["1"] if clerk.page.locator(".held li").count() > 1 else []))
        elif words == "恢复服务":
            clerk.press("F8")
        else:
            called += "叫下一位" in words
            clerk.big()
            if called == 2:
                _not_here(clerk)
                called += 1
            elif called in todo and says.inner_text() != "开始办理":
                clerk.press(*todo.pop(called)[1])


def _not_here(clerk: Clerk) -> None:
    """Called once more, given up, taken back, given up again."""
    clerk.house.later(seconds=6)
    clerk.press("F3")
    clerk.press("F6")
    clerk.press("Control+z")
    clerk.page.wait_for_timeout(700)  # the same key again, and meant
    clerk.press("F6")
