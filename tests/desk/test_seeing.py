"""What the database is asked for is what the rule says (core/access.py), for everybody, on both."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert, select

from hall.core import access
from hall.core.refusals import Refusal
from hall.desk import coordinating, handing, noticing, printing_inquiry, serving
from hall.desk.desk import Desk
from hall.desk.inquiry import concern_of
from hall.desk.reading_inquiries import Wanted
from hall.store.page import Page
from hall.store.tables import inquiries, reminders
from tests.halls import GUARD, LI, MANAGER, WANG, Clerk, Clock, opened, refused, seated, visitor
from tests.office import METER, METER_HEAD, OFFICE, PEOPLE, PIPES, done, office_settings, opened_by


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def sent_on(desk: Desk) -> tuple[Clerk, int, int]:
    """Li receives a visitor, writes it down, and sends them to Wang, who serves them; answers
    Wang, the ticket and the inquiry.
    """
    ticket = visitor(desk).id
    li, wang = seated(desk, "1", LI), seated(desk, "2", WANG)
    li.next()
    li.begin()
    made = opened_by(desk, LI, ticket=ticket, kind="handle")
    li.transfer("connection")
    wang.next()
    wang.begin()
    return wang, ticket, made.id


def remind(desk: Desk, page: Page, *, inquiry: int, staff: str) -> None:
    """The ladder told somebody."""
    row = {"hall": page.hall, "inquiry": inquiry, "rung": "due", "staff": staff}
    page.run(insert(reminders), row | {"basis": page.now, "at": page.now})


def by_the_rule(desk: Desk, viewer: str) -> set[int]:
    """Every inquiry that core/access.py lets this person see."""
    seen = set()
    with desk.book.read() as connection:
        for row in connection.execute(select(inquiries).where(inquiries.c.hall == desk.book.hall)):
            try:
                found = concern_of(connection, desk.book.hall, row)
                access.must(desk.floor.staff[viewer], "see", found)
            except Refusal:
                continue
            seen.add(row.id)
    return seen


def test_everybody_finds_what_the_rule_lets_them_see(desk: Desk) -> None:
    """Own, offered, a department's, helped with, reminded of, served; never what is about one, and
    no colleague's complaint.
    """
    wang, ticket, _ = sent_on(desk)
    opened_by(desk, GUARD)
    opened_by(desk, GUARD, ticket=ticket, kind="complain", about=WANG)
    done(desk, handing.offer, opened_by(desk, LI), LI, to=PIPES, notified="老周 9:05")
    helped = opened_by(desk, MANAGER)
    done(desk, coordinating.involve, helped, MANAGER, department="meter")
    desk.act(remind, inquiry=opened_by(desk, PIPES).id, staff=METER)
    complaint = opened_by(desk, GUARD, kind="complain")
    done(desk, handing.assign, complaint, OFFICE, to=METER_HEAD)
    waiting = visitor(desk)
    opened_by(desk, GUARD, ticket=waiting.id)
    with desk.read() as reading:
        found = {
            viewer: {each.id for each in reading.inquiries(Wanted(), viewer, limit=99)}
            for viewer in PEOPLE
        }

    assert found == {viewer: by_the_rule(desk, viewer) for viewer in PEOPLE}
    assert len(found[WANG]) == 1, "served, and not the one that is about the clerk"
    assert len(found[OFFICE]) == 8
    wang.transfer("repair")
    with desk.read() as reading:
        assert reading.inquiries(Wanted(), WANG) == []
    assert by_the_rule(desk, WANG) == set()


def test_the_second_clerk_sees_notes_gives_notice_and_prints(desk: Desk) -> None:
    """As long as the visitor is theirs, and after, too; the answer stays the first clerk's (A)."""
    wang, ticket, made = sent_on(desk)
    with desk.read() as reading:
        (shown,) = reading.of_ticket(ticket, WANG)
        assert (shown.first, shown.responsible) == (LI, LI)
        assert reading.of_ticket(ticket, MANAGER) == [reading.inquiry(made, MANAGER)]
        assert reading.of_ticket(ticket, PIPES) == []
    with refused(desk, "not_allowed"):
        desk.act(handing.offer, inquiry=made, staff=WANG, to=PIPES, notified="老周 9:05")
    desk.act(coordinating.note, inquiry=made, staff=WANG, words="又问了水表")
    told = {"inquiry": made, "service": "payment", "missing": [], "words": "身份证"}
    desk.act(noticing.give_notice, staff=LI, **told)
    with refused(desk, "reason_needed"):
        desk.act(noticing.give_notice, staff=WANG, **told)
    desk.act(noticing.give_notice, staff=WANG, reason="漏了房产证", **told)
    with refused(desk, "no_paper"):
        desk.act(printing_inquiry.ask_print, inquiry=made, kind="receipt", staff=WANG, printer="-")
    wang.press(serving.finish, outcome="deferred", reason="等表到货")
    with desk.read() as reading:
        assert reading.inquiry(made, WANG).notices == 2
        kinds = [each.kind for each in reading.steps(made, WANG)]
    assert kinds == ["opened", "note", "notice", "notice", "notice_again", "deferred"]


def test_deferring_does_not_tell_a_clerk_that_there_is_a_complaint(desk: Desk) -> None:
    """With one about them, and with none, the same is refused, and the same helps (G2)."""
    ticket = visitor(desk).id
    li = seated(desk, "1", LI)
    li.next()
    li.begin()
    with refused(desk, "inquiry_needed"):
        li.press(serving.finish, outcome="deferred", reason="等表到货")
    opened_by(desk, GUARD, ticket=ticket, kind="complain", about=LI)
    with refused(desk, "inquiry_needed"):
        li.press(serving.finish, outcome="deferred", reason="等表到货")
    with desk.read() as reading:
        assert reading.of_ticket(ticket, LI) == []
    opened_by(desk, LI, ticket=ticket)
    li.press(serving.finish, outcome="deferred", reason="等表到货")
