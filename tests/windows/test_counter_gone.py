"""A counter that was taken out of the settings while its clerk's browser still holds the cookie."""

from pathlib import Path

import counter.pages
from hall.desk.desk import Desk
from hall.hub.app import Hub
from hall.settings.words import Words
from tests.windows.clerk_hall import LIN, ROOT, Hall, open_hall
from tests.windows.test_counter_page import block, sign_in


def without(hall: Hall, gone: str) -> Hub:
    """The hub started again with this counter taken out of the settings."""
    left = tuple(each for each in hall.settings.counters if each.id != gone)
    desk = Desk(hall.settings.model_copy(update={"counters": left}), hall.desk.book, hall.desk.now)
    return Hub(desk, Words.load(ROOT / "words"), hall.runtime, "threading").open(
        [counter.pages.window]
    )


def test_a_clerk_of_a_counter_that_is_gone_finds_the_sign_in(tmp_path: Path) -> None:
    """A page that says no such counter, all day and without any key, would help nobody."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN)
        browser = hall.hub().app.test_client()
        sign_in(browser, LIN, "2")
        later = without(hall, "2").app.test_client()
        later.set_cookie("shouwen", browser.get_cookie("shouwen").value)
        answer = later.get("/counter/")
        assert answer.status_code == 200
        assert block(answer.text, "scene") == {}
        assert [each["id"] for each in block(answer.text, "setup")["counters"]] == list("13456")
