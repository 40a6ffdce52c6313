"""Departments and duty on the office's page: who is away, and what a department is like."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from hall.desk import directory
from tests.browser.axe import barriers
from tests.browser.clerk_house import PHONE, OpenHouse
from tests.browser.office_house import OFFICE, PIPES, PIPES_HEAD, WORKS, at_work, go, office_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them."""
    with office_house(tmp_path_factory.mktemp("duty")) as made:
        yield made


def receives(house: OpenHouse) -> tuple[str, str]:
    """Who receives for the pipe repair centre, and as whom."""
    with house.desk.read() as reading:
        found = reading.directory().for_department("network")
    assert found is not None
    return found.staff, found.why


def test_a_head_says_who_is_away_and_until_they_are_back(
    house: OpenHouse, browser: Browser
) -> None:
    """The department's line changes at once; a refusal keeps what was chosen."""
    with at_work(browser, house, PIPES_HEAD) as page:
        go(page, "directory")
        pipes = page.locator(".duty-row", has_text="管网维修中心").last
        expect(pipes).to_contain_text("现在受理：彭涛")
        expect(page.locator(".duty-row button")).to_have_count(1)  # of the own department alone
        page.get_by_role("button", name="登记不在岗").click()
        expect(page.locator("#f-away_who")).to_be_focused()
        page.locator("#f-away_who").select_option(PIPES)
        yesterday = house.now() - timedelta(days=1)
        page.locator("#f-away_until").fill(f"{yesterday:%Y-%m-%dT%H:%M}")
        page.get_by_text("培训").click()
        page.locator("#f-deputy").select_option(WORKS)
        assert barriers(page) == []
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("alert")).to_contain_text("结束时间必须晚于开始时间")
        page.locator("#f-away_until").fill("")
        page.get_by_role("button", name="保存").click()
        expect(pipes).to_contain_text("现在受理（代理）：邓丽")
        assert receives(house) == (WORKS, "deputy")
        away = page.locator(".duty-row", has_text="彭涛").first
        expect(away).to_contain_text("培训")
        expect(away).to_contain_text("由 邓丽 · 工程安装部 代为受理")
        page.get_by_role("button", name="彭涛 回来了").click()
        expect(pipes).to_contain_text("现在受理：彭涛")
        assert receives(house) == (PIPES, "duty")


def test_the_office_changes_a_department_and_the_hall_follows(
    house: OpenHouse, browser: Browser
) -> None:
    """Room, phone, head and who is on duty, in order; in English and on a phone, too."""
    with at_work(browser, house, OFFICE, PHONE) as page:
        go(page, "directory")
        page.get_by_role("button", name="Switch to English").click()
        page.get_by_role("button", name="Change Pipe repair centre").click()
        expect(page.locator("#f-room_zh")).to_be_focused()
        page.locator("#f-room_en").fill("Building 2")
        page.locator("#f-dept_phone").fill("8555-0149")
        page.locator("#f-duty_0").select_option(PIPES_HEAD)
        page.locator("#f-duty_1").select_option(PIPES)
        expect(page.locator("#f-duty_2")).to_be_visible()
        assert barriers(page) == []
        page.get_by_role("button", name="Save").click()
        pipes = page.locator(".duty-row", has_text="Pipe repair centre").last
        expect(pipes).to_contain_text("Building 2 · 8555-0149")
        expect(pipes).to_contain_text("On duty: Cao Yonggang, then Peng Tao")
        assert receives(house) == (PIPES_HEAD, "duty")
    as_before = {"room": ("后院 1 号楼", "Building 1, rear yard"), "phone": "8555-0140"}
    house.act(
        directory.set_department, by=OFFICE, department="network", head=PIPES_HEAD, duty=[PIPES],
        **as_before,
    )  # fmt: skip


def test_somebody_without_a_department_to_keep_says_only_that_they_are_away(
    house: OpenHouse, browser: Browser
) -> None:
    """No key to change a department, nobody else to choose; why is chosen by hand."""
    with at_work(browser, house, WORKS) as page:
        go(page, "directory")
        expect(page.locator(".duty-row")).to_have_count(6)
        expect(page.locator(".duty-row button")).to_have_count(0)
        page.get_by_role("button", name="登记不在岗").click()
        expect(page.locator("#f-away_who")).to_have_count(0)
        expect(page.locator("input[name=away_kind]:checked")).to_have_count(0)
        page.get_by_role("button", name="保存").click()
        expect(page.locator(".field-fault")).to_contain_text("请选择不在岗的原因")
        page.get_by_text("休假", exact=True).click()
        page.get_by_role("button", name="保存").click()
        expect(page.locator(".duty-row", has_text="邓丽").first).to_contain_text("休假")
        page.get_by_role("button", name="邓丽 回来了").click()
        expect(page.locator(".duty-row")).to_have_count(6)
