"""A phone repair: typed while talking, with the crew at once, answered, and asked after."""

from playwright.sync_api import Page, expect

from tests.browser.clerk_house import PHONE
from tests.browser.office_house import HOTLINE, PIPES, go, look_at, press, send
from tests.browser.people import People

SAID = {
    "zh": {
        "matter": "和平路水管爆了", "category": "爆管", "name": "张建华", "address": "和平路 5 号",
        "why": "回电确认位置", "answer": "已告知两小时内到", "result": "管道已换",
        "content": "来水正常，满意",
    },
    "en": {
        "matter": "A water main has burst in Heping Road", "category": "burst",
        "name": "Zhang Jianhua", "address": "5 Heping Road", "why": "To ask where exactly",
        "answer": "Told that we come within two hours", "result": "The pipe was replaced",
        "content": "Water runs well again, content",
    },
}  # fmt: skip
NUMBER = "138 1234 5678"


def repair(people: People) -> str:
    """From the call to the call back; answers the number of the inquiry."""
    with people.at_office(HOTLINE) as hot:
        number = _taken_down(people, hot)
        with people.at_office(PIPES, PHONE) as peng:
            _repaired(people, peng, number)
        _asked_after(people, hot, number)
    return number


def _taken_down(people: People, hot: Page) -> str:
    """By keyboard alone, each sentence to say above its field; nothing goes untold."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    hot.locator(".place h1").wait_for()
    hot.keyboard.press("F2")
    expect(hot.locator("#f-matter")).to_be_focused()
    hall = hot.locator(".rail-who p").first.inner_text()
    hello = hot.locator(".asked .say").first
    expect(hello).to_have_text(tongue.say("office.prompt.hello", hall=hall))
    hot.keyboard.type(said["matter"])
    hot.keyboard.press("Tab")
    hot.keyboard.press("Tab")
    expect(hot.locator("#f-category")).to_be_focused()
    hot.keyboard.type(said["category"])
    chosen = tongue.say("office.intake.category_is", name=tongue.category("burst"))
    expect(hot.locator("#category-is")).to_have_text(chosen)
    expect(hot.locator("input[name=urgency][value=urgent]")).to_be_checked()
    for field, words in (("name", said["name"]), ("phone", NUMBER), ("address", said["address"])):
        hot.locator(f"#f-{field}").focus()
        hot.keyboard.type(words)
    expect(hot.locator("input[name=way][value=duty]")).to_be_checked()
    hot.keyboard.press("Control+Enter")
    peng = tongue.person(PIPES)
    expect(hot.locator(".intake .band--trouble")).to_have_text(
        tongue.say("office.intake.tell_first", who=peng)
    )
    people.look(hot, "the intake", bars=True)
    hot.get_by_role("button", name=tongue.say("office.notified_now"), exact=True).press("Enter")
    hot.keyboard.press("Control+Enter")
    saved = hot.locator(".intake-saved")
    handed = tongue.say("office.intake.handed", who=peng, span="@").partition("@")[0]
    expect(saved.locator(".band--order")).to_contain_text(handed)
    people.look(hot, "saved and handed on")
    place = saved.get_by_role("link", name=tongue.say("office.intake.look"), exact=True)
    place.click()
    number = hot.locator(".case-head h1").inner_text()
    assert "138" not in hot.url
    return number


def _repaired(people: People, peng: Page, number: str) -> None:
    """On a phone in the yard: the number is read in full for a reason that stays; then the work."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    expect(peng).to_have_title(f"(1) {tongue.say('office.title')}")
    look_at(peng, number)
    expect(peng.locator(".case")).to_contain_text("138****5678")
    expect(peng.locator("body")).not_to_contain_text(NUMBER)
    peng.get_by_role("button", name=tongue.say("office.show"), exact=True).click()
    peng.locator("#contact-why").fill(said["why"])
    peng.keyboard.press("Control+Enter")
    expect(peng.locator(".case")).to_contain_text(NUMBER)
    expect(peng.locator(".step--seen")).to_contain_text(said["why"])
    people.look(peng, "on the phone in the yard")
    press(peng, tongue.say("office.act.acknowledge"))
    expect(peng.locator(".link[aria-current]")).to_contain_text(tongue.person(PIPES))
    press(peng, tongue.say("office.act.reply"))
    peng.locator("#f-words").fill(said["answer"])
    send(peng)
    press(peng, tongue.say("office.act.close"))
    peng.locator("#f-result").fill(said["result"])
    people.look(peng, "closing on the phone")
    send(peng)
    expect(peng.locator(".case-head")).to_contain_text(tongue.say("office.state.closed"))


def _asked_after(people: People, hot: Page, number: str) -> None:
    """The hotline, whose page has followed by itself, asks whether it is done."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    expect(hot.locator(".case-head h1")).to_have_text(number)
    expect(hot.locator(".case-head")).to_contain_text(say("office.state.closed"))
    press(hot, say("office.act.confirm"))
    hot.locator("#f-words").fill(said["content"])
    send(hot)
    expect(hot.locator(".case-head")).to_contain_text(say("office.confirmed"))
    confirmed = say("office.step.confirmed", who=people.tongue.person(HOTLINE))
    expect(hot.locator(".step").last).to_contain_text(confirmed)
    people.look(hot, "asked after", bars=True)
    go(hot, "mine")
    expect(hot.locator(".row", has_text=number)).to_have_count(0)
