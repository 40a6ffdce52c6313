"""A visitor complains at a counter about the clerk of another one: who is complained of learns
nothing, who must know is told at once, and in the end a failing is stated.
"""

from playwright.sync_api import Page, expect

from tests.browser.clerk_house import CHEN, LIN
from tests.browser.office_house import HOTLINE, LEADER, go, look_at, press, send
from tests.browser.people import People

SAID = {
    "zh": {
        "matter": "窗口人员说话很难听", "name": "张建华", "notified": "已电话告知 9:10",
        "result": "已道歉", "answer": "已当面道歉", "grounds": "录音属实",
    },
    "en": {
        "matter": "Spoke to me very rudely at the window", "name": "Zhang Jianhua",
        "notified": "By phone at 9:10", "result": "Apologised",
        "answer": "We apologised in person", "grounds": "The recording bears it out",
    },
}  # fmt: skip


def complaint(people: People) -> str:
    """From the ticket in hand to the finding; answers the number of the inquiry."""
    with people.at_counter(LIN, "1") as lin:
        number = _taken_down(people, lin)
        people.finish_as(lin, "deferred")
    with people.at_office(LEADER) as dong:
        place = _known(people, dong, number)
        with people.at_counter(CHEN, "2") as chen:
            _hidden(people, chen, number, place)
        with people.at_office(HOTLINE) as xie:
            _answered(people, xie, number)
        _found(people, dong)
    return number


def _taken_down(people: People, lin: Page) -> str:
    """Chen is named; nobody can hand it to Chen himself; then it goes to customer service."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    people.serve(lin)
    lin.keyboard.press("Shift+F4")
    lin.keyboard.press("4")
    lin.keyboard.type(said["matter"])
    lin.locator("#f-category").select_option("attitude")
    lin.locator("#f-about").select_option(CHEN)
    lin.locator(".contact summary").press("Enter")
    lin.locator("#f-name").fill(said["name"])
    lin.locator("#f-phone").fill("138 1234 5678")
    lin.locator("#f-next-offer").check()
    lin.locator("#f-whom").fill(CHEN)
    lin.keyboard.press("Enter")
    lin.locator("#f-notified").fill(said["notified"])
    lin.keyboard.press("Control+Enter")
    half = lin.locator(".form-said")
    expect(half).to_contain_text(tongue.say("refusals.about_person"))
    people.look(lin, "not to whom it is about", bars=True)
    lin.locator("#f-whom").fill(tongue.department("customer"))
    lin.keyboard.press("Enter")
    lin.keyboard.press("Control+Enter")
    number, papers = people.told(lin)
    assert len(papers) == 2
    people.look(lin, "the complaint is with customer service")
    return number


def _known(people: People, dong: Page, number: str) -> str:
    """The leader is told by itself; answers where it stands."""
    say = people.tongue.say
    go(dong, "told")
    row = dong.locator(".row--reminder", has_text=number)
    expect(row).to_contain_text(say("office.rung.complaint"))
    people.look(dong, "the leader is told")
    row.click()
    expect(dong.locator(".case-head h1")).to_have_text(number)
    about = dong.locator(".facts dt", has_text=say("office.fact.about")).locator("+ dd")
    expect(about).to_contain_text(people.tongue.person(CHEN))
    expect(dong.locator(".case")).to_contain_text("138****5678")
    people.look(dong, "what the leader reads")
    return dong.url.partition("#")[2]


def _hidden(people: People, chen: Page, number: str, place: str) -> None:
    """Neither a list nor the address says a word, though Chen is at work in the same hall."""
    say = people.tongue.say
    chen.goto(f"{people.url}/office/?lang={people.tongue.language}")
    expect(chen.locator(".none")).to_have_text(say("office.none.receive"))
    go(chen, "told")
    expect(chen.locator(".none")).to_have_text(say("office.none.told"))
    go(chen, "all")
    chen.locator("#f-text").fill(number)
    chen.keyboard.press("Enter")
    expect(chen.locator(".found")).to_have_text(say("office.found_none"))
    people.look(chen, "nothing is found")
    chen.goto(f"{people.url}/office/?lang={people.tongue.language}#{place}")
    expect(chen.locator("main .band--trouble")).to_have_text(say("refusals.unknown_inquiry"))
    people.look(chen, "nor by its address")


def _answered(people: People, xie: Page, number: str) -> None:
    """Customer service takes it, tells the visitor, and closes."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    go(xie, "receive")
    look_at(xie, number)
    press(xie, say("office.act.acknowledge"))
    press(xie, say("office.act.reply"))
    xie.locator("#f-words").fill(said["answer"])
    send(xie)
    press(xie, say("office.act.close"))
    xie.locator("#f-result").fill(said["result"])
    send(xie)
    expect(xie.locator(".case-head")).to_contain_text(say("office.state.closed"))


def _found(people: People, dong: Page) -> None:
    """A failing is a fact that a leader states."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    expect(dong.locator(".case-head")).to_contain_text(say("office.state.closed"))  # by itself
    press(dong, say("office.act.find"))
    dong.locator("#f-of").select_option(CHEN)
    dong.locator("#f-fault").select_option("rude")
    dong.locator("#f-words").fill(said["grounds"])
    people.look(dong, "a finding")
    send(dong)
    who, of = people.tongue.person(LEADER), people.tongue.person(CHEN)
    stated = say("office.step.finding", who=who, of=of, fault=say("office.fault.rude"))
    expect(dong.locator(".step--finding")).to_contain_text(stated)
    people.look(dong, "the complaint has ended", bars=True)
