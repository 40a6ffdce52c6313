"""A forger with every right changes what an inquiry says; the journal says what it was."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from hall.core.happenings_inquiry import InquiryHappening
from hall.desk import (
    answering,
    contacts,
    coordinating,
    finding,
    handing,
    noticing,
    promising,
    reminding,
)
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from hall.store import case_proof, case_steps, proof
from hall.store.case_proof import Wrong
from tests.halls import LI, WANG, Clock, opened
from tests.office import (
    CONTACT,
    LEADER,
    METER,
    OFFICE,
    PIPES,
    done,
    office_settings,
    opened_by,
    timeline,
)
from tests.store.forger import forge, proved


@pytest.fixture(autouse=True)
def small_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every proof of these tests crosses from one bite to the next."""
    monkeypatch.setattr(proof, "BATCH", 2)
    monkeypatch.setattr(case_proof, "BATCH", 2)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def lived(desk: Desk) -> InquiryView:
    """An inquiry with a step of every kind, between two others; it ends at the office's word."""
    opened_by(desk)
    one = opened_by(desk, LI, contact=CONTACT, kind="complain", about=WANG)
    clock: Any = desk.now

    def does(verb: Any, staff: str, **what: Any) -> None:
        clock.go(minutes=1)
        done(desk, verb, one, staff, **what)

    does(handing.offer, LI, to=PIPES, notified="电话")
    does(handing.take_back, LI)
    does(handing.offer, LI, to=PIPES, notified="电话")
    clock.go(hours=3)
    assert reminding.look(desk, lambda seconds: None)
    does(handing.acknowledge, PIPES)
    does(noticing.give_notice, PIPES, service="payment", missing=[], words="身份证")
    does(noticing.give_notice, PIPES, service="payment", missing=[], words="照片", reason="忘了")
    does(coordinating.involve, PIPES, department="meter")
    does(coordinating.report, METER, words="看过了")
    does(coordinating.note, PIPES, words="开会", step="meeting")
    does(coordinating.correct, PIPES, field="urgency", value="urgent", reason="急")
    does(finding.find, LEADER, fault="late", of=PIPES, words="迟了")
    found = timeline(desk, one)[-1].id
    does(finding.withdraw, LEADER, finding=found, reason="没有迟")
    does(coordinating.correct, OFFICE, field="about", value=METER, reason="记错了人")
    does(coordinating.correct, OFFICE, field="about", value=WANG, reason="没有记错")
    does(contacts.put_contact, PIPES, contact={"name": "钱"}, reason="听错了")
    does(contacts.see_contact, PIPES, reason="回电话")
    does(answering.reply, PIPES, reached=False, words="没人接")
    does(answering.reply, LI, reached=True, words="说了")
    does(promising.extend, PIPES, due_at=desk.now() + timedelta(days=9), told="电话", reason="雨")
    does(answering.close, PIPES, outcome="done", result="修好了")
    does(answering.confirm, LI)
    does(answering.reopen, OFFICE, reason="又漏了")
    does(handing.ask_office, PIPES, reason="不归我")
    does(handing.assign, OFFICE, to=METER)
    does(handing.offer, METER, to=PIPES, notified="当面", words="不归我")
    does(handing.decline, PIPES, reason="不归我")
    opened_by(desk, WANG)
    return one


def wrong(desk: Desk, *statements: str, **values: Any) -> Wrong | None:
    """What the proof finds after these statements; the journal itself is whole."""
    forge(desk.book, *statements, **values)
    found = proved(desk.book)
    assert found.fault is None
    return found.wrong


def test_every_fact_about_an_inquiry_is_known_to_the_proof() -> None:
    """Else its step would pass for one that was put in; a look (sought, seen) leaves none."""
    kinds = {one.__name__ for one in InquiryHappening.__subclasses__()}
    assert kinds == {*case_steps.KINDS, "ReminderSeen", "InquirySought"}


def test_what_was_lived_is_proved(desk: Desk) -> None:
    """Every kind of step there is, and every inquiry in between."""
    lived(desk)
    assert wrong(desk) is None


ROW = {
    "responsible": "'102'", "first": "'102'", "opened_by": "'102'", "opened_at": "opened_at + 1",
    "number": "number || 'x'", "state": "'closed'", "offered_to": "'101'", "offered_at": "1",
    "channel": "'phone'", "kind": "'ask'", "category": "'burst'", "ticket": "7",
    "assigned": "NOT assigned", "told": "told + 1", "tried": "tried + 1", "outcome": "'done'",
    "due_at": "due_at + 1", "extended": "0", "notices": "1", "dispatched_at": "NULL",
    "confirmed_at": "1", "closed_at": "1",
}  # fmt: skip


def test_what_stands_in_the_register_and_was_changed_is_found(desk: Desk) -> None:
    """Column after column, each put back; and named: which inquiry, and what of it."""
    one = lived(desk)
    for column, to in ROW.items():
        with desk.book.read() as connection:
            asked = text(f"SELECT {column} FROM inquiries WHERE id = :id")
            kept = connection.execute(asked, {"id": one.id}).scalar_one()
        change = "UPDATE inquiries SET {} = {} WHERE id = :id"
        found = wrong(desk, change.format(column, to), id=one.id)
        assert found is not None, column
        assert (found.code[:4], found.what, found.number) == ("case", column, one.number)
        forge(desk.book, change.format(column, ":kept"), id=one.id, kept=kept)
    assert wrong(desk) is None


