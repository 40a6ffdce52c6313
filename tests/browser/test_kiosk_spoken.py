"""A visitor who does not see the screen takes a number by ear and keypad, first key to last."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import house as house_of
from hall.desk import devices
from hall.voice.reader import DEVICE, Reader
from tests.browser.axe import barriers
from tests.browser.clerk_house import OpenHouse, open_house, screen
from tests.browser.quick_voice import Quick
from tests.browser.test_kiosk import FINGER, LANDSCAPE, PORTRAIT, SMALL

ONE_PRESS = 360
"""Milliseconds in which a second press of the same key would be a shaking hand's."""

CLIPPED = """() => [...document.querySelectorAll('.spoken-option, .spoken-key, .modes .key')]
  .filter((n) => n.scrollHeight > n.clientHeight + 1 || n.scrollWidth > n.clientWidth + 1)
  .map((node) => node.innerText)"""


@pytest.fixture
def mouth() -> Quick:
    """The engine of this hall."""
    return Quick()


@pytest.fixture
def house(tmp_path: Path, mouth: Quick, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenHouse]:
    """A hall of its own for each: what is said counts who waits."""
    monkeypatch.setattr(house_of, "Reader", partial(Reader, find=mouth.find))
    with open_house(tmp_path, SHOUWEN_KIOSK__SPOKEN="true") as made:
        yield made


@pytest.fixture
def kiosk(house: OpenHouse, browser: Browser) -> Iterator[Page]:
    """The kiosk; it speaks."""
    with screen(browser, PORTRAIT) as page:
        page.goto(f"{house.url}/kiosk/")
        expect(page.locator(".mode--spoken")).to_be_visible()
        yield page


def prompts(kiosk: Page) -> list[str]:
    """What was said since the last time this was asked, each as language/id."""
    said = kiosk.evaluate(
        "() => { const { dataset } = document.documentElement; const said = dataset.prompts;"
        " delete dataset.prompts; return said ?? '[]'; }"
    )
    return list(json.loads(said))


def until(kiosk: Page, last: str) -> None:
    """Wait until this was said and nothing more comes; a choice that arrows reached stays lit."""
    kiosk.wait_for_function(
        "(last) => JSON.parse(document.documentElement.dataset.prompts ?? '[]').at(-1) === last"
        " && document.documentElement.dataset.speaking === 'false'",
        arg=last,
    )


def press(kiosk: Page, key: str, last: str, after: int = 0) -> list[str]:
    """Press a key of the pad; what was said until `last`."""
    prompts(kiosk)
    kiosk.wait_for_timeout(after)
    kiosk.keyboard.press(key)
    until(kiosk, last)
    return [each for each in prompts(kiosk) if each != "zh/taking"]  # cut off by a quick hub


def test_a_number_is_taken_and_verified_by_the_pad_alone(
    house: OpenHouse, kiosk: Page, mouth: Quick
) -> None:
    """Service, what it needs, priority, low counter, the check; then number, paper and place."""
    first = press(kiosk, "Numpad5", "en/press.2")
    assert first == ["zh/hello", "zh/mandarin", "zh/press.1", "en/english", "en/press.2"]
    menu = press(kiosk, "Numpad1", "zh/press.6")
    assert menu[:5] == ["zh/keys", "zh/choose", "zh/service.payment", "zh/ahead.0", "zh/press.1"]
    assert barriers(kiosk) == []
    facts = press(kiosk, "3", "zh/go_back")
    assert facts == [
        "zh/service.transfer", "zh/ahead.0", "zh/papers.transfer", "zh/fee.transfer",
        "zh/takes.transfer", "zh/go_on", "zh/go_back",
    ]  # fmt: skip
    expect(kiosk.locator(".spoken-words")).to_contain_text("新户主身份证")
    asked = press(kiosk, "NumpadEnter", "zh/press.2")
    assert asked[:4] == ["zh/ask_priority", "zh/rule", "zh/priority_yes", "zh/press.1"]
    assert press(kiosk, "1", "zh/press.2")[:2] == ["zh/ask_low", "zh/low_yes"]
    checked = press(kiosk, "1", "zh/take", ONE_PRESS)
    assert checked[1:4] == ["zh/service.transfer", "zh/chosen_priority", "zh/chosen_low"]
    with kiosk.expect_response("**/api/tickets") as answer:
        told = press(kiosk, "#", "zh/finish")
    ticket = answer.value.json()
    yours = f"zh/yours.{ticket['token']}"
    assert told == [
        yours, yours, "zh/service.transfer", "zh/chosen_priority", "zh/chosen_low", "zh/ahead.0",
        "zh/slip_none", "zh/area_low.transfer", "zh/called", "zh/finish",
    ]  # fmt: skip
    assert [p.text for p in mouth.said if "号码是" in p.text] == ["您的号码是 F 零零一。"]
    expect(kiosk.locator(".spoken-number")).to_have_text(ticket["number"])
    assert barriers(kiosk) == []
    with house.desk.read() as reading:
        kept = reading.ticket(ticket["token"])
    assert kept is not None
    assert (kept.service, kept.ticket_class, kept.seat) == ("transfer", "priority", "low")
    assert press(kiosk, "0", "zh/finish")[:2] == [yours, yours]
    kiosk.keyboard.press("#")
    expect(kiosk.locator(".services")).to_be_visible()


