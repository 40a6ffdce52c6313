"""What became of an inquiry, where one looks for it: declined, promised later, closed."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from hall.desk import answering, handing, noticing, promising
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, OpenHouse
from tests.browser.office_house import (
    BILL,
    OFFICE,
    at_work,
    go,
    look_at,
    office_house,
    opened,
    press,
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them."""
    with office_house(tmp_path_factory.mktemp("office")) as made:
        yield made


def test_who_declines_is_told_where_it_went_and_the_office_why(
    house: OpenHouse, browser: Browser
) -> None:
    """Back in the list, with no word of something that is not found."""
    one = opened(house, LIN, matter="楼上漏水", kind="repair")
    house.act(handing.offer, inquiry=one.id, staff=LIN, to=BILL, notified="电话，唐小燕")
    with at_work(browser, house, BILL) as page:
        look_at(page, one.number)
        press(page, "不接收")
        page.locator("#f-reason").fill("这是物业的事")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".band--order")).to_contain_text("已请办公室指派")
        expect(page.locator("h1")).to_have_text("待接收")
        expect(page.locator(".band--trouble")).to_have_count(0)
    with at_work(browser, house, OFFICE) as page:
        go(page, "unassigned")
        expect(page.locator(".row", has_text=one.number)).to_contain_text("这是物业的事")


def test_a_later_promise_and_what_became_of_it_stay_to_be_read(
    house: OpenHouse, browser: Browser
) -> None:
    """From when to when and why; closed, the first promise, and whether the last was kept."""
    one = opened(house, LIN, matter="换表预约")
    later = one.due_at + timedelta(days=3)
    told = {"inquiry": one.id, "staff": LIN}
    house.act(promising.extend, due_at=later, told="电话\n告知", reason="缺零件\n要订货", **told)
    for reason in ("", "她又来了"):
        more = {"service": "transfer", "missing": [0], "reason": reason}
        house.act(noticing.give_notice, **more, **told)
    house.act(answering.reply, reached=True, words="说了", **told)
    house.act(answering.close, outcome="done", result="换好了", **told)
    with at_work(browser, house, OFFICE) as page:
        page.goto(f"{house.url}/office/#{one.id}")
        page.reload()
        step = page.locator(".step--extended")
        expect(step).to_contain_text(re.compile("延期：.*前 → .*前"))
        expect(step.locator("q")).to_have_text(["缺零件 要订货", "电话 告知"])
        expect(page.locator(".step--notice")).to_have_text([
            re.compile("林晓梅 一次性告知，缺："), re.compile("林晓梅 第二次一次性告知，缺："),
        ])  # fmt: skip
        expect(page.locator(".case-due")).to_contain_text("按时办结")
        expect(page.locator(".case-due")).to_contain_text("答应")
        expect(page.locator(".facts").first).to_contain_text("原定时限")
        go(page, "all")
        row = page.locator(".ledger tr", has_text=one.number)
        expect(row).to_contain_text("按时办结")
        expect(page.locator(".ledger thead")).to_contain_text("首问责任人")
        assert barriers(page) == []
