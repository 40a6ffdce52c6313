"""A visitor at the kiosk, in a real browser: one tap for priority, one number, no dead end."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.axe import barriers
from tests.journeys.process import Process

PORTRAIT: ViewportSize = {"width": 1080, "height": 1920}
LANDSCAPE: ViewportSize = {"width": 1280, "height": 800}
TABLET: ViewportSize = {"width": 768, "height": 1024}
FINGER, SMALL = 72, 60
"""CSS pixels: 19 mm at 96 dpi, and the least on a small screen."""

CUT_OFF = """() => [...document.querySelectorAll('.service-name, .service, .papers, .costs dd')]
  .filter((n) => n.scrollHeight > n.clientHeight + 1 || n.scrollWidth > n.clientWidth + 1)
  .map((node) => node.innerText)"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One hall for all these tests; each takes its numbers from a service of its own."""
    with Process(tmp_path_factory.mktemp("kiosk"), KIOSK__PACE_NUMBERS="0") as made:
        yield made


@pytest.fixture
def kiosk(page: Page, hall: Process) -> Page:
    """The kiosk, portrait, fresh; anything on its console but a refusal fails the test."""
    page.set_viewport_size(PORTRAIT)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{hall.url}/kiosk/")
    expect(page.locator("h1")).to_be_visible()
    return page


def take(kiosk: Page, letter: str) -> None:
    """Choose the service with this letter and take the number."""
    kiosk.locator(".service", has=kiosk.get_by_text(letter, exact=True)).click()
    kiosk.locator(".take").click()


def test_an_elder_gets_a_priority_number_in_three_taps(kiosk: Page) -> None:
    """The number is shown large and said; the slip is shown, because the printer is a picture."""
    kiosk.get_by_role("button", name="优先取号").click()
    with kiosk.expect_response("**/api/tickets") as answer:
        take(kiosk, "A")
    number = answer.value.json()["number"]

    expect(kiosk.locator(".done-number")).to_have_text(number)
    expect(kiosk.locator(".done-service .sign--priority")).to_have_text("优先")
    expect(kiosk.locator("#said")).to_have_text(f"您的号码是 {number}")
    expect(kiosk.get_by_text("请取走小票", exact=True)).to_be_visible()
    slip = kiosk.locator("img.slip")
    kiosk.wait_for_function("() => document.querySelector('img.slip')?.naturalWidth > 0")
    expect(slip).to_have_attribute("alt", f"{number} 的小票")
    height = kiosk.locator(".done-number").bounding_box()
    assert height is not None
    assert height["height"] > PORTRAIT["height"] / 6


def test_the_number_leaves_by_itself_for_the_next_visitor(kiosk: Page) -> None:
    """And takes language and priority with it."""
    kiosk.clock.install()
    kiosk.reload()
    kiosk.get_by_role("button", name="English").click()
    kiosk.get_by_role("button", name="Priority number").click()
    take(kiosk, "C")
    expect(kiosk.get_by_text("Please take your slip", exact=True)).to_be_visible()

    kiosk.clock.run_for(13_000)

    expect(kiosk.locator("h1")).to_have_text("请选择要办理的业务")
    expect(kiosk.locator(".priority-key")).to_have_attribute("aria-pressed", "false")
    expect(kiosk.locator("#said")).to_be_empty()


def test_a_doubled_tap_makes_one_number(kiosk: Page) -> None:
    """Not two; nor does the second tap send the number away, though a key lies under it now."""
    f = kiosk.locator(".service", has=kiosk.get_by_text("F", exact=True))
    f.click()
    kiosk.locator(".take").dblclick(delay=150)
    expect(kiosk.locator(".done-number")).to_have_text("F001")
    kiosk.locator(".finish").click()

    f.click()
    bounce = "() => { const key = document.querySelector('.take'); key.click(); key.click(); }"
    kiosk.evaluate(bounce)
    expect(kiosk.locator(".done-number")).to_have_text("F002")
    kiosk.locator(".finish").click()

    take(kiosk, "F")

    expect(kiosk.locator(".done-number")).to_have_text("F003")


def test_a_lost_answer_is_asked_for_again_with_the_same_key(kiosk: Page) -> None:
    """The number was given, the wire broke: the visitor gets that number and no second one."""
    lost = []

    def lose_the_first(route: Route) -> None:
        route.fetch()
        lost.append(route.request.headers["idempotency-key"])
        route.abort() if len(lost) == 1 else route.continue_()

    kiosk.route("**/api/tickets", lose_the_first)
    take(kiosk, "R")

    expect(kiosk.locator(".done-number")).to_have_text("R001")
    assert len(lost) == 2
    assert lost[0] == lost[1]


