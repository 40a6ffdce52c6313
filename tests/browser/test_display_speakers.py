"""What is spoken is exactly right, never two at once: rushes, recalls, two displays, bad lines."""

import math
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from hall.desk import announcing
from hall.settings.devices import Quieter
from tests.browser.clerk_house import ZHAO
from tests.browser.speech_rules import AGAIN, RUSH
from tests.browser.voice_house import (
    Hall,
    display,
    heard,
    overlaps,
    sentences,
    sounds,
    speaking,
    tone,
)
from tests.need import need_program
from tests.patience import until


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall that speaks, for all these tests."""
    need_program("espeak-ng")
    with speaking(tmp_path_factory.mktemp("speakers")) as made:
        yield made


def spoken_count(hall: Hall) -> int:
    """How many items speakers have reported as heard, by the hub's own figures."""
    with urlopen(f"{hall.house.url}/metrics") as answer:
        text = answer.read().decode()
    (line,) = (each for each in text.splitlines() if each.startswith("shouwen_calls_spoken_total"))
    return int(float(line.split()[-1]))


def wait_heard(pages: tuple[Page, ...], wanted: list[int], within: float = 30) -> None:
    """Until exactly these were spoken; more, or in another order, is seen by the caller."""

    def enough() -> bool:
        for page in pages:
            page.wait_for_timeout(50)  # lets the browser's own news in
        return len(heard(*pages)) >= len(wanted)

    until(enough, within, f"{wanted} are spoken")


def test_twenty_calls_within_ten_seconds_are_each_spoken_once_and_in_order(
    browser: Browser, hall: Hall
) -> None:
    """Two at a time; once each while others wait, the last one twice; all of it is reported."""
    with display(browser, hall) as page:
        before = spoken_count(hall)
        called = [seq for _ in range(10) for seq in (hall.call(0), hall.call(1))]
        wait_heard((page,), called, 40)

        assert heard(page) == called
        assert sentences(page) == len(called) + 1
        assert overlaps(page) == []
        until(lambda: spoken_count(hall) == before + len(called), what="all reports are in")


def test_a_recall_replaces_its_own_call_that_still_waits_and_keeps_its_place(
    browser: Browser, hall: Hall
) -> None:
    """The first is being spoken; the second is recalled twice while it waits behind it."""
    with display(browser, hall) as page:
        first, _, third = hall.call(0), hall.call(1), 0
        hall.recall(1)
        again = hall.recall(1)
        third = hall.call(0)
        wait_heard((page,), [first, again, third])

        assert heard(page) == [first, again, third]
        assert overlaps(page) == []


def test_of_two_displays_in_one_area_only_ever_one_speaks_whatever_becomes_of_the_other(
    browser: Browser, hall: Hall
) -> None:
    """The first one's cable is torn and mended, then the second one is closed in mid-speech: every
    call is spoken to its end once, by one of them.
    """
    with display(browser, hall) as first, display(browser, hall) as second:
        called = [hall.call(0)]
        wait_heard((first, second), called)
        assert heard(second) == []
        first.context.set_offline(True)
        called.append(hall.call(1))
        first.wait_for_function("() => document.documentElement.dataset.speaks === 'false'")
        wait_heard((first, second), called)
        first.context.set_offline(False)
        first.wait_for_function("() => document.documentElement.dataset.line === 'live'")
        called.append(hall.call(0))
        wait_heard((first, second), called)
        assert heard(first, second) == called
        assert heard(second) == called[1:], "the one that was away waits for its turn"
        assert overlaps(first, second) == []

        before = len(called)
        called += [hall.call(1), hall.call(0), hall.call(1), hall.call(0)]
        wait_heard((second,), called[1 : before + 1])
        done, played = heard(second), sounds(second)
        second.close()
        wait_heard((first,), called[: len(called) - len(done)])
        assert sorted([*heard(first), *done]) == called
        assert heard(first)[1:] == called[1 + len(done) :] != []
        assert sounds(first)[-1]["from"] > played[-1]["from"]
        assert overlaps(first) == []


