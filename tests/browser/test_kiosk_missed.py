"""At the kiosk: back in line by the number pad, and one tap for a low counter."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import calls, recalling, sessions
from hall.desk.views import Issued
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, OpenHouse, open_house, screen
from tests.browser.test_kiosk import CUT_OFF, FINGER, LANDSCAPE, PORTRAIT, SMALL, TABLET


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    """The hall, with a clerk at counter 1."""
    with open_house(tmp_path) as made:
        until = made.desk.now() + timedelta(hours=1)
        made.act(sessions.sign_in, staff=LIN, counter="1", token_hash="lin", expires_at=until)
        yield made


@pytest.fixture
def kiosk(house: OpenHouse, browser: Browser) -> Iterator[Page]:
    """The kiosk, upright."""
    with screen(browser, PORTRAIT) as page:
        page.goto(f"{house.url}/kiosk/")
        expect(page.locator(".services")).to_be_visible()
        yield page


def missed(house: OpenHouse) -> Issued:
    """A visitor who did not hear the call; two more wait."""
    late, _, _ = house.visitor(), house.visitor(), house.visitor()
    for verb in (calls.next_ticket, recalling.no_show):
        house.act(verb, counter="1", staff=LIN)
    return late


def tap(page: Page, signs: str) -> None:
    """Tap these keys of the pad."""
    for sign in signs:
        page.locator(".pad").get_by_role("button", name=sign, exact=True).click()


def test_a_missed_visitor_types_the_number_and_is_back_in_line(
    house: OpenHouse, kiosk: Page
) -> None:
    """With how many are ahead; a typing mistake is told and put right with one key."""
    late = missed(house)
    kiosk.get_by_role("button", name="过号了？恢复排队").click()
    expect(kiosk.locator(".send")).to_have_attribute("aria-disabled", "true")
    tap(kiosk, "A002")
    kiosk.locator(".send").click()
    expect(kiosk.get_by_role("alert")).to_contain_text("A002 没有过号")
    kiosk.get_by_role("button", name="删除").click()
    tap(kiosk, "1")
    expect(kiosk.locator(".typed")).to_have_text("A001")
    assert house.ticket(late).state == "missed"

    kiosk.locator(".send").click()

    expect(kiosk.locator("h1")).to_have_text("您已恢复排队")
    expect(kiosk.locator(".done-number")).to_have_text("A001")
    expect(kiosk.locator(".facts-line")).to_contain_text("前面还有 2 人")
    assert barriers(kiosk) == []
    assert house.ticket(late).state == "waiting"
    kiosk.locator(".finish").click()
    expect(kiosk.locator(".services")).to_be_visible()


def test_a_lost_answer_does_not_frighten_whoever_is_back(house: OpenHouse, kiosk: Page) -> None:
    """The second try has the same key, and gets the same answer instead of "not missed"."""
    missed(house)
    lost: list[Any] = []

    def lose_the_first(route: Any) -> None:
        route.fetch()
        lost.append(route.request.headers["idempotency-key"])
        route.abort() if len(lost) == 1 else route.continue_()

    kiosk.route("**/api/kiosk/rejoin", lose_the_first)
    kiosk.locator(".rejoin-key").click()
    tap(kiosk, "A1")
    kiosk.locator(".send").click()

    expect(kiosk.locator(".done-number")).to_have_text("A001")
    assert len(lost) == 2
    assert lost[0] == lost[1]


def test_a_low_counter_costs_one_tap_where_there_is_one(house: OpenHouse, kiosk: Page) -> None:
    """Not offered for bills, which no low counter handles; chosen, it goes with the number."""
    kiosk.locator(".service", has=kiosk.get_by_text("A", exact=True)).click()
    expect(kiosk.locator(".take")).to_be_visible()
    expect(kiosk.locator(".low-key")).to_have_count(0)
    kiosk.locator(".back").click()
    kiosk.locator(".service", has=kiosk.get_by_text("R", exact=True)).click()
    kiosk.get_by_role("button", name="需要低位窗口").click()
    with kiosk.expect_response("**/api/tickets") as answer:
        kiosk.locator(".take").click()

    assert answer.value.json()["low"] is True
    with house.desk.read() as reading:
        ticket = reading.ticket(answer.value.json()["token"])
    assert ticket is not None
    assert ticket.seat == "low"
    expect(kiosk.locator(".done-service")).to_contain_text("已选低位窗口")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, TABLET])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pad_fits_a_finger_and_nothing_covers_anything(
    house: OpenHouse, browser: Browser, size: Any, language: str
) -> None:
    """Every key is on the screen; the heading is not under the key for those who missed a call."""
    with screen(browser, size) as page:
        page.goto(f"{house.url}/kiosk/?lang={language}")
        head, key = page.locator("#ask"), page.locator(".rejoin-key")
        boxes = head.bounding_box(), key.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        text = page.evaluate(
            "() => { const range = document.createRange();"
            " range.selectNodeContents(document.getElementById('ask'));"
            " return range.getBoundingClientRect().right; }"
        )
        below = boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]
        assert below or boxes[1]["x"] >= text
        key.click()
        for one in page.get_by_role("button").all():
            box = one.bounding_box()
            assert box is not None
            least = FINGER if size is PORTRAIT else SMALL
            assert min(box["width"], box["height"]) >= least, one.inner_text()
            assert box["y"] + box["height"] <= size["height"], one.inner_text()
        assert page.evaluate(CUT_OFF) == []
        assert barriers(page) == []
