"""Who looked at contacts is read by a leader; a phone among words is brought to its own field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hall.desk import contacts, exporting, seeking
from hall.desk.reading_inquiries import Wanted
from tests.browser.axe import barriers
from tests.browser.clerk_house import DESK, LIN, OpenHouse, screen, sit_down
from tests.browser.counter_inquiry_house import of_ticket, save, serve, told
from tests.browser.office_house import (
    CONTACT,
    HOTLINE,
    LEADER,
    OFFICE,
    at_work,
    go,
    office_house,
    opened,
)

CARD = "320501199001011234"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them."""
    folder: Path = tmp_path_factory.mktemp("personal")
    with office_house(folder, SHOUWEN_PRINTER__KIND="picture") as house:
        yield house


def test_a_leader_reads_who_looked_and_goes_to_the_inquiry(
    browser: Browser, house: OpenHouse
) -> None:
    """Each with why; the office, which reads contacts itself, has no such place."""
    one = opened(house, contact=CONTACT)
    house.act(contacts.see_contact, inquiry=one.id, staff=LIN, reason="回电话")
    mark = house.desk.seal.mark(CONTACT["phone"])
    house.act(seeking.seek, staff=HOTLINE, mark=mark)
    house.act(exporting.export, staff="301", wanted=Wanted(), rows=7, plain=True, reason="核对")
    with at_work(browser, house, LEADER) as page:
        go(page, "looks")
        rows = page.locator(".ledger tbody tr")
        expect(rows).to_have_count(3)
        expect(rows.filter(has_text="按电话查找")).to_contain_text(one.number)
        expect(rows.filter(has_text="至多 50 行")).to_contain_text("核对")
        seen = rows.filter(has_text="回电话")
        expect(seen).to_contain_text("林晓梅 101")
        assert barriers(page) == []
        seen.locator("a").click()
        expect(page.locator(".case-head h1")).to_have_text(one.number)
    with at_work(browser, house, OFFICE) as page:
        expect(page.locator(".rail-place--looks")).to_have_count(0)


def warned(page: Page, field: str, words: str) -> None:
    """What stands under the field."""
    expect(page.locator(f".field:has(#f-{field}) .personal")).to_contain_text(words)


def test_a_phone_among_the_words_is_brought_where_it_is_sealed(
    browser: Browser, house: OpenHouse
) -> None:
    """In the hotline's form and in the counter's; nobody is kept from writing it all the same."""
    with at_work(browser, house, HOTLINE) as page:
        go(page, "new")
        page.fill("#f-matter", "三号楼漏水，电话１３８ 1234 5678")
        warned(page, "matter", "像是手机号")
        assert not page.locator("#f-matter").evaluate("field => field.spellcheck"), "sent nowhere"
        page.get_by_role("button", name="移到电话栏").click()
        expect(page.locator("#f-phone")).to_have_value("138 1234 5678")
        expect(page.locator("#f-matter")).to_have_value("三号楼漏水，电话")
        expect(page.locator(".personal")).to_have_count(0)
        page.fill("#f-matter", f"户号 12345678901，身份证 {CARD}")
        warned(page, "matter", "身份证")
        page.fill("#f-matter", "户号 12345678901，表号 13812345678901")
        expect(page.locator(".personal")).to_have_count(0)
        assert barriers(page) == []

    with screen(browser, DESK) as page:
        sit_down(page, house, LIN, "1")
        visitor = serve(page, house)
        page.keyboard.press("Shift+F4")
        page.locator("#f-matter").fill("要退费，打 13912345678")
        warned(page, "matter", "像是手机号")
        page.get_by_role("button", name="移到电话栏").click()
        expect(page.locator("#f-phone")).to_have_value("13912345678")
        expect(page.locator("#f-phone")).to_be_focused()
        page.locator("#f-matter").fill("要退费，打 13712345678")
        warned(page, "matter", "像是手机号")
        expect(page.locator(".personal button")).to_have_count(0)
        save(page)
        told(page)
        (made,) = of_ticket(house, visitor)
        assert (made.matter, made.has_contact) == ("要退费，打 13712345678", True)
        kept = page.evaluate(
            "() => [location.href, document.title, JSON.stringify({...localStorage}), "
            "JSON.stringify({...sessionStorage})].join(' ')"
        )
        assert "12345678" not in kept, "nothing of it is left in the browser"
