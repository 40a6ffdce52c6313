"""A visitor without all papers: told at once what is missing, and nothing is owed meanwhile."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hall.desk import noticing, reminding, returning, sending, tickets
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from tests.halls import LI, WANG, Clerk, Clock, journal, opened, refused, seated, visitor
from tests.office import LEADER, done, office_settings, stands, timeline

MATTER = "业务：材料不齐，已一次性告知"


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def serving(desk: Desk, language: str = "zh") -> Clerk:
    """Li has somebody in hand."""
    li = seated(desk, "1", LI)
    desk.act(tickets.take, service="payment", priority=False, language=language)
    li.next()
    li.begin()
    return li


def send_home(clerk: Clerk, **more: object) -> InquiryView:
    """Without a house book."""
    told = {"service": "payment", "missing": [], "words": "户口本", "matter": MATTER, **more}
    made: InquiryView = clerk.desk.act(
        noticing.send_home, counter=clerk.counter, staff=clerk.staff, **told
    )
    return made


def test_it_is_written_down_told_and_ended_in_one_act(desk: Desk) -> None:
    """Result and answer are there (F10), and no promise that could be missed."""
    made = send_home(serving(desk))

    assert (made.state, made.outcome, made.told, made.notices) == ("closed", "answered", 1, 1)
    assert (made.first, made.responsible, made.result, made.due_at) == (LI, LI, MATTER, None)
    assert [each.kind for each in timeline(desk, made)] == [
        "opened", "notice", "replied", "closed",
    ]  # fmt: skip
    told = [each.kind for each in journal(desk)[-4:]]
    assert told == ["InquiryOpened", "NoticeGiven", "InquiryReplied", "InquiryClosed"]


def test_nobody_is_ever_reminded_of_it(desk: Desk) -> None:
    """Weeks later neither clerk nor leader owes anything about papers that are being fetched."""
    made = send_home(serving(desk))
    desk.now.now += timedelta(days=20)  # type: ignore[attr-defined]
    reminding.look(desk, lambda _: None)
    with desk.read() as reading:
        assert reading.boxes(LI).mine == 0
        assert reading.reminders(LEADER) == reading.reminders(LI) == []
    assert stands(desk, made).due_at is None


def test_a_second_one_is_known_for_one_also_after_the_end(desk: Desk) -> None:
    """The visitor comes again to another clerk: it needs a reason, is counted, and it stays ended
    (F9).
    """
    li = serving(desk)
    made = send_home(li)
    li.finish()
    wang = seated(desk, "2", WANG)
    visitor(desk, "connection")
    wang.next()
    wang.begin()
    desk.act(returning.come_again, counter="2", staff=WANG, number=made.number)
    told = {"service": "payment", "missing": [], "words": "照片"}
    with refused(desk, "reason_needed"):
        done(desk, noticing.give_notice, made, WANG, **told)
    now = done(desk, noticing.give_notice, made, WANG, reason="上次漏说", **told)

    assert (now.notices, now.state, now.told) == (2, "closed", 1)
    with desk.read() as reading:
        assert "notice" in reading.may(made.id, WANG)


def test_whoever_tells_it_answers_for_it_and_the_first_clerk_stays(desk: Desk) -> None:
    """After a transfer the second clerk sends the visitor home."""
    li = serving(desk)
    li.press(sending.transfer, service="connection")
    wang = seated(desk, "2", WANG)
    wang.next()
    wang.begin()
    made = send_home(wang)
    assert (made.first, made.responsible, made.state) == (LI, WANG, "closed")


def test_its_papers_speak_the_visitors_language(desk: Desk) -> None:
    """Whatever the clerk's page speaks."""
    assert send_home(serving(desk, language="en")).language == "en"


def test_nothing_missing_nobody_there_or_no_such_service_writes_nothing(desk: Desk) -> None:
    """Each refusal leaves every table as it was."""
    li = seated(desk, "1", LI)
    with refused(desk, "nothing_in_hand"):
        send_home(li)
    visitor(desk, "payment")
    li.next()
    with refused(desk, "not_serving"):
        send_home(li)
    li.begin()
    with refused(desk, "nothing_missing"):
        send_home(li, words=" ")
    with refused(desk, "nothing_missing"):
        send_home(li, words="", missing=[99, -1])
    with refused(desk, "unknown_service"):
        send_home(li, service="moon")
    with refused(desk, "matter_needed"):
        send_home(li, matter=" ")
    with refused(desk, "not_your_counter"):
        desk.act(
            noticing.send_home, counter="1", staff=WANG, service="payment", missing=[], words="证",
            matter=MATTER,
        )  # fmt: skip
