"""The loudspeaker of the hall display: every call heard to its end, never two at once."""

import re
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.display_hall import (
    LI,
    WANG,
    Clerk,
    Hall,
    in_front,
    listen,
    played,
    speaking_hall,
    wait_said,
)
from tests.need import need_program
from tests.patience import until


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall that speaks, for all these tests."""
    need_program("espeak-ng")
    with speaking_hall(tmp_path_factory.mktemp("voice")) as made:
        yield made


@pytest.fixture(scope="module")
def li(hall: Hall) -> Clerk:
    """The clerk of counter 1."""
    return Clerk(hall, LI, "1")


@pytest.fixture(scope="module")
def wang(hall: Hall) -> Clerk:
    """The clerk of counter 2."""
    return Clerk(hall, WANG, "2")


def spoken_count(hall: Hall) -> int:
    """How many calls speakers have reported as heard, by the hub's own figures."""
    with urlopen(f"{hall.url}/metrics") as answer:
        text = answer.read().decode()
    found = re.search(r"^\S*spoken\S* ([0-9.]+)$", text, re.MULTILINE)
    assert found, text
    return int(float(found[1]))


def test_a_call_is_heard_twice_to_its_end_and_the_hub_is_told(
    page: Page, hall: Hall, li: Clerk
) -> None:
    """Chime, sentence, sentence: each plays its whole length, and `spoken` reaches the hub."""
    listen(page, hall)
    before = spoken_count(hall)
    number = li.call()

    in_front(page, number)
    (call,) = wait_said(page, 1)
    assert call["times"] == 2
    chime, first, second = played(page)
    assert chime["seconds"] == pytest.approx(1.5, abs=0.01)
    assert first["seconds"] == second["seconds"] > 1
    for sound in (chime, first, second):
        assert sound["to"] - sound["from"] > 950 * sound["seconds"], "cut off"
    until(lambda: spoken_count(hall) == before + 1, what="the hub counts the call as spoken")


def test_a_recall_is_heard_again(page: Page, hall: Hall, li: Clerk) -> None:
    """The same number, the same sentence, a second time."""
    number = li.call()
    listen(page, hall)
    in_front(page, number)
    li.press("recall")

    (call,) = wait_said(page, 1)
    assert call["times"] == 2
    in_front(page, number)


def test_a_page_that_opens_speaks_nothing_that_was_called_before(
    page: Page, hall: Hall, li: Clerk, wang: Clerk
) -> None:
    """Ten displays switched on in the morning do not repeat the last call."""
    before = li.call()
    listen(page, hall)
    in_front(page, before)
    number = wang.call()

    in_front(page, number)
    (call,) = wait_said(page, 1)
    assert call["seq"] == int(page.locator(".hero").get_attribute("data-seq") or 0)
    assert len(played(page)) == 3


def test_a_call_missed_while_the_hub_was_gone_is_spoken_after_it_is_back(
    page: Page, hall: Hall, li: Clerk
) -> None:
    """The cursor is the page's own: what it has not heard, and is no minute old, it says."""
    listen(page, hall)
    hall.kill()
    expect(page.locator(".badge")).to_be_visible(timeout=6_500)
    hall.open()
    number = li.call()

    (call,) = wait_said(page, 1, within=40)
    assert call["times"] == 2
    in_front(page, number)
    expect(page.locator(".badge")).to_have_count(0)


def test_without_a_sound_file_the_chime_is_heard_and_nothing_is_called_spoken(
    page: Page, hall: Hall, li: Clerk
) -> None:
    """A hall whose engine is gone still says that something is on the screen."""
    page.route(re.compile(r"/voice/[0-9a-f]+\.wav"), lambda route: route.fulfill(status=404))
    listen(page, hall)
    before = spoken_count(hall)
    li.call()

    (call,) = wait_said(page, 1)
    assert call["times"] == 0
    (chime,) = played(page)
    assert chime["seconds"] == pytest.approx(1.5, abs=0.01)
    assert spoken_count(hall) == before


def test_a_sound_that_never_comes_does_not_stop_the_next_call(
    page: Page, hall: Hall, li: Clerk, wang: Clerk
) -> None:
    """A file that hangs costs four seconds, not the day's speech."""
    held: list[Route] = []
    page.route(
        re.compile(r"/voice/[0-9a-f]+\.wav"),
        lambda route: route.continue_() if held else held.append(route),
    )
    wang.rest()
    listen(page, hall)
    li.call()
    wang.call()

    first, second = wait_said(page, 2, within=40)
    assert first["times"] == 0
    assert second["times"] == 2


def test_sound_waits_for_one_touch_and_says_so(page: Page, hall: Hall) -> None:
    """Without the kiosk flag a browser wants a hand first: the key is there, then it is gone."""
    listen(page, hall, "")
    key = page.get_by_role("button", name="打开语音")
    key.click()

    expect(key).to_have_count(0)
    assert page.evaluate("document.documentElement.dataset.sound") == "quiet"
