"""A matter of several departments: nobody knows whose it is, the office assigns it, another one
helps, who leads decides, the first clerk replies, and it is closed.
"""

from playwright.sync_api import Page, expect

from hall.core.custody import REASON_LENGTH
from tests.browser.office_house import HOTLINE, OFFICE, PIPES, WATER, go, look_at, press, send
from tests.browser.papers_seen import reads
from tests.browser.people import People

SAID = {
    "zh": {
        "matter": "水又黄又小，不知道找谁", "why": "涉及两个部门", "asked": "请查水压",
        "met": "两个部门到现场看过", "decided": "先冲洗管道", "helped": "减压阀已换",
        "answer": "已恢复，请放水五分钟", "result": "管道已冲洗，水压正常",
    },
    "en": {
        "matter": "The water is yellow and weak, and nobody knows whose it is",
        "why": "It concerns two departments", "asked": "Please look at the pressure",
        "met": "Both departments looked at the place", "decided": "Flush the pipe first",
        "helped": "The pressure valve was replaced",
        "answer": "It is mended; please let the water run for five minutes",
        "result": "The pipe was flushed and the pressure is good",
    },
}  # fmt: skip


def departments(people: People) -> str:
    """From the call to the end, five people at work; answers the number of the inquiry."""
    with people.at_office(HOTLINE) as hot:
        number = _nobodys(people, hot)
        with people.at_office(OFFICE) as tian:
            _assigned(people, tian, number)
        with people.at_office(WATER) as xiao:
            _led(people, xiao, number)
            with people.at_office(PIPES) as peng:
                _helped(people, peng, number)
            helped = xiao.locator(".party", has_text=people.tongue.person(PIPES))
            expect(helped).to_have_count(1)  # by itself
            _replied(people, hot)
            _ended(people, xiao)
    return number


def _nobodys(people: People, hot: Page) -> str:
    """Written down by the hotline, kept, and the office asked."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    go(hot, "new")
    hot.locator("#f-matter").fill(said["matter"])
    hot.locator("input[name=kind][value=report]").check()
    hot.locator("input[name=way][value=none]").check()
    hot.keyboard.press("Control+Enter")
    saved = hot.locator(".intake-saved")
    expect(saved).to_contain_text(say("office.intake.left"))
    saved.get_by_role("link", name=say("office.intake.look"), exact=True).click()
    press(hot, say("office.act.ask-office"))
    hot.keyboard.press("Control+Enter")
    why_not = say("refusals.reason_needed", longest=REASON_LENGTH)
    expect(hot.locator("form.act .band--trouble")).to_have_text(why_not)
    hot.locator("#f-reason").fill(said["why"])
    send(hot)
    expect(hot.locator(".case-head")).to_contain_text(say("office.state.unassigned"))
    _receipt(people, hot)
    people.look(hot, "nobody has it")
    return hot.locator(".case-head h1").inner_text()


def _receipt(people: People, hot: Page) -> None:
    """On paper, for whoever comes by; in the language in which it was written down."""
    say = people.tongue.say
    press(hot, say("office.act.print"))
    send(hot)
    paper = hot.locator(".party", has_text=say("office.paper.receipt"))
    expect(paper).to_contain_text(say("office.kept_as_picture"), timeout=30_000)
    picture = hot.request.get(people.url + str(paper.locator("a").get_attribute("href")))
    assert reads(picture.body(), say("slip.inquiry.phone", phone="8555-0111"))


def _assigned(people: People, tian: Page, number: str) -> None:
    """The office's word is final: nobody has to acknowledge."""
    tongue = people.tongue
    go(tian, "unassigned")
    people.look(tian, "unassigned")
    look_at(tian, number)
    press(tian, tongue.say("office.act.assign"))
    tian.keyboard.press("Control+Enter")
    expect(tian.locator("form.act .band--trouble")).to_have_text(tongue.say("office.choose_whom"))
    people.look(tian, "to whom", bars=True)
    tian.locator(".people .check", has_text=tongue.department("quality")).click()
    send(tian)
    has_it = tian.locator(".link[aria-current]")
    expect(has_it).to_contain_text(tongue.say("office.link.assigned"))
    expect(has_it).to_contain_text(tongue.person(WATER))


def _led(people: People, xiao: Page, number: str) -> None:
    """Whoever leads asks another department, and notes what was said and decided."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    go(xiao, "mine")
    look_at(xiao, number)
    press(xiao, say("office.act.involve"))
    xiao.locator("#f-department").select_option("network")
    xiao.locator("#f-words").fill(said["asked"])
    send(xiao)
    for step, words in (("meeting", said["met"]), ("decision", said["decided"])):
        press(xiao, say("office.act.note"))
        xiao.locator(f"input[name=step][value={step}]").check()
        xiao.locator("#f-words").fill(words)
        send(xiao)
    waits = say("office.asked", at="@").rpartition("@")[2]
    helping = xiao.locator(".party", has_text=people.tongue.department("network"))
    expect(helping).to_contain_text(waits)
    people.look(xiao, "whoever leads")


def _helped(people: People, peng: Page, number: str) -> None:
    """The department that was asked says what it did."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    go(peng, "all")
    look_at(peng, number)
    press(peng, say("office.act.report"))
    peng.locator("#f-words").fill(said["helped"])
    people.look(peng, "the other department")
    send(peng)


def _replied(people: People, hot: Page) -> None:
    """The first clerk answers the visitor, though it is another's."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    press(hot, say("office.act.reply"))
    hot.locator("#f-words").fill(said["answer"])
    send(hot)


def _ended(people: People, xiao: Page) -> None:
    """Everything that was done can be read, and by whom."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    press(xiao, tongue.say("office.act.close"))
    xiao.locator("#f-result").fill(said["result"])
    send(xiao)
    expect(xiao.locator(".case-head")).to_contain_text(tongue.say("office.state.closed"))
    network = tongue.department("network")
    steps = xiao.locator(".step")
    for step, who, about in (
        ("unassigned", HOTLINE, {}),
        ("assigned", OFFICE, {"to": tongue.person(WATER)}),
        ("involved", WATER, {"department": network}),
        ("meeting", WATER, {}),
        ("decision", WATER, {}),
        ("reported", PIPES, {"department": network}),
        ("replied", HOTLINE, {}),
    ):
        words = tongue.say(f"office.step.{step}", who=tongue.person(who), **about)
        expect(steps.filter(has_text=words)).to_have_count(1)
    people.look(xiao, "the end of several departments", bars=True)
