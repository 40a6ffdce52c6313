"""A visitor at a counter whose matter belongs to another department, whose person is away: the
whole way in one language, by hand alone, in a hall of any kind.
"""

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.clerk_house import LIN
from tests.browser.office_house import PIPES, PIPES_HEAD, go, look_at, press, send
from tests.browser.papers_seen import reads
from tests.browser.people import People

TABLET: ViewportSize = {"width": 820, "height": 1180}
SAID = {
    "zh": {
        "matter": "三楼停水两天了", "sought": "停水", "notified": "曹主任本人 9:05",
        "result": "阀门已修好", "answer": "已告知来水",
    },
    "en": {
        "matter": "No water on the third floor for two days", "sought": "pipe repair",
        "notified": "Mr Cao himself, 9:05", "result": "The valve is mended",
        "answer": "Told that the water is back",
    },
}  # fmt: skip


def away(people: People) -> str:
    """From the ticket in hand to the end; answers the number of the inquiry."""
    goes_out(people)
    with people.at_counter(LIN, "1") as lin:
        number = _handed_over(people, lin)
        with people.at_office(PIPES_HEAD, TABLET) as cao:
            _taken(people, cao, number)
            card = lin.locator(".inquiry-key")
            expect(card).to_contain_text(people.tongue.say("counter.case.state.open"))  # by itself
            people.finish_as(lin, "deferred")
            _ended(people, cao)
    comes_back(people)
    return number


def goes_out(people: People) -> None:
    """Peng says so himself, and who stands in."""
    say = people.tongue.say
    with people.at_office(PIPES) as peng:
        go(peng, "directory")
        peng.get_by_role("button", name=say("office.away.say"), exact=True).click()
        peng.get_by_text(say("office.away_kind.outside"), exact=True).click()
        peng.locator("#f-deputy").select_option(PIPES_HEAD)
        people.look(peng, "who is away", bars=True)
        peng.get_by_role("button", name=say("office.duty.save"), exact=True).click()
        now = say("office.duty.why.deputy", who=people.tongue.person(PIPES_HEAD))
        expect(peng.locator(".duty-now", has_text=now)).to_have_count(1)
        absent = peng.locator(".duty-row", has_text=say("office.away_kind.outside"))
        instead = f"{people.tongue.person(PIPES_HEAD)} · {people.tongue.department('network')}"
        expect(absent).to_contain_text(say("office.away.instead", who=instead))
        people.look(peng, "the directory")


def comes_back(people: People) -> None:
    """Back at work, by one key."""
    with people.at_office(PIPES) as peng:
        go(peng, "directory")
        back = people.tongue.say("office.away.back_of", who=people.tongue.person(PIPES))
        peng.get_by_role("button", name=back, exact=True).click()
        expect(peng.get_by_role("button", name=back, exact=True)).to_have_count(0)


def _handed_over(people: People, lin: Page) -> str:
    """One key from the ticket; not before the department was told; two papers to take along."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    people.serve(lin)
    lin.keyboard.press("Shift+F4")
    lin.keyboard.press("6")  # a report
    lin.keyboard.type(said["matter"])
    lin.locator("#f-next-offer").check()
    lin.locator("#f-whom").fill(said["sought"])
    offered = lin.locator(".pick").first
    expect(offered).to_contain_text(tongue.department("network"))
    gone = tongue.say("counter.inquiry.away", who=f"{PIPES} {tongue.person(PIPES)}")
    expect(offered).to_contain_text(gone)
    people.look(lin, "the directory at the counter")
    lin.keyboard.press("Enter")
    expect(lin.locator(".picked")).to_contain_text("8555-0441")
    lin.keyboard.press("Control+Enter")
    untold = tongue.say("counter.inquiry.missing_notified")
    expect(lin.locator(".form-said")).to_have_text(untold)
    people.look(lin, "refused", bars=True)
    lin.locator("#f-notified").fill(said["notified"])
    lin.keyboard.press("Control+Enter")
    number, (receipt, guide) = people.told(lin)
    for paper, phone in ((receipt, "8555-0101"), (guide, "8555-0441")):
        assert reads(paper, tongue.say("slip.inquiry.phone", phone=phone))
    card = lin.locator(".inquiry-key", has_text=number)
    expect(card).to_contain_text(tongue.say("counter.case.state.offered"))
    people.look(lin, "handed over")
    return number


def _taken(people: People, cao: Page, number: str) -> None:
    """It is Lin's until Cao says so."""
    tongue = people.tongue
    expect(cao).to_have_title(f"(1) {tongue.say('office.title')}")
    people.look(cao, "to take")
    look_at(cao, number)
    has_it = cao.locator(".link[aria-current]")
    expect(has_it).to_contain_text(tongue.person(LIN))
    expect(cao.locator(".link--offered")).to_contain_text(tongue.person(PIPES_HEAD))
    press(cao, tongue.say("office.act.acknowledge"))
    expect(has_it).to_contain_text(tongue.person(PIPES_HEAD))


def _ended(people: People, cao: Page) -> None:
    """Nothing is closed before the visitor knows; and the whole way can be read in the end."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    press(cao, tongue.say("office.act.close"))
    cao.locator("#f-result").fill(said["result"])
    cao.keyboard.press("Control+Enter")
    untold = tongue.say("refusals.reply_needed")
    expect(cao.locator("form.act .band--trouble")).to_have_text(untold)
    people.look(cao, "not closed untold")
    cao.keyboard.press("Escape")
    press(cao, tongue.say("office.act.reply"))
    cao.locator("#f-words").fill(said["answer"])
    send(cao)
    press(cao, tongue.say("office.act.close"))
    expect(cao.locator("#f-result")).to_have_value(said["result"])  # still there
    send(cao)
    expect(cao.locator(".case-head")).to_contain_text(tongue.say("office.state.closed"))
    steps = cao.locator(".step")
    for step, about in (
        ("opened", {"who": LIN, "channel": tongue.say("office.channel.visit")}),
        ("offered", {"who": LIN, "to": PIPES_HEAD, "notified": ""}),
        ("taken", {"who": PIPES_HEAD, "of": LIN}),
        ("replied", {"who": PIPES_HEAD}),
    ):
        names = {key: tongue.person(of) if of.isdigit() else of for key, of in about.items()}
        expect(steps.filter(has_text=tongue.say(f"office.step.{step}", **names))).to_have_count(1)
    expect(cao.locator(".step--offered")).to_contain_text(said["notified"])
    for paper in ("receipt", "guide"):
        out = cao.locator(".party", has_text=tongue.say(f"office.paper.{paper}"))
        expect(out).to_contain_text(tongue.say("office.kept_as_picture"))
    people.look(cao, "the end", bars=True)
