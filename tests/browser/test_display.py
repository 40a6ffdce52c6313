"""The hall display and the counter screens in a real browser."""

import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.browser.display_hall import LI, WANG, Clerk, Hall, in_front, open_screen, speaking_hall

FAR = 200
"""CSS pixels of the newest number on 1920x1080, to be read at ten metres."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall for all these tests; its two clerks sit at counters 1 and 2."""
    with speaking_hall(tmp_path_factory.mktemp("display"), VOICE__ENGINE="none") as made:
        yield made


@pytest.fixture(scope="module")
def li(hall: Hall) -> Clerk:
    """The clerk of counter 1."""
    return Clerk(hall, LI, "1")


@pytest.fixture(scope="module")
def wang(hall: Hall) -> Clerk:
    """The clerk of counter 2."""
    return Clerk(hall, WANG, "2")


def test_a_call_appears_large_golden_and_with_its_counter(
    page: Page, hall: Hall, li: Clerk
) -> None:
    """The newest number is at least 200 px high, and highlighted while it is new."""
    open_screen(page, hall, "/display/")
    number = li.call()

    in_front(page, number)
    expect(page.locator(".hero .counter")).to_have_text("1号窗口")
    expect(page.locator(".hero")).to_have_class(re.compile("hero--fresh"))
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    assert page.locator(".hero .number").evaluate(size) >= FAR


def test_an_earlier_call_stays_where_it_is_when_others_come(
    page: Page, hall: Hall, li: Clerk, wang: Clerk
) -> None:
    """Numbers on the board do not wander."""
    open_screen(page, hall, "/display/")
    first = li.call()
    second = wang.call()
    row = page.locator(".row", has_text=first)
    in_front(page, second)
    before = row.bounding_box()
    third = li.call()

    in_front(page, third)
    after = row.bounding_box()
    assert before
    assert after
    assert (after["x"], after["y"]) == (before["x"], before["y"]), "a rush may make it narrower"


def test_the_newest_counter_stands_in_one_line_with_its_word(
    page: Page, hall: Hall, li: Clerk
) -> None:
    """In English, too, as in the rows below; over it and over them stands what they are."""
    li.call()
    open_screen(page, hall, "/display/?lang=en")
    in_front(page, li.call())
    word = page.locator(".hero .counter-word").bounding_box()
    figure = page.locator(".hero .counter-figure").bounding_box()
    assert word
    assert figure
    assert word["x"] + word["width"] <= figure["x"]
    assert figure["y"] <= word["y"] + word["height"] / 2 <= figure["y"] + figure["height"]
    expect(page.locator(".row time")).to_have_count(0)
    for width, height in ((1920, 1080), (1080, 1920)):
        page.set_viewport_size({"width": width, "height": height})
        for at, said in ((".hero-word", "Now calling"), (".rows-word", "Called before")):
            expect(page.locator(at)).to_have_text(said)
            expect(page.locator(at)).to_be_visible()


def test_the_counter_screen_follows_its_counter(page: Page, hall: Hall, wang: Clerk) -> None:
    """Called, serving, idle, paused: each with its word, and who serves."""
    open_screen(page, hall, "/display/counter/2")
    number = wang.call()
    expect(page.locator(".big")).to_have_text(number)
    expect(page.locator(".under")).to_contain_text("工号 102")
    wang.press("begin")
    expect(page.get_by_text("正在办理")).to_be_visible()
    wang.press("finish")
    expect(page.locator(".big")).to_have_text("请等候叫号")
    wang.press("pause", reason="meal")
    expect(page.locator(".big")).to_have_text("暂停服务")
    expect(page.locator(".under")).to_contain_text("用餐")
    wang.press("resume")
    expect(page.locator(".big")).to_have_text("请等候叫号")


def test_a_paused_counter_stands_on_the_hall_display(page: Page, hall: Hall, wang: Clerk) -> None:
    """With the reason; and goes when the counter calls again."""
    open_screen(page, hall, "/display/")
    wang.rest()
    wang.press("pause", reason="meeting")
    expect(page.locator(".pauses")).to_have_text("暂停服务2号窗口会议")
    wang.press("resume")
    expect(page.locator(".pauses")).to_have_count(0)


