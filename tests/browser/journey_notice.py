"""A visitor lacks a paper, is told, comes again and lacks another one: told twice at the counter,
counted, and seen so in the timeline, in the ledger and in its file.
"""

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.clerk_house import LIN
from tests.browser.office_house import OFFICE, go, look_at
from tests.browser.papers_seen import reads
from tests.browser.people import People

SAID = {
    "zh": {"reason": "第一次漏写了户号", "number": "户号或水费通知单", "tax": "单位名称和税号"},
    "en": {
        "reason": "The account number was left out",
        "number": "Account number or water bill",
        "tax": "company name and tax number",
    },
}


def notice_twice(people: People) -> str:
    """From the ticket in hand to the ledger; answers the number of the inquiry."""
    with people.at_counter(LIN, "1") as lin:
        people.serve(lin)
        number = _first(people, lin)
        _second(people, lin, number)
        people.finish_as(lin, "incomplete")
    with people.at_office(OFFICE) as tian:
        _seen(people, tian, number)
        _taken_away(people, tian, number)
    return number


def _first(people: People, lin: Page) -> str:
    """Three keys: what is missing is ticked and printed; nothing at all is refused."""
    say = people.tongue.say
    lin.keyboard.press("Shift+F1")
    lin.keyboard.press("Control+Enter")
    expect(lin.locator(".form-said")).to_have_text(say("counter.notice.nothing"))
    lin.keyboard.press("2")
    people.look(lin, "what is missing")
    lin.keyboard.press("Control+Enter")
    number, (paper,) = people.told(lin)
    assert reads(paper, say("slip.inquiry.phone", phone="8555-0101"))
    return number


def _second(people: People, lin: Page, number: str) -> None:
    """In the same inquiry: not without a reason, and told that it is counted."""
    say, said = people.tongue.say, SAID[people.tongue.language]
    expect(lin.locator(".inquiry-key")).to_contain_text(number)
    lin.keyboard.press("Shift+F1")
    expect(lin.locator("#f-reason-hint")).to_have_text(say("counter.notice.again", count=2))
    expect(lin.locator("#f-paper-1")).to_be_checked()  # what was missing the first time
    lin.keyboard.press("1")
    lin.keyboard.press("Control+Enter")
    expect(lin.locator(".form-said")).to_have_text(say("counter.notice.why_again"))
    expect(lin.locator("#f-reason")).to_be_focused()
    people.look(lin, "a reason is asked for", bars=True)
    lin.keyboard.type(said["reason"])
    lin.keyboard.press("Control+Enter")
    again, (paper,) = people.told(lin)
    assert again == number
    assert reads(paper, say("slip.inquiry.phone", phone="8555-0101"))


def _seen(people: People, tian: Page, number: str) -> None:
    """The office reads it in the ledger and in the timeline."""
    tongue, said = people.tongue, SAID[people.tongue.language]
    go(tian, "all")
    tian.locator("#f-text").fill(number)
    tian.keyboard.press("Enter")
    row = tian.locator(".ledger tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(
        tongue.say("counter.notice.matter", service=tongue.service("payment"))
    )
    people.look(tian, "the ledger")
    look_at(tian, number)
    given = tian.locator(".step--notice")
    expect(given).to_have_count(2)
    expect(given.first).to_contain_text(tongue.person(LIN))
    expect(given.first).to_contain_text(said["tax"])
    expect(given.last).to_contain_text(said["number"])
    why = tian.locator(".step--notice_again")
    expect(why).to_contain_text(tongue.say("office.step.notice_again"))
    expect(why).to_contain_text(said["reason"])
    counted = tian.locator(".facts dt", has_text=tongue.say("office.fact.notices")).locator("+ dd")
    expect(counted).to_have_text(tongue.say("office.times", count=2))
    expect(tian.locator(".party", has_text=tongue.say("office.paper.notice"))).to_have_count(2)
    people.look(tian, "two notices", bars=True)


def _taken_away(people: People, tian: Page, number: str) -> None:
    """The file has it under its own heading."""
    say = people.tongue.say
    go(tian, "all")
    tian.locator("details.export summary").click()
    tian.wait_for_timeout(1200)  # the page is drawn anew each second, and it stays open
    with tian.expect_download() as download:
        tian.get_by_role("button", name=say("office.export.csv"), exact=True).click()
    file = Path(download.value.path())
    (row,) = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    assert row[say("office.ledger.number")] == number
    assert row[say("office.ledger.notices")] == "2"
    assert people.tongue.strange(" ".join([*row, *row.values()])) == []
