"""Whole ways of an inquiry through /office/, each hand at its own page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from hall.desk import directory, handing
from tests.browser.axe import barriers
from tests.browser.clerk_house import LIN, PHONE, OpenHouse
from tests.browser.office_house import (
    BILL,
    CONTACT,
    HOTLINE,
    LEADER,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    WATER,
    at_work,
    go,
    look_at,
    office_house,
    opened,
    press,
    send,
    stands,
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """One hall for all of them."""
    with office_house(tmp_path_factory.mktemp("office")) as made:
        yield made


def test_a_matter_of_another_department_whose_person_is_away(
    house: OpenHouse, browser: Browser
) -> None:
    """Peng is out: the one who stands in is chosen, acknowledges, answers and ends it."""
    visit = opened(house, LIN, matter="三楼停水两天了", kind="report", channel="visit")
    house.act(directory.away, by=PIPES, staff=PIPES, kind="outside", deputy=PIPES_HEAD)
    try:
        with at_work(browser, house, LIN) as lin:
            go(lin, "mine")
            look_at(lin, visit.number)
            press(lin, "移交")
            found = lin.locator(".people .check").first
            expect(found).to_contain_text("管网维修中心")  # the matter says whose it is
            expect(found).to_contain_text("彭涛 不在岗，由 曹永刚 代为受理")
            found.click()
            lin.locator("#f-notified").focus()
            lin.keyboard.press("Control+Enter")  # the department has not been told yet
            expect(lin.locator("form.act .band--trouble")).to_contain_text("请先电话通知对方部门")
            lin.get_by_role("button", name="刚打过电话，填上").click()
            send(lin)
            expect(lin.locator(".link--offered")).to_contain_text("曹永刚")
            expect(lin.locator(".link[aria-current]")).to_contain_text("林晓梅")  # it has not moved
            expect(lin.locator(".link")).to_have_count(2)
        with at_work(browser, house, PIPES_HEAD) as cao:
            expect(cao).to_have_title("(1) 首问登记")
            look_at(cao, visit.number)
            press(cao, "接收，由我负责")
            expect(cao.locator(".link[aria-current]")).to_contain_text("曹永刚")
            press(cao, "办结")
            cao.locator("#f-result").fill("阀门已修好")
            cao.keyboard.press("Control+Enter")
            expect(cao.locator("form.act .band--trouble")).to_contain_text("请先答复来访者")
            expect(cao.locator("#f-result")).to_have_value("阀门已修好")
            cao.keyboard.press("Escape")
            press(cao, "答复来访者")
            cao.locator("#f-words").fill("已告知来水")
            send(cao)
            press(cao, "办结")
            expect(cao.locator("#f-result")).to_have_value("阀门已修好")  # still there
            send(cao)
            expect(cao.locator(".case-head")).to_contain_text("已办结")
            assert barriers(cao) == []
        done = stands(house, visit)
        assert (done.first, done.responsible, done.outcome) == (LIN, PIPES_HEAD, "done")
    finally:
        house.act(directory.back, by=PIPES, staff=PIPES)


def test_a_repair_by_phone(house: OpenHouse, browser: Browser) -> None:
    """The hotline types while talking, by keyboard alone, and it is with the crew at once."""
    with at_work(browser, house, HOTLINE) as hot:
        hot.keyboard.press("F2")
        expect(hot.locator(".asked .say").first).to_have_text(
            "“您好，这里是城东供水营业厅，请问有什么可以帮您？”"
        )
        expect(hot.locator(".purpose")).to_contain_text("联系方式只用于")
        expect(hot.locator("#f-matter")).to_be_focused()
        hot.keyboard.type("和平路水管爆了")
        hot.keyboard.press("Tab")
        hot.keyboard.press("Tab")
        expect(hot.locator("#f-category")).to_be_focused()
        hot.keyboard.type("爆管")
        expect(hot.locator("#category-is")).to_have_text("已选：爆管漏水")
        expect(hot.locator("input[name=urgency][value=urgent]")).to_be_checked()
        for field, said in (("name", "张建华"), ("phone", "138 1234 5678"), ("address", "和平路")):
            hot.locator(f"#f-{field}").focus()
            hot.keyboard.type(said)
        expect(hot.locator("input[name=way][value=duty]")).to_be_checked()
        hot.keyboard.press("Control+Enter")
        expect(hot.locator(".intake .band--trouble")).to_contain_text("请先打给 彭涛")
        hot.get_by_role("button", name="刚打过电话，填上").press("Enter")
        hot.keyboard.press("Control+Enter")
        told = hot.locator(".intake-saved")
        expect(told).to_contain_text("已派给 彭涛，从打开登记到派出用时 0 分")
        expect(told.locator(".say")).to_contain_text("前答复您")
        number = told.locator("h1").inner_text().removeprefix("已登记 ")
        assert "138" not in hot.url
        assert hot.title() == "首问登记"
    with at_work(browser, house, PIPES, PHONE) as peng:
        assert peng.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        look_at(peng, number)
        assert peng.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        expect(peng.locator(".case")).to_contain_text("138****5678")
        expect(peng.locator("body")).not_to_contain_text("138 1234 5678")
        peng.get_by_role("button", name="查看完整联系方式").click()
        peng.locator("#contact-why").fill("回电确认位置")
        peng.keyboard.press("Enter")
        expect(peng.locator(".case")).to_contain_text("138 1234 5678")
        expect(peng.locator(".step--seen")).to_contain_text("回电确认位置")
        press(peng, "接收，由我负责")
        expect(peng.locator(".link[aria-current]")).to_contain_text("彭涛")
        assert barriers(peng) == []


def test_a_complaint_about_a_clerk_is_hidden_from_that_clerk(
    house: OpenHouse, browser: Browser
) -> None:
    """Who is complained of finds nothing, neither in lists nor by its address."""
    with at_work(browser, house, HOTLINE) as hot:
        go(hot, "new")
        hot.locator("#f-matter").fill("窗口人员说话很难听")
        hot.locator("input[name=kind][value=complain]").check()
        hot.locator("#f-about").select_option(BILL)
        hot.locator("input[name=way][value=none]").check()
        hot.keyboard.press("Control+Enter")
        expect(hot.locator(".intake-saved")).to_contain_text("还没有派出")
        number = hot.locator(".intake-saved h1").inner_text().removeprefix("已登记 ")
        hot.get_by_role("link", name="看这一件").click()
        press(hot, "移交")
        hot.locator("#f-search").fill("唐小燕")
        hot.locator(".people .check", has_text="收费管理员").click()
        hot.get_by_role("button", name="刚打过电话，填上").click()
        hot.keyboard.press("Control+Enter")
        expect(hot.locator("form.act .band--trouble")).to_have_text("不能交给被反映的人办理。")
        place = hot.url.partition("#")[2]
    with at_work(browser, house, BILL) as tang:
        go(tang, "all")
        tang.locator("#f-text").fill(number)
        tang.keyboard.press("Enter")
        expect(tang.locator(".found")).to_contain_text("没有符合的登记")
        tang.goto(f"{house.url}/office/#{place}")
        expect(tang.locator("main .band--trouble")).to_have_text("没有找到这条首问登记。")
    with at_work(browser, house, LEADER) as dong:
        go(dong, "all")
        dong.locator("#f-text").fill("说话很难听")
        dong.keyboard.press("Enter")
        look_at(dong, number)
        expect(dong.locator(".facts")).to_contain_text("唐小燕")
        press(dong, "认定过失")
        dong.locator("#f-fault").select_option("rude")
        dong.locator("#f-words").fill("录音属实")
        send(dong)
        expect(dong.locator(".step--finding")).to_contain_text("态度生硬")


def test_a_case_of_several_departments_to_its_end(house: OpenHouse, browser: Browser) -> None:
    """In English: the office assigns it, another department reports, the first clerk replies."""
    lost = opened(house, HOTLINE, matter="水又黄又小，不知道找谁", kind="report", contact=CONTACT)
    house.act(handing.ask_office, inquiry=lost.id, staff=HOTLINE, reason="涉及两个部门")
    with at_work(browser, house, OFFICE) as tian:
        tian.get_by_role("button", name="Switch to English").click()
        go(tian, "unassigned")
        look_at(tian, lost.number)
        press(tian, "Assign")
        tian.keyboard.press("Control+Enter")
        expect(tian.locator("form.act .band--trouble")).to_have_text("Choose to whom.")
        tian.locator(".people .check", has_text="Water quality").click()
        send(tian)
        expect(tian.locator(".link[aria-current]")).to_contain_text("Assigned")
        assert barriers(tian) == []
    with at_work(browser, house, WATER) as xiao:
        go(xiao, "mine")
        look_at(xiao, lost.number)
        press(xiao, "请部门协办")
        xiao.locator("#f-department").select_option("network")
        xiao.locator("#f-words").fill("请查水压")
        send(xiao)
        press(xiao, "记一笔")
        xiao.locator("input[name=step][value=decision]").check()
        xiao.locator("#f-words").fill("先冲洗管道")
        send(xiao)
        expect(xiao.locator(".party")).to_contain_text("等回报")
        with at_work(browser, house, PIPES) as peng:
            go(peng, "all")
            look_at(peng, lost.number)
            press(peng, "回报协办情况")
            peng.locator("#f-words").fill("减压阀已换")
            send(peng)
        expect(xiao.locator(".party")).to_contain_text("彭涛")  # by itself
        with at_work(browser, house, HOTLINE) as hot:
            go(hot, "all")
            look_at(hot, lost.number)
            press(hot, "答复来访者")
            hot.locator("#f-words").fill("已恢复，请放水五分钟")
            send(hot)
        press(xiao, "办结")
        xiao.locator("#f-result").fill("管道已冲洗，水压正常")
        send(xiao)
        expect(xiao.locator(".case-head")).to_contain_text("已办结")
    assert stands(house, lost).state == "closed"
