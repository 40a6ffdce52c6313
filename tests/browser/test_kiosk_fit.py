"""A hall so busy that every range is long: nothing on the kiosk is cut, covered or torn apart."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from hall.core.wait import Range
from hall.desk import devices, waits
from kiosk import choices
from tests.browser.clerk_house import OpenHouse, open_house, screen
from tests.browser.test_kiosk import LANDSCAPE, PORTRAIT
from tests.browser.test_kiosk_modes import stands_well, wear
from tests.spans import TOLD

LONG = (Range(70, 115), Range(55, 285), Range(590, 735))
"""Each as wide on the screen as its sentence can be: minutes, from half an hour, hours."""
MODES: list[tuple[str, ...]] = [(), ("large",), ("reach",), ("large", "reach")]
WORDS = ["报装", "开户", "信息", "变更", "水表", "故障", "综合", "按键", "恢复", "排队"]

CUT = """() => [...document.querySelectorAll(
    '.service, .service-name, .wish, .below .key, #foot .key, #stage > section, .done-slip')]
  .filter((n) => n.scrollHeight > n.clientHeight + 1 || n.scrollWidth > n.clientWidth + 1)
  .map((node) => node.className + ': ' + node.innerText)"""

OUTSIDE = """(pairs) => pairs.flatMap(([box, inner]) =>
  [...document.querySelectorAll(box)].flatMap((n) => {
    const hull = n.getBoundingClientRect();
    return [...n.querySelectorAll(inner)].filter((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const at = range.getBoundingClientRect();
      return at.height && (at.bottom > hull.bottom || at.right > hull.right || at.top < hull.top);
    }).map((one) => box + ': ' + one.textContent);
  }))"""
"""Words that stand outside the box they belong to, by [box, words]."""

TORN = """(words) => [...document.querySelectorAll('.service-name, .key span')].flatMap((n) => {
  const walk = document.createTreeWalker(n, NodeFilter.SHOW_TEXT);
  const tops = [];
  while (walk.nextNode())
    for (let at = 0; at < walk.currentNode.length; at += 1) {
      const range = document.createRange();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + 1);
      tops.push(range.getBoundingClientRect().top);
    }
  return words.filter((word) => {
    const at = n.textContent.indexOf(word);
    return at >= 0 && tops[at] !== tops[at + word.length - 1];
  }).map((word) => word + ' in ' + n.textContent);
})"""


def told(desk: Any, _known: Any, ticket: Any, _seat: str = "") -> tuple[int, Range]:
    """What everybody is told in this hall."""
    place = list(desk.floor.services).index(ticket[0])
    return 24 + place, LONG[place % len(LONG)]


WORDED = """async (spans) => {
  const { range, setLanguage } = await import("/static/hub/dom.js");
  const told = (language) => {
    setLanguage(language);
    return spans.map(([low, high]) => range({ low, high }));
  };
  return [told("zh"), told("en"), range(null)];
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all these tests; it speaks, so that every key is there, and prints nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waits, "told", told)
        patch.setattr(choices, "speaks", lambda _: True)
        folder = tmp_path_factory.mktemp("busy")
        with open_house(folder, SHOUWEN_KIOSK__PACE_NUMBERS="0") as made:
            yield made


def paper(house: OpenHouse, page: Page, state: str) -> None:
    """The printer says how it is, and the kiosk has heard it."""
    house.act(devices.report, device="printer", kind="printer", state=state)
    expect(page.locator("#bands .band")).to_have_count(int(state != "ok"))


def is_whole(page: Page) -> None:
    """Nothing on the first page is cut, covered or torn."""
    assert page.evaluate(CUT) == []
    assert page.evaluate(OUTSIDE, [[".service", ".service-line > span"], [".wish", "span"]]) == []
    assert page.evaluate(TORN, WORDS) == []


def test_pages_tell_a_range_as_paper_and_voice_do(house: OpenHouse, page: Page) -> None:
    """One table: the hub's rule (hall/core/span.py) and the browser's are the same."""
    page.goto(f"{house.url}/kiosk/")
    told = page.evaluate(WORDED, [[each.low, each.high] for each in TOLD])
    assert told == [[each.zh for each in TOLD], [each.en for each in TOLD], ""]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_ranges_are_read_whole_in_every_mode(
    house: OpenHouse, browser: Browser, size: ViewportSize, language: str
) -> None:
    """With the band of the printer and without; a range stands on one line."""
    with screen(browser, size) as page:
        for modes in MODES:
            page.goto(f"{house.url}/kiosk/?lang={language}")
            wear(page, modes)
            for state in ("ok", "paper_out"):
                paper(house, page, state)
                stands_well(page, size, modes)
                is_whole(page)
            paper(house, page, "ok")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_number_covers_nothing_and_the_qr_keeps_its_caption(
    house: OpenHouse, browser: Browser, size: ViewportSize
) -> None:
    """Without a slip, in both languages, in large type, and when the wire is cut meanwhile."""
    with screen(browser, size) as page:
        page.goto(f"{house.url}/kiosk/?lang=en")
        page.locator(".service").nth(1).click()
        page.locator(".take").click()
        page.wait_for_function("() => document.querySelector('.scan img')?.naturalWidth > 0")
        for cut in (False, True):
            page.context.set_offline(cut)
            expect(page.locator("#bands .band--trouble")).to_have_count(int(cut), timeout=15_000)
            for press in (".mode--large", ".language", ".mode--large", ".language"):
                page.locator(press).click()
                assert page.evaluate(CUT) == []
                assert page.evaluate(OUTSIDE, [[".done-slip", "strong, figcaption"]]) == []
                number = page.locator(".done-number").bounding_box()
                name = page.locator(".done-service").bounding_box()
                assert number is not None
                assert name is not None
                assert number["y"] + number["height"] <= name["y"] + 1
