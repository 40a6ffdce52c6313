"""Inquiries at the desk: who is responsible, what moves it, and what the timeline says."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from hall.core.refusals import Refusal
from hall.desk import answering, coordinating, handing, noticing, promising
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from tests.halls import LI, MANAGER, WANG, Clock, journal, opened, refused, seated, visitor
from tests.office import (
    CONTACT,
    HOTLINE,
    METER,
    METER_HEAD,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    done,
    office_settings,
    opened_by,
    timeline,
)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def handed(desk: Desk, to: str = PIPES) -> Any:
    """An inquiry of Li's, offered to somebody who has been phoned."""
    made = opened_by(desk)
    return done(desk, handing.offer, made, LI, to=to, notified="管网中心老周，9:05")


def test_the_first_clerk_of_the_ticket_is_responsible_whoever_writes_it_down(desk: Desk) -> None:
    """Also after a transfer: the second clerk opens it, the first one has it (C1, F1)."""
    ticket = visitor(desk)
    first, second = seated(desk, "1", LI), seated(desk, "3", WANG)
    first.next()
    first.begin()
    first.transfer("connection")
    second.next()
    second.begin()

    made = opened_by(desk, WANG, ticket=ticket.id)
    assert (made.first, made.responsible, made.opened_by) == (LI, LI, WANG)
    assert (made.ticket, made.service) == (ticket.id, "connection")
    with desk.read() as reading:
        assert [each.id for each in reading.inquiry_of_ticket(ticket.id, WANG)] == [made.id]


def test_without_a_ticket_it_is_whoever_opens_it(desk: Desk) -> None:
    """By phone, by letter or in the hall; numbers count within the day."""
    by_phone = opened_by(desk, HOTLINE, channel="phone", kind="repair")
    letter = opened_by(desk, OFFICE, channel="letter")
    assert (by_phone.first, letter.responsible) == (HOTLINE, OFFICE)
    assert [each.number for each in (by_phone, letter)] == ["SW-20260302-001", "SW-20260302-002"]
    desk.now.go(hours=24)  # type: ignore[attr-defined]
    assert opened_by(desk).number == "SW-20260303-001"


def test_only_the_receivers_word_moves_it(desk: Desk) -> None:
    """Until then it is Li's, who can take it back; then it is theirs, and their department's."""
    made = handed(desk)
    assert (made.responsible, made.offered_to, made.state) == (LI, PIPES, "offered")
    with refused(desk, "already_offered"):
        done(desk, answering.close, made, LI, outcome="done", result="x")
    with refused(desk, "not_allowed"):
        done(desk, handing.acknowledge, made, LI)
    done(desk, handing.take_back, made, LI)
    with refused(desk, "unknown_inquiry"):
        done(desk, handing.acknowledge, made, PIPES)
    with refused(desk, "not_notified"):
        done(desk, handing.offer, made, LI, to=PIPES, notified="  ")
    done(desk, handing.offer, made, LI, to=PIPES, notified="管网中心老周，9:20")
    taken = done(desk, handing.acknowledge, made, PIPES)
    assert (taken.responsible, taken.first, taken.department) == (PIPES, LI, "pipes")
    kinds = [each.kind for each in timeline(desk, made)]
    assert kinds == ["opened", "offered", "taken_back", "offered", "taken"]


def test_refusing_goes_to_the_office_which_has_the_last_word(desk: Desk) -> None:
    """It is the offerer's until the office has spoken (F5)."""
    made = handed(desk)
    with refused(desk, "reason_needed"):
        done(desk, handing.decline, made, PIPES, reason=" ")
    said = done(desk, handing.decline, made, PIPES, reason="不归我们管")
    assert (said.state, said.responsible) == ("unassigned", LI)
    with refused(desk, "not_allowed"):
        done(desk, handing.assign, made, LI, to=METER)
    given = done(desk, handing.assign, made, OFFICE, to=METER)
    assert (given.responsible, given.department, given.assigned) == (METER, "meter", True)
    with refused(desk, "reason_needed"):
        done(desk, handing.ask_office, made, METER, reason="")


def test_nothing_is_closed_without_result_and_answer(desk: Desk) -> None:
    """A refusal needs where to go instead; attempts count where nobody could be reached (F10)."""
    made = opened_by(desk)
    end = {"outcome": "answered", "result": "已解释阶梯水价"}
    with refused(desk, "reply_needed"):
        done(desk, answering.close, made, LI, **end)
    with refused(desk, "words_needed"):
        done(desk, answering.reply, made, LI, reached=True, words=" ")
    done(desk, answering.reply, made, LI, reached=False, words="电话无人接听")
    with refused(desk, "result_needed"):
        done(desk, answering.close, made, LI, outcome="answered", result="")
    with refused(desk, "referral_needed"):
        done(desk, answering.close, made, LI, outcome="refused", result="不属于供水范围")
    with refused(desk, "reply_needed", why="not_reached"):
        done(desk, answering.close, made, LI, **end)
    done(desk, answering.reply, made, LI, reached=True, words="已回电")
    closed = done(desk, answering.close, made, LI, **end)
    assert (closed.state, closed.outcome, closed.result) == ("closed", "answered", end["result"])
    again = done(desk, answering.reopen, made, OFFICE, reason="来访者不满意")
    assert (again.state, again.told, again.tried, again.closed_at) == ("open", 0, 0, None)
    assert again.result == ""
    ended = next(each for each in timeline(desk, made) if each.kind == "closed")
    assert ended.words == end["result"]


