"""A hall display over weeks: lost and found again, asleep, at night; on clocks the test holds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearsal.soak import MOST_GROWTH, soak
from tests.browser.display_hall import Hall, speaking_hall
from tests.browser.display_wired import calls, numbers, scene, skip, wired
from tests.halls import both

HOUR = 3_600_000


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall that serves the pages; nothing happens in it."""
    with speaking_hall(tmp_path_factory.mktemp("life"), VOICE__ENGINE="none") as made:
        yield made


@pytest.fixture
def board(browser: Browser, hall: Hall) -> Iterator[Page]:
    """A display with a hub of its own."""
    with wired(browser, hall) as page:
        yield page


def test_twenty_calls_in_ten_seconds_stand_in_two_columns_and_nothing_is_cut_off(
    board: Page,
) -> None:
    """Ten beside the newest; the first column's lines keep their height; the rest follow."""
    shown = called(board, range(1, 7))
    before = board.locator(".row").first.bounding_box()
    shown |= called(board, range(7, 21))

    expect(board.locator(".rows--rush .row")).to_have_count(10)
    after = board.locator(".row").first.bounding_box()
    assert before is not None
    assert after is not None
    assert (after["y"], after["height"]) == (before["y"], before["height"])
    for language in ("zh", "en"):
        board.evaluate(
            "async (code) => (await import('/static/hub/dom.js')).setLanguage(code)", language
        )
        skip(board, 0.1)
        assert spilled(board) == []
    for _ in range(20):
        skip(board, 0.5)
        shown |= set(numbers(board))
    assert len(shown) == 20
    skip(board, 60)
    expect(board.locator(".rows--rush")).to_have_count(0)
    assert len(numbers(board)) == 6


def called(page: Page, which: range) -> set[str]:
    """These are called half a second apart, at as many counters; all that were shown meanwhile."""
    shown = set()
    for each in which:
        calls(page, (f"W{each:03}", str(10 + each)), apart=500)
        shown |= set(numbers(page))
    return shown


def spilled(page: Page) -> list[str]:
    """What of a line lies beyond its line, or beside the next column."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".hero, .row")].flatMap((line) => {
          const room = line.getBoundingClientRect();
          return [...line.querySelectorAll("*")]
            .map((node) => [node.getAttribute("class"), node.getBoundingClientRect()])
            .filter(([, box]) => box.width)
            .filter(([, box]) => box.right > room.right + 1 || box.left < room.left - 1)
            .map(([name]) => `${line.className}: ${name} ${line.textContent}`);
        })"""
    )
    return found


@pytest.mark.parametrize("away", [5, 90])
def test_a_display_that_was_away_shows_every_call_it_missed(board: Page, away: int) -> None:
    """After 5 seconds and after 90: all of them, the newest largest, and no word of old news."""
    calls(board, ("A001", "1"))
    board.evaluate("() => { wire.down = true; wire.hangUp(); }")
    calls(board, ("A002", "2"), ("C001", "3"), ("A003", "1"), apart=away * 250)
    skip(board, away / 4 + 0.1)
    expect(board.locator(".badge")).to_be_visible(timeout=6_000)
    assert numbers(board) == ["A001"]

    board.evaluate("() => { wire.down = false; dispatchEvent(new Event('online')); }")
    expect(board.locator(".badge")).to_have_count(0)
    expect(board.locator(".hero .number")).to_have_text("A003")
    assert set(numbers(board)) == {"A001", "A002", "C001", "A003"}


def test_a_wall_clock_set_back_neither_hides_a_silent_hub_nor_shows_a_wrong_hour(
    board: Page,
) -> None:
    """The page's own clock knows better; the time on the wall is the hub's."""
    board.evaluate(f"() => {{ wire.leap = -{HOUR}; wire.beat(); }}")
    skip(board, 1)
    board.wait_for_timeout(1_100)
    told = board.evaluate(
        "new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit',"
        " timeZone: 'Asia/Shanghai' }).format(Date.parse(wire.now()))"
    )
    expect(board.locator(".now-clock")).to_have_text(told)
    board.evaluate(f"() => {{ wire.mute = true; wire.leap -= {HOUR}; wire.skip += 4_000; }}")
    expect(board.locator(".badge")).to_be_visible(timeout=6_000)


def test_after_sleep_the_board_is_todays_within_a_moment(board: Page) -> None:
    """The page stood still for ten hours and the hall did not: the badge, then the new day."""
    calls(board, ("A099", "1"))
    board.evaluate(
        f"() => {{ wire.leap = wire.ahead = {10 * HOUR}; wire.calls = []; wire.seq += 50; }}"
    )
    expect(board.locator(".badge, .empty").first).to_be_visible(timeout=6_000)
    board.evaluate("() => dispatchEvent(new Event('online'))")

    expect(board.locator(".empty")).to_be_visible(timeout=6_000)
    expect(board.locator(".badge")).to_have_count(0)


def test_a_hub_with_a_new_book_is_believed(board: Page) -> None:
    """Restarted on an empty store: smaller numbers than before, and they count."""
    calls(board, ("A050", "1"), ("A051", "2"))
    board.evaluate("() => { wire.calls = []; wire.seq = 5; wire.hangUp(false); }")
    expect(board.locator(".empty")).to_be_visible(timeout=6_000)
    calls(board, ("A001", "1"))
    expect(board.locator(".hero .number")).to_have_text("A001")