STEP = "UPDATE inquiry_steps SET {} WHERE inquiry = :id AND kind = '{}'"
JSON = {"sqlite": ":to", "postgresql": "CAST(:to AS JSON)"}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("opened", '{"due":null}'), ("taken", '{"of":"102"}'), ("taken", "{}"),
        ("assigned", '{"to":"101"}'), ("closed", '{"outcome":"refused","referral":""}'),
        ("reminded", '{"rung":"ack","to":["101"]}'), ("involved", '{"department":"pipes"}'),
        ("finding", '{"fault":"rude"}'), ("was", '{"field":"kind"}'),
        ("notice", '{"service":"payment","missing":[],"again":false}'),
        ("extended", '{"due":"2026-03-30T09:00:00+08:00"}'), ("taken", "[]"),
    ],
)  # fmt: skip
def test_the_data_of_a_step_that_was_changed_are_found(desk: Desk, kind: str, data: str) -> None:
    """The line that it does not fit is named."""
    one = lived(desk)
    to = JSON[desk.book.engine.dialect.name]
    found = wrong(desk, STEP.format(f"data = {to}", kind), id=one.id, to=data)
    assert found is not None
    assert (found.code, found.number) == ("step", one.number)
    assert found.at is not None


def test_how_many_papers_a_notice_named_is_held(desk: Desk) -> None:
    """Which of them, the journal does not say."""
    one = opened_by(desk)
    done(desk, noticing.give_notice, one, LI, service="payment", missing=[], words="身份证")
    to = JSON[desk.book.engine.dialect.name]
    data = '{"service":"payment","missing":[0,1],"again":false}'
    found = wrong(desk, STEP.format(f"data = {to}", "notice"), id=one.id, to=data)
    assert found is not None
    assert (found.code, found.kind) == ("step", "NoticeGiven")


@pytest.mark.parametrize(
    ("forgery", "code"),
    [
        (STEP.format("at = at + 1", "taken"), "step"),
        (STEP.format("staff = '101'", "taken"), "step"),
        (STEP.format("kind = 'note'", "taken"), "step"),
        (STEP.format("inquiry = inquiry + 1", "taken"), "step"),
        ("DELETE FROM inquiry_steps WHERE inquiry = :id AND kind = 'taken'", "step"),
        ("DELETE FROM inquiry_steps WHERE inquiry = :id AND kind = 'declined'", "step"),
        ("DELETE FROM inquiry_steps WHERE inquiry = :id", "step"),
        ("DELETE FROM inquiries WHERE id = :id", "case"),
        (
            "INSERT INTO inquiry_steps (hall, inquiry, at, staff, kind, words, data)"
            " SELECT hall, inquiry, at, staff, kind, words, data FROM inquiry_steps"
            " WHERE inquiry = :id AND kind = 'taken'",
            "step_in",
        ),
        ("DELETE FROM inquiry_parties WHERE inquiry = :id", "case_is"),
        ("UPDATE inquiry_parties SET staff = '101' WHERE inquiry = :id", "case_is"),
        ("UPDATE inquiry_parties SET reported_at = NULL WHERE inquiry = :id", "case_is"),
    ],
)
def test_what_was_moved_removed_or_put_in_is_found(desk: Desk, forgery: str, code: str) -> None:
    """Steps, whole inquiries, and who helps."""
    one = lived(desk)
    found = wrong(desk, forgery, id=one.id)
    assert found is not None
    assert (found.code, found.number) == (code, one.number)


COPIED = (
    "hall, day, channel, kind, category, urgency, language, matter, opened_at, opened_by,"
    " first, responsible, department, state, assigned, told, tried, result, extended, notices"
)


def test_an_inquiry_that_was_put_in_is_found(desk: Desk) -> None:
    """With a timeline, and without one."""
    one = lived(desk)
    found = wrong(
        desk,
        f"INSERT INTO inquiries ({COPIED}, number) SELECT {COPIED}, 'SW-X' FROM inquiries"
        " WHERE id = :id",
        id=one.id,
    )
    assert found is not None
    assert (found.code, found.number) == ("case_in", "SW-X")


def test_words_and_a_scrub_leave_it_proved(desk: Desk) -> None:
    """They stand in no fact; docs/trust.md says so."""
    one = lived(desk)
    assert wrong(desk, "UPDATE inquiry_steps SET words = '' WHERE inquiry = :id", id=one.id) is None


def test_a_hall_s_inquiries_are_its_own(desk: Desk) -> None:
    """Another hall of the same database, with inquiries among these, is proved apart."""
    with opened(desk.book.url, office_settings(), Clock()) as other:
        opened_by(other)
        one = lived(desk)
        opened_by(other)
        assert wrong(other) is None
        forge(desk.book, "UPDATE inquiries SET told = 9 WHERE id = :id", id=one.id)
        assert wrong(other) is None