def test_a_silent_hub_is_told_within_six_seconds_and_the_display_comes_back_by_itself(
    page: Page, hall: Hall, li: Clerk
) -> None:
    """The hub's process is stopped, not killed: no broken connection tells the page."""
    li.call()
    open_screen(page, hall, "/display/")
    expect(page.locator(".badge")).to_have_count(0)
    hall.process.send_signal(signal.SIGSTOP)
    try:
        expect(page.locator(".badge")).to_be_visible(timeout=6_000)
        badge = page.locator(".badge").bounding_box()
        assert badge
        for covered in (".side-head", ".hero", ".rows"):
            box = page.locator(covered).bounding_box()
            assert box
            beside = box["x"] + box["width"] <= badge["x"] + 1
            assert beside or box["y"] >= badge["y"] + badge["height"], covered
    finally:
        hall.process.send_signal(signal.SIGCONT)
    expect(page.locator(".badge")).to_have_count(0, timeout=15_000)
    number = li.call()
    in_front(page, number)


@pytest.mark.parametrize("path", ["/display/", "/display/counter/1", "/display/counter/6"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_screen_keeps_anybody_out(
    page: Page, hall: Hall, li: Clerk, path: str, language: str
) -> None:
    """Axe finds nothing serious, in either language; nothing goes wrong on the console."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: line.type == "error" and wrong.append(line.text))
    li.call()
    open_screen(page, hall, f"{path}?lang={language}")
    expect(page.locator("main .number, main .big").first).to_be_visible()

    assert wrong == []  # first: axe itself puts styles into the page, which the CSP forbids
    assert barriers(page) == []


def test_nothing_blinks_for_whoever_asked_for_rest(browser: Browser, hall: Hall, li: Clerk) -> None:
    """prefers-reduced-motion: the new call has a frame that stands still."""
    page = browser.new_page(reduced_motion="reduce")
    try:
        open_screen(page, hall, "/display/")
        in_front(page, li.call())  # an earlier one is new only for the rest of its ten seconds
        hero = page.locator(".hero--fresh")
        expect(hero).to_be_visible()
        moving, frame, ink = hero.evaluate(
            "node => { const s = getComputedStyle(node);"
            "return [s.animationName, s.borderTopColor, s.color] }"
        )
    finally:
        page.close()

    assert moving == "none"
    assert frame == ink


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160), (1080, 1920)])
def test_nothing_is_cut_off_on_any_screen(
    page: Page, hall: Hall, li: Clerk, size: tuple[int, int]
) -> None:
    """No scrolling, nothing beside the screen: the layout grows with it."""
    li.call()
    open_screen(page, hall, "/display/?lang=en")
    page.set_viewport_size({"width": size[0], "height": size[1]})

    beyond = page.evaluate(
        "[...document.querySelectorAll('main *, aside *, footer *')]"
        ".filter((node) => !node.closest('.unseen'))"
        ".filter((node) => { const b = node.getBoundingClientRect();"
        "return b.width && (b.right > innerWidth + 1 || b.bottom > innerHeight + 1) })"
        ".map((node) => node.className)"
    )
    assert beyond == []


def test_two_displays_of_one_area_show_the_same(
    page: Page, browser: Browser, hall: Hall, li: Clerk, wang: Clerk
) -> None:
    """Also when one of them was off while somebody was called."""
    open_screen(page, hall, "/display/")
    li.call()
    other = browser.new_page()
    try:
        open_screen(other, hall, "/display/")
        number = wang.call()
        for each in (page, other):
            in_front(each, number)
            expect(each.locator(".hero .counter-figure")).to_have_text("2")
        before, late = (set(each.locator(".number").all_text_contents()) for each in (page, other))
    finally:
        other.close()
    assert number in late <= before  # what it keeps in sight from earlier on is its own