def test_the_promise_is_the_halls_unless_the_clerk_promises_sooner(desk: Desk) -> None:
    """Three working days from Monday end on Thursday; later than that is refused (F8)."""
    made = opened_by(desk)
    assert made.due_at is not None
    assert made.due_at.astimezone(desk.hours.zone).isoformat() == "2026-03-05T17:30:00+08:00"
    soon = desk.now() + timedelta(hours=2)
    assert opened_by(desk, due_at=soon).due_at == soon
    with refused(desk, "due_late", latest="2026-03-05 17:30"):
        opened_by(desk, due_at=made.due_at + timedelta(minutes=1))
    with refused(desk, "due_past"):
        opened_by(desk, due_at=desk.now())


def test_an_extension_counts_only_when_the_visitor_was_told(desk: Desk) -> None:
    """How and when stands in the timeline (F8)."""
    made = opened_by(desk)
    assert made.due_at is not None
    later = made.due_at + timedelta(days=1)
    more = {"due_at": later, "reason": "等配件"}
    with refused(desk, "not_told"):
        done(desk, promising.extend, made, LI, told="", **more)
    with refused(desk, "due_sooner"):
        done(desk, promising.extend, made, LI, told="电话", reason="x", due_at=made.due_at)
    now = done(desk, promising.extend, made, LI, told="今天 9:10 电话告知", **more)
    assert (now.due_at, now.extended) == (later, 1)
    assert "9:10" in timeline(desk, made)[-1].words


def test_a_complaint_is_nobodys_who_is_complained_of(desk: Desk) -> None:
    """Not as the first clerk's, not handed to them, not in any list of theirs (G2)."""
    ticket = visitor(desk)
    li = seated(desk, "1", LI)
    li.next()
    li.begin()
    made = opened_by(desk, MANAGER, kind="complain", about=LI, ticket=ticket.id)
    assert (made.first, made.responsible) == (LI, MANAGER)
    with refused(desk, "about_person"):
        done(desk, handing.offer, made, MANAGER, to=LI, notified="老周 x")
    with refused(desk, "about_yourself"):
        opened_by(desk, LI, kind="complain", about=LI)
    with desk.read() as reading:
        assert reading.inquiries(Wanted(), LI) == []
        assert reading.how_many(Wanted(), LI) == 0
        assert reading.bunch(Wanted(), LI, 0, 9) == []
        assert reading.inquiry_of_ticket(ticket.id, LI) == []
        with pytest.raises(Refusal, match="unknown_inquiry"):
            reading.inquiry(made.id, LI)
    with refused(desk, "unknown_inquiry"):
        done(desk, coordinating.note, made, LI, words="?")


def test_several_departments_help_and_the_first_clerk_answers(desk: Desk) -> None:
    """A lead, reports, a meeting, a decision; the first clerk may answer for all (F6)."""
    made = handed(desk)
    done(desk, handing.acknowledge, made, PIPES)
    done(desk, coordinating.involve, made, PIPES, department="meter", words="请查表")
    with refused(desk, "already_asked"):
        done(desk, coordinating.involve, made, PIPES, department="meter")
    with refused(desk, "unknown_department"):
        done(desk, coordinating.involve, made, PIPES, department="roof")
    done(desk, coordinating.report, made, METER, words="表已查，正常")
    with refused(desk, "already_reported"):
        done(desk, coordinating.report, made, METER_HEAD, words="又查")
    done(desk, coordinating.note, made, PIPES, words="会商：两部门到场", step="meeting")
    done(desk, coordinating.note, made, PIPES_HEAD, words="决定：换管", step="decision")
    done(desk, answering.reply, made, LI, reached=True, words="已告知来访者")
    closed = done(desk, answering.close, made, PIPES, outcome="done", result="已换管")
    assert closed.told == 1
    with desk.read() as reading:
        (party,) = reading.parties(made.id)
    assert (party.department, party.staff) == ("meter", METER)
    assert party.reported_at is not None


def test_a_second_one_time_notice_needs_a_reason_and_is_counted(desk: Desk) -> None:
    """All that is missing is told at once; a second time is a breach (F9)."""
    made = opened_by(desk)
    ask = {"service": "payment", "missing": [], "words": "户主身份证"}
    with refused(desk, "nothing_missing"):
        done(desk, noticing.give_notice, made, LI, service="payment", missing=[7], words="")
    assert done(desk, noticing.give_notice, made, LI, **ask).notices == 1
    with refused(desk, "reason_needed"):
        done(desk, noticing.give_notice, made, LI, **ask)
    assert done(desk, noticing.give_notice, made, LI, reason="漏看一项", **ask).notices == 2
    assert [each.data["again"] for each in journal(desk, "NoticeGiven")] == [False, True]


def test_a_correction_is_a_new_fact_and_the_old_words_stay(desk: Desk) -> None:
    """Nothing else can be changed (G5)."""
    made = opened_by(desk)
    asked = {"field": "matter", "value": "表坏了", "reason": "听错了"}
    assert done(desk, coordinating.correct, made, LI, **asked).matter == "表坏了"
    was, why = timeline(desk, made)[-2:]
    assert (was.words, why.words) == (made.matter, "听错了")
    with refused(desk, "bad_request"):
        done(desk, coordinating.correct, made, LI, field="kind", value="x", reason="y")


def test_the_journal_keeps_no_word_and_no_contact(desk: Desk) -> None:
    """Who, what kind and when; what was said stands in the timeline alone (K1)."""
    made = opened_by(desk, contact=CONTACT, matter="秘密的事情")
    done(desk, answering.reply, made, LI, reached=True, words="秘密的答复")
    kept = json.dumps([each.data for each in journal(desk)], ensure_ascii=False)
    assert "秘密" not in kept
    for word in CONTACT.values():
        assert word not in kept
    facts = [each.kind for each in journal(desk) if each.kind.startswith("Inquiry")]
    assert facts == ["InquiryOpened", "InquiryReplied"]