def test_a_display_back_after_5_s_speaks_what_it_missed_after_90_s_only_the_last_minute(
    browser: Browser, hall: Hall
) -> None:
    """Nothing it missed is lost, and nothing that nobody waits for any more is said."""
    with display(browser, hall) as page:
        page.context.set_offline(True)
        page.wait_for_function("() => document.documentElement.dataset.line !== 'live'")
        missed = [hall.call(0), hall.call(1)]
        page.context.set_offline(False)
        wait_heard((page,), missed)
        assert heard(page) == missed
        until(
            lambda: page.evaluate("document.documentElement.dataset.line") == "live",
            what="it is back",
        )
        page.context.set_offline(True)
        page.wait_for_function("() => document.documentElement.dataset.line !== 'live'")
        hall.call(0)
        hall.house.later(seconds=85)
        fresh = hall.call(1)
        page.context.set_offline(False)
        wait_heard((page,), [*missed, fresh])
        page.wait_for_timeout(1000)
        assert heard(page) == [*missed, fresh]
        assert overlaps(page) == []


def test_an_emergency_cuts_a_call_off_and_the_call_is_spoken_after_it(
    browser: Browser, hall: Hall
) -> None:
    """First of all, twice; the call it cut off follows from its beginning; both are reported."""
    with display(browser, hall, tone(1.2, 12000)) as page:
        before = spoken_count(hall)
        call = hall.call(0)
        until(lambda: page.wait_for_timeout(20) or sentences(page) == 1, what="it is spoken")
        made = hall.house.act(announcing.announce, staff=ZHAO, phrase="aid")
        with hall.house.desk.read() as reading:
            now = reading.announcement()
        assert now is not None
        until(lambda: page.wait_for_timeout(20) or heard(page) == [now.seq], what="the emergency")
        cut = sounds(page)[1]
        assert cut["to"] - cut["from"] < 1150, "the call was spoken to its end first"
        hall.house.act(announcing.end, staff=ZHAO, announcement=made)
        wait_heard((page,), [now.seq, call])

        assert heard(page) == [now.seq, call]
        assert sentences(page) >= 1 + 2 + 1
        assert overlaps(page) == []
        until(lambda: spoken_count(hall) == before + 2, what="both reports are in")


def test_what_does_not_fit_into_a_minute_is_dropped_and_an_emergency_comes_again(
    browser: Browser, hall: Hall
) -> None:
    """Twenty calls in ten seconds and sentences of six: what is older than 60 s is never begun."""
    with display(browser, hall) as page:
        spoken = page.evaluate(RUSH)
        again = page.evaluate(AGAIN)

    expected, free = [], 0
    for seq in range(1, 21):
        called = (seq - 1) * 500
        begins = max(called, free)
        if begins - called <= 60_000:
            expected.append([seq, begins])
            free = begins + 6_000
    assert spoken == expected
    assert 9 < len(spoken) < 20
    assert again == [False, True, False, True, False, True, False, False]


def loudness(page: Page, hall: Hall) -> float:
    """The loudest RMS that reached the loudspeaker while one call was spoken."""
    page.evaluate("window.loudest = 0")
    before = len(heard(page))
    hall.call(0)
    until(lambda: page.wait_for_timeout(50) or len(heard(page)) > before, 20, "the call is spoken")
    found: float = page.evaluate("window.loudest")
    return found


def test_quieter_hours_are_quieter_by_what_the_settings_say(browser: Browser, hall: Hall) -> None:
    """Half the volume is 6 dB less at the loudspeaker; an emergency is at full level still."""
    hub = hall.house.house.hub
    as_they_were = hub.settings
    soft = Quieter(start="00:00", end="23:59", volume=50)
    with display(browser, hall) as page:
        full = loudness(page, hall)
        voice = as_they_were.voice.model_copy(update={"quieter": (soft,)})
        hub.settings = as_they_were.model_copy(update={"voice": voice})
        try:
            half = loudness(page, hall)
        finally:
            hub.settings = as_they_were

    assert full > 0.1
    assert 20 * math.log10(half / full) == pytest.approx(-6, abs=1)
