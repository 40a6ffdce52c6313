"""A visitor comes again with a new number: found by receipt or phone, and tied to this visit."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from hall.core.inquiry import numbers_said
from hall.desk import answering, handing, noticing, returning, seeking, serving
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from hall.store.seal import Seal
from tests.halls import (
    GUARD,
    LI,
    MANAGER,
    SHANGHAI,
    WANG,
    Clerk,
    Clock,
    journal,
    opened,
    refused,
    seated,
    visitor,
)
from tests.office import CONTACT, HOTLINE, PIPES, done, office_settings, opened_by, timeline

LATER = datetime(2026, 3, 5, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def serves(clerk: Clerk, desk: Desk, service: str = "connection") -> int:
    """Somebody new is in the clerk's hand, being served; answers the ticket."""
    ticket = visitor(desk, service).id
    clerk.next()
    clerk.begin()
    return ticket


def another_day(desk: Desk, **more: object) -> tuple[InquiryView, Clerk, int]:
    """Li wrote something down; three days later its visitor stands before Wang."""
    made = opened_by(desk, LI, contact=CONTACT, **more)
    desk.now.now = LATER  # type: ignore[attr-defined]
    wang = seated(desk, "2", WANG)
    return made, wang, serves(wang, desk)


def look(clerk: Clerk, said: str) -> list[str]:
    """The numbers that are found."""
    told = {"counter": clerk.counter, "staff": clerk.staff, "said": said}
    return [each.number for each in clerk.desk.act(returning.look_up, **told)]


def tie(clerk: Clerk, number: str) -> InquiryView:
    """This visit is about that one."""
    told = {"counter": clerk.counter, "staff": clerk.staff, "number": number}
    made: InquiryView = clerk.desk.act(returning.come_again, **told)
    return made


def test_it_is_found_as_the_visitor_reads_it(desk: Desk) -> None:
    """The end of the number with the day, in full, or the whole phone, however typed."""
    made, wang, _ = another_day(desk)
    for said in (
        "SW-20260302-001", "sw20260302001", "20260302-001", "0302-001", "02-001", "02-1", "02001",
        "０２－００１", " 02 001 ", "02—001", "138 1234 5678", "+86 13812345678",
    ):  # fmt: skip
        assert look(wang, said) == [made.number], said


def test_what_is_too_short_or_unknown_is_refused(desk: Desk) -> None:
    """003 alone is anybody's; a number there is not and one of nobody sound alike."""
    _, wang, _ = another_day(desk)
    for vague in ("001", "1", "02", "SW", "5678", "1234 56", "?", "-"):
        with refused(desk, "number_vague"):
            look(wang, vague)
    for unknown in ("02-002", "03-001", "SX-20260302-001", "20250302-001", "13812345679"):
        assert look(wang, unknown) == [], unknown
    assert len(journal(desk, "PhoneSought")) == 1, "looking for a phone is a fact, found or not"
    assert journal(desk, "InquirySought") == []
    wang.finish()
    with refused(desk, "nothing_in_hand"):
        look(wang, "02-001")
    visitor(desk, "connection")
    wang.next()
    with refused(desk, "not_serving"):
        look(wang, "02-001")


def test_phones_cannot_be_tried_one_after_another(desk: Desk) -> None:
    """Not even with a visitor in hand: a mask leaves four digits to guess."""
    _, wang, _ = another_day(desk)
    for last in range(seeking.MOST):
        look(wang, f"1381234{last:04d}")
    with refused(desk, "too_many_requests"):
        look(wang, "13812345678")
    assert len(look(wang, "02-001")) == 1


def test_a_number_is_read_from_its_end() -> None:
    """The newest day first; the last day of a month is not in every month."""
    today = LATER.date()
    assert numbers_said("SW", "02-001", today)[:2] == ("SW-20260302-001", "SW-20260202-001")
    assert numbers_said("SW", "31-12", today)[0] == "SW-20260131-012"
    assert numbers_said("SW", "0231-001", today) == ()
    assert numbers_said("SW", "AB-20200101-1003", today) == ("AB-20200101-1003",)
    for phone in ("0451-8555123", "13812345678", "020-12345678", "61121003", "85551234"):
        assert numbers_said("SW", phone, today) == (), phone


def test_what_is_shown_is_enough_to_be_sure_and_is_written_down(desk: Desk) -> None:
    """Name and phone masked, no word of the matter; each look is a fact without what was typed."""
    made, _, ticket = another_day(desk)
    told = {"counter": "2", "staff": WANG, "said": "13812345678"}
    (found,) = desk.act(returning.look_up, **told)

    assert found.contact == {"name": "赵**", "phone": "138****5678"}
    assert (found.number, found.first, found.state, found.here) == (made.number, LI, "open", False)
    assert not hasattr(found, "matter")
    (fact,) = journal(desk, "InquirySought")
    assert fact.data == {
        "inquiry": made.id, "number": made.number, "staff": WANG, "ticket": ticket, "counter": "2",
    }  # fmt: skip
    with desk.read() as reading:
        assert reading.of_ticket(ticket, WANG) == [], "shown is not yet tied"