def test_a_refusal_is_told_in_the_visitors_language(kiosk: Page) -> None:
    """Where the hand is, as a sentence, and the way back stays open."""
    body = {"code": "hall_closed", "detail": "?", "detail_zh": "已停止取号", "detail_en": "No more"}
    kiosk.route("**/api/tickets", lambda route: route.fulfill(status=409, json=body))
    kiosk.get_by_role("button", name="English").click()
    take(kiosk, "W")

    expect(kiosk.get_by_role("alert")).to_have_text("No more")

    kiosk.locator(".back").click()
    expect(kiosk.locator("h1")).to_have_text("What would you like to do?")


def test_the_language_key_stays_in_its_place(kiosk: Page) -> None:
    """A visitor who pressed it by mistake finds it without reading."""
    key = kiosk.locator(".language")
    before = key.bounding_box()
    key.click()
    expect(key).to_have_text("中文")
    expect(kiosk.locator("html")).to_have_attribute("lang", "en")

    after = key.bounding_box()

    assert before is not None
    assert after is not None
    assert (before["x"] + before["width"], before["y"]) == (after["x"] + after["width"], after["y"])


def test_nobody_there_is_asked_before_the_kiosk_starts_afresh(kiosk: Page) -> None:
    """Twenty seconds of warning; a touch keeps everything, no touch clears it."""
    kiosk.clock.install()
    kiosk.reload()
    kiosk.get_by_role("button", name="优先取号").click()
    kiosk.locator(".service").first.click()
    kiosk.clock.run_for(41_000)
    expect(kiosk.get_by_role("alertdialog")).to_be_visible()

    kiosk.get_by_role("button", name="我还在，继续").click()
    expect(kiosk.get_by_role("alertdialog")).to_have_count(0)
    expect(kiosk.locator(".take")).to_be_visible()

    kiosk.clock.run_for(61_000)
    expect(kiosk.locator("h1")).to_have_text("请选择要办理的业务")
    expect(kiosk.locator(".priority-key")).to_have_attribute("aria-pressed", "false")


def test_a_number_can_be_taken_with_the_keyboard_alone(kiosk: Page) -> None:
    """Every key can be reached, and the focus is seen."""
    kiosk.locator(".service", has=kiosk.get_by_text("Y", exact=True)).focus()
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator("h1")).to_be_focused()
    for _ in range(12):
        if kiosk.evaluate("document.activeElement.classList.contains('take')"):
            break
        kiosk.keyboard.press("Tab")
    assert kiosk.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

    kiosk.keyboard.press("Enter")

    expect(kiosk.locator(".done-number")).to_have_text("Y001")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, TABLET])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_fits_a_finger_and_nothing_is_cut_off(
    page: Page, hall: Process, size: ViewportSize, language: str
) -> None:
    """All services, the priority key and the way on stand on the screen without scrolling."""
    page.set_viewport_size(size)
    page.goto(f"{hall.url}/kiosk/?lang={language}")
    for stage in (".services", ".take"):
        expect(page.locator(stage)).to_be_visible()
        boxes = {key.inner_text(): key.bounding_box() for key in page.get_by_role("button").all()}
        assert len(boxes) > 3
        for name, box in boxes.items():
            assert box is not None, name
            assert min(box["width"], box["height"]) >= (FINGER if size is PORTRAIT else SMALL), name
            assert box["x"] >= 0 <= box["y"], name
            assert box["x"] + box["width"] <= size["width"], name
            assert box["y"] + box["height"] <= size["height"], name
        assert not [pair for pair in combinations(boxes, 2) if overlap(*map(boxes.get, pair))]
        assert page.evaluate(CUT_OFF) == []
        page.locator(".service").nth(1).click() if stage == ".services" else None


def overlap(one: Any, other: Any) -> bool:
    """Whether two boxes share a place."""
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return not (beside or above)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_barrier_stands_before_any_stage(page: Page, hall: Process, language: str) -> None:
    """axe on choose, sheet, number, and on the visitor's phone."""
    page.set_viewport_size(PORTRAIT)
    page.goto(f"{hall.url}/kiosk/?lang={language}")
    expect(page.locator(".services")).to_be_visible()
    assert barriers(page) == []
    page.locator(".priority-key").click()
    page.locator(".service").first.click()
    # a colour on its way for 150 ms would be measured as contrast
    page.wait_for_function("() => document.getAnimations().length === 0")
    assert barriers(page) == []
    with page.expect_response("**/api/tickets") as answer:
        page.locator(".take").click()
    expect(page.locator("img.slip")).to_be_visible()
    assert barriers(page) == []

    page.goto(answer.value.json()["status_url"])

    expect(page.locator(".card .number")).to_be_visible()
    assert barriers(page) == []