def at_night(page: Page, hours_open: float, time: str = "03:31") -> None:
    """It is this time in the hall, the page being open so long; nothing has been called since."""
    page.evaluate(
        """([open, time]) => {
          window.here = true;
          wire.skip += open * 3_600_000;
          const [hour, minute] = time.split(":").map(Number);
          const local = new Date(Date.parse(wire.now()) + 8 * 3_600_000); // Shanghai's, read as UTC
          const minutes = (hour - local.getUTCHours()) * 60 + minute - local.getUTCMinutes();
          wire.ahead += minutes * 60_000;
          if (wire.ahead < 0) wire.ahead += 24 * 3_600_000;
          wire.beat();
          wire.push();
        }""",
        [hours_open, time],
    )


def was_loaded_anew(page: Page) -> bool:
    """Whether it is another document than the one `at_night` marked: it looks every second."""
    page.wait_for_timeout(1_800)
    page.wait_for_load_state()
    return not page.evaluate("window.here === true")


def test_once_a_night_the_page_starts_afresh_and_only_when_nobody_looks(board: Page) -> None:
    """Not by day, not soon after it was opened, not after a call, not without a hub."""
    at_night(board, 7, "12:00")
    assert not was_loaded_anew(board)
    calls(board, ("A001", "1"))
    at_night(board, 0)
    board.evaluate("() => { wire.call('A002', '2'); wire.push(); }")
    assert not was_loaded_anew(board)
    board.route("**/healthz", lambda route: route.abort())
    skip(board, 2_000)
    assert not was_loaded_anew(board)
    board.unroute("**/healthz")
    assert was_loaded_anew(board)
    at_night(board, 3)
    assert not was_loaded_anew(board), "it was open for three hours only"


def test_the_highlight_is_once_a_second_and_ends(board: Page) -> None:
    """No seizure: one change of the frame a second, ten of them, then it stands still."""
    calls(board, ("A001", "1"))
    hero = board.locator(".hero")
    beat = hero.evaluate(
        "node => { const s = getComputedStyle(node);"
        "return [s.animationDuration, s.animationIterationCount, s.animationTimingFunction] }"
    )
    assert beat[:2] == ["1s", "10"]
    assert beat[2].startswith("steps(1")
    skip(board, 10.1)
    expect(board.locator(".hero--fresh")).to_have_count(0)
    assert hero.evaluate("node => node.getAnimations().length") == 0


def test_the_picture_drifts_by_a_few_pixels_and_stays_on_the_screen(board: Page) -> None:
    """Half an hour: at least five places, never more than four pixels off, nothing cut off."""
    calls(board, ("W999", "12"))
    places = set()
    for _ in range(9):
        skip(board, 180)
        board.wait_for_timeout(20)
        box = board.locator(".foot").bounding_box()
        assert box is not None
        places.add((box["x"], box["y"]))
        assert abs(box["x"]) <= 4
    assert len(places) >= 5
    assert max(y for _, y in places) - min(y for _, y in places) <= 8


def test_fees_take_turns_with_who_waits_but_never_while_somebody_is_called(board: Page) -> None:
    """Between calls (D3); a call brings the waiting back at once."""
    scene(board, fees=[{"item": both(f"第{at}项"), "price": both("1 元")} for at in range(9)])
    pages = set()
    for _ in range(6):
        skip(board, 12)
        pages.add(tuple(board.locator(".fee dt").all_text_contents()))
    assert {len(page) for page in pages} == {0, 7, 2}
    while not board.locator(".fees").count():
        skip(board, 12)
    calls(board, ("A001", "1"))
    expect(board.locator(".fees")).to_have_count(0)
    expect(board.locator(".waits")).to_be_visible()
    skip(board, 9)
    expect(board.locator(".fees")).to_have_count(0)


def test_quiet_times_and_counters_that_are_not_open_are_said(board: Page) -> None:
    """A line in the foot; a line at the side, which a closed hall leaves out."""
    shut = [
        {"counter": each, "name": both(name)} for each, name in (("5", "五"), ("vip", "绿色通道"))
    ]
    scene(board, quiet=True, shut=shut, hours={"open": True, "why": None, "opens_at": None})
    expect(board.locator(".hush")).to_have_text("请保持安静")
    expect(board.locator(".shut")).to_have_text("未开窗口：5、绿色通道")
    scene(board, quiet=False, hours={"open": False, "why": "hall_closed", "opens_at": None})
    expect(board.locator(".hush")).to_have_count(0)
    expect(board.locator(".shut")).to_have_count(0)


def test_a_week_of_calls_leaves_nothing_behind(browser: Browser, hall: Hall) -> None:
    """The heap after 300 calls and 12 reconnects is within a fifth of that at 100.

    5,000 calls and 200 reconnects: `python -m rehearsal.soak`; docs/why.md has its figures.
    """
    page = browser.new_page()
    try:
        before, after = soak(page, f"{hall.url}/display/", 300, 100, 12)
    finally:
        page.close()
    assert after.heap <= MOST_GROWTH * before.heap
    assert after.nodes <= before.nodes + 100
    assert after.listeners <= before.listeners + 2