def test_the_visit_makes_it_this_tickets_and_the_timeline_shows_it(desk: Desk) -> None:
    """Seen by whoever serves it, and counted for the outcome; pressed twice it is one visit."""
    made, wang, ticket = another_day(desk)
    with refused(desk, "inquiry_needed"):
        wang.press(serving.finish, outcome="deferred", reason="等表到货")
    tie(wang, made.number)
    again = tie(wang, made.number)

    assert again.responsible == LI
    with desk.read() as reading:
        assert [each.id for each in reading.of_ticket(ticket, WANG)] == [made.id]
        assert [each.id for each in reading.inquiry_of_ticket(ticket, WANG)] == [made.id]
    steps = [(each.kind, each.staff, each.data) for each in timeline(desk, made)[1:]]
    assert steps == [("visited", WANG, {"ticket": "C001", "counter": "2"})]
    assert [each.data["ticket"] for each in journal(desk, "InquiryVisited")] == [ticket]
    assert look(wang, "02-001") == [made.number]
    with refused(desk, "not_allowed"):
        done(desk, answering.reply, made, WANG, reached=True, words="好了")
    wang.press(serving.finish, outcome="deferred", reason="等表到货")


def test_a_second_notice_on_another_day_is_counted(desk: Desk) -> None:
    """At whatever counter: it needs a reason (F9)."""
    told = {"service": "payment", "missing": [], "words": "身份证"}
    made, wang, _ = another_day(desk)
    with refused(desk, "unknown_inquiry"):
        desk.act(noticing.give_notice, inquiry=made.id, staff=WANG, **told)
    desk.act(noticing.give_notice, inquiry=made.id, staff=LI, **told)
    tie(wang, made.number)
    with refused(desk, "reason_needed"):
        desk.act(noticing.give_notice, inquiry=made.id, staff=WANG, **told)
    now = desk.act(noticing.give_notice, inquiry=made.id, staff=WANG, reason="漏了一张", **told)
    assert now.notices == 2


def test_a_closed_one_is_found_and_can_be_opened_again(desk: Desk) -> None:
    """The visitor hears its result; whoever had it owes the answer again. It defers nothing."""
    made, wang, _ = another_day(desk)
    done(desk, answering.reply, made, LI, reached=True, words="电话告知")
    done(desk, answering.close, made, LI, outcome="answered", result="已答复")
    newer = opened_by(desk, HOTLINE, contact=CONTACT)
    assert look(wang, "13812345678") == [newer.number, made.number]
    with refused(desk, "unknown_inquiry"):
        done(desk, answering.reopen, made, WANG, reason="还在漏")

    assert tie(wang, made.number).result == "已答复"
    with refused(desk, "inquiry_needed"):
        wang.press(serving.finish, outcome="deferred", reason="等表到货")
    assert done(desk, answering.reopen, made, WANG, reason="还在漏").responsible == LI
    wang.press(serving.finish, outcome="deferred", reason="等表到货")


def test_who_is_complained_of_finds_nothing(desk: Desk) -> None:
    """By number, by phone, by tying it, it is as if there were none (G2)."""
    made, wang, ticket = another_day(desk, kind="complain", about=WANG)
    for said in ("02-001", "13812345678"):
        assert look(wang, said) == []
    with refused(desk, "unknown_inquiry"):
        tie(wang, made.number)
    with refused(desk, "unknown_inquiry"):
        tie(wang, "SW-20260302-099")
    li = seated(desk, "1", LI)
    serves(li, desk, "payment")
    tie(li, made.number)
    li.transfer("connection")
    wang.finish()
    wang.next()
    wang.begin()
    with desk.read() as reading:
        assert reading.of_ticket(ticket, WANG) == []
    with refused(desk, "inquiry_needed"):
        wang.press(serving.finish, outcome="deferred", reason="等表到货")


def test_only_a_clerk_at_the_own_counter_looks(desk: Desk) -> None:
    """With the visitor in hand; nobody else, though they may see more."""
    made, wang, _ = another_day(desk)
    seated(desk, "1", LI)
    with refused(desk, "not_your_counter"):
        desk.act(returning.look_up, counter="2", staff=LI, said="02-001")
    for staff in (GUARD, PIPES, HOTLINE):
        with refused(desk, "not_allowed"):
            desk.act(returning.come_again, counter="2", staff=staff, number=made.number)
    assert tie(wang, made.number).id == made.id
    done(desk, handing.offer, made, LI, to=MANAGER, notified="经理 9:05")


def test_a_hall_that_lost_its_key_finds_by_number_alone(desk: Desk) -> None:
    """And shows no contact."""
    made, wang, _ = another_day(desk)
    desk.seal = Seal()
    (found,) = desk.act(returning.look_up, counter="2", staff=WANG, said="02-001")
    assert (found.number, found.contact) == (made.number, {})
    with refused(desk, "contact_key_lost"):
        look(wang, "13812345678")