def test_keys_mean_the_same_everywhere(kiosk: Page) -> None:
    """0 again, * back, 8 and 9 the volume, arrows one by one; a wrong key is said to be one; the
    next visitor hears the normal volume.
    """
    press(kiosk, "5", "en/press.2")
    menu = press(kiosk, "2", "en/press.6")
    expect(kiosk.locator("h1")).to_have_text("Please choose a service.")
    assert press(kiosk, "0", "en/press.6") == menu
    assert press(kiosk, "7", "en/press.6") == ["en/no_such", *menu]
    for key, volume in (("8", 80), ("NumpadAdd", 100), ("8", 100), ("9", 80), ("-", 60), ("9", 40)):
        said = "en/louder" if key in ("8", "NumpadAdd") else "en/softer"
        assert press(kiosk, key, said) == [said]
        assert kiosk.evaluate("() => document.documentElement.dataset.volume") == str(volume)
    one = press(kiosk, "ArrowDown", "en/press.1")
    assert one == ["en/service.payment", *one[1:]]
    assert press(kiosk, "ArrowUp", "en/press.6")[0] == "en/service.general"
    again = press(kiosk, "Enter", "en/go_back")
    assert again[0] == "en/service.general"
    assert press(kiosk, "Backspace", "en/press.6")[0] == "en/choose", "the keys were told once"
    press(kiosk, "*", "en/press.2")
    kiosk.keyboard.press("*")
    expect(kiosk.locator(".services")).to_be_visible()
    assert kiosk.evaluate("() => document.documentElement.dataset.volume") == "60"
    assert kiosk.evaluate("() => document.documentElement.lang") == "zh-CN"


def test_a_key_cuts_off_what_is_being_said(kiosk: Page) -> None:
    """Who knows the way need not listen; nothing is ever said over something else."""
    kiosk.keyboard.press("5")
    for key, after in (("1", 30), ("2", 30), ("#", 30), ("2", 30), ("2", ONE_PRESS)):
        kiosk.wait_for_timeout(after)
        kiosk.keyboard.press(key)
    until(kiosk, "zh/take")
    said = prompts(kiosk)
    assert said[-1] == "zh/take"
    assert "zh/press.6" not in said


def test_nobody_there_is_asked_aloud_and_then_it_starts_afresh(kiosk: Page) -> None:
    """Whoever answers with any key chooses nothing by it."""
    kiosk.clock.install()
    kiosk.reload()
    press(kiosk, "5", "en/press.2")
    kiosk.clock.run_for(41_000)
    expect(kiosk.get_by_role("alertdialog")).to_be_visible()
    until(kiosk, "zh/still")
    assert press(kiosk, "2", "en/press.2")[0] == "zh/hello"
    expect(kiosk.get_by_role("alertdialog")).to_be_hidden()
    press(kiosk, "8", "zh/louder")
    kiosk.clock.run_for(61_000)
    expect(kiosk.locator(".services")).to_be_visible()
    assert kiosk.evaluate("() => document.documentElement.dataset.volume") == "60"


def test_a_lost_hub_is_told_aloud(kiosk: Page) -> None:
    """With words that were fetched beforehand; the same key tries again with the same wish."""
    press(kiosk, "5", "en/press.2")
    press(kiosk, "1", "zh/press.6")
    press(kiosk, "1", "zh/go_back", ONE_PRESS)
    press(kiosk, "#", "zh/press.2")
    press(kiosk, "2", "zh/take")
    keys: list[Any] = []

    def refuse(route: Any) -> None:
        keys.append(route.request.headers["idempotency-key"])
        body = '{"code": "store_busy", "detail_zh": "忙", "detail_en": "busy"}'
        route.fulfill(status=409, content_type="application/json", body=body)

    kiosk.route("**/api/tickets", refuse)
    assert press(kiosk, "#", "zh/refused") == ["zh/refused"]
    expect(kiosk.get_by_role("alert")).to_contain_text("忙")
    kiosk.unroute("**/api/tickets")
    told = press(kiosk, "#", "zh/finish", ONE_PRESS)
    assert told[0].startswith("zh/yours.")
    assert len(keys) == 1


def test_without_a_voice_the_mode_is_not_offered_and_that_is_seen(
    house: OpenHouse, kiosk: Page
) -> None:
    """No key, no dead menu; the staff see the fault. It comes back by itself."""
    report = {"device": DEVICE, "kind": DEVICE}
    house.act(devices.report, **report, state="failed", detail="missing")
    expect(kiosk.locator(".mode--spoken")).to_have_count(0)
    kiosk.keyboard.press("5")
    expect(kiosk.locator(".services")).to_be_visible()
    assert prompts(kiosk) == []
    watch = house.house.hub.scene("watch", "main")["devices"]
    assert [each["state"] for each in watch["screens"] if each["kind"] == DEVICE] == ["failed"]
    assert DEVICE in [each["kind"] for each in watch["faults"] if not each["closed_at"]]
    house.act(devices.report, **report, state="ok", detail="")
    expect(kiosk.locator(".mode--spoken")).to_be_visible()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_screen_shows_all_keys_and_they_work_by_touch(
    house: OpenHouse, browser: Browser, size: Any
) -> None:
    """For whoever sees a little: the same menus, large enough, none of them cut off."""
    with screen(browser, size) as page:
        page.goto(f"{house.url}/kiosk/?lang=en")
        page.locator(".mode--spoken").click()
        page.get_by_role("button", name="For English").click()
        expect(page.locator("h1")).to_have_text("Please choose a service.")
        for one in page.get_by_role("button").all():
            box = one.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= (FINGER if size is PORTRAIT else SMALL)
            assert box["y"] + box["height"] <= size["height"], one.inner_text()
        assert barriers(page) == []
        page.get_by_role("button", name="Low keys").click()
        page.get_by_role("button", name="Large text").click()
        page.wait_for_timeout(300)  # colours change in 150 ms
        assert page.evaluate(CLIPPED) == []
        page.get_by_role("button", name="Back").click()
        expect(page.locator("h1")).to_contain_text("Welcome")
