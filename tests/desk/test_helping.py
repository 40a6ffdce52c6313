"""Departments that help: they are told, they report, and the first person answers for all (F6)."""

from collections.abc import Iterator
from typing import Any

import pytest

from hall.core.ladder import ladder_of
from hall.desk import answering, coordinating, directory, handing, reminding
from hall.desk.desk import Desk
from hall.desk.views_inquiry import InquiryView
from tests.desk.test_reminding import reminded
from tests.halls import LI, MANAGER, Clock, journal, opened, refused
from tests.office import (
    HOTLINE,
    LEADER,
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
from tests.store.forger import proved

END: dict[str, Any] = {"outcome": "done", "result": "已换管"}


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def led(desk: Desk, **more: Any) -> InquiryView:
    """Li received it, the pipes have it and lead, the meter people are asked."""
    made = opened_by(desk, **more)
    done(desk, handing.offer, made, LI, to=PIPES, notified="老周 9:05")
    done(desk, handing.acknowledge, made, PIPES)
    return done(desk, coordinating.involve, made, PIPES, department="meter", words="请查表")


def test_who_is_asked_to_help_hears_at_once_until_they_report(desk: Desk) -> None:
    """Whoever is on duty there and their head, whichever of them then reports."""
    made = led(desk)
    assert reminded(desk, METER, METER_HEAD, PIPES, PIPES_HEAD) == {
        METER: ["helping"], METER_HEAD: ["helping"], PIPES: [], PIPES_HEAD: [],
    }  # fmt: skip
    assert journal(desk, "InquiryReminded")[-1].data["to"] == [METER, METER_HEAD]
    with desk.read() as reading:
        assert [each.id for each in reading.to_help(METER)] == [made.id]
        assert [each.id for each in reading.to_help(PIPES)] == []
    done(desk, coordinating.report, made, METER_HEAD, words="表正常")
    assert reminded(desk, METER, METER_HEAD) == {METER: [], METER_HEAD: []}
    with desk.read() as reading:
        assert reading.to_help(METER) == []


def test_whoever_is_away_or_complained_of_is_not_whom_help_is_asked_of(desk: Desk) -> None:
    """The one who stands in, the head; nobody it is about (G2)."""
    desk.act(directory.away, by=MANAGER, staff=METER, kind="leave", deputy=HOTLINE)
    seen = led(desk)
    assert journal(desk, "InquiryReminded")[-1].data["to"] == [HOTLINE, METER_HEAD]
    made = opened_by(desk, kind="complain", about=METER_HEAD)
    done(desk, coordinating.involve, made, LI, department="meter")
    assert journal(desk, "InquiryReminded")[-1].data["to"] == [HOTLINE, LEADER, OFFICE]
    with desk.read() as reading:
        assert [each.id for each in reading.to_help(METER_HEAD)] == [seen.id]


def test_it_is_not_closed_while_a_department_owes_its_report(desk: Desk) -> None:
    """Named; whoever leads, or the office, may write it down with who said so."""
    made = led(desk)
    done(desk, answering.reply, made, LI, reached=True, words="在办")
    with refused(desk, "party_owes", departments="meter"):
        done(desk, answering.close, made, PIPES, **END)
    told = {"department": "meter", "said_by": "老赵", "words": "表正常"}
    with refused(desk, "not_allowed"):
        done(desk, coordinating.report_for, made, LI, **told)
    with refused(desk, "who_needed"):
        done(desk, coordinating.report_for, made, PIPES, **told | {"said_by": " \u200b"})
    with refused(desk, "unknown_department"):
        done(desk, coordinating.report_for, made, PIPES, **told | {"department": "pipes"})
    done(desk, coordinating.report_for, made, PIPES, **told)
    step = next(each for each in timeline(desk, made) if each.kind == "reported")
    assert (step.words, step.data) == ("表正常", {"department": "meter", "notified": "老赵"})
    assert "老赵" not in str([each.data for each in journal(desk)])
    with refused(desk, "already_reported"):
        done(desk, coordinating.report_for, made, OFFICE, **told)
    assert done(desk, answering.close, made, PIPES, **END).state == "closed"
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_the_first_person_answers_for_all_who_helped(desk: Desk) -> None:
    """What the lead said alone does not close it; the first clerk is told when the last reports."""
    made = led(desk)
    done(desk, answering.reply, made, PIPES, reached=True, words="已修")
    done(desk, coordinating.report, made, METER, words="表正常")
    assert reminded(desk, LI) == {LI: ["answer"]}
    with refused(desk, "first_replies", staff=LI):
        done(desk, answering.close, made, PIPES, **END)
    done(desk, answering.reply, made, LI, reached=False, words="无人接听")
    assert reminded(desk, LI) == {LI: []}
    assert done(desk, answering.close, made, PIPES, **END).state == "closed"
    done(desk, answering.reopen, made, OFFICE, reason="不满意")
    done(desk, answering.reply, made, PIPES, reached=True, words="又修了")
    with refused(desk, "first_replies", staff=LI):
        done(desk, answering.close, made, PIPES, **END)


def test_what_was_said_before_help_was_asked_is_not_the_answer(desk: Desk) -> None:
    """It did not know what they would find."""
    made = opened_by(desk)
    done(desk, answering.reply, made, LI, reached=True, words="我们去看看")
    done(desk, coordinating.involve, made, LI, department="meter")
    done(desk, coordinating.report, made, METER, words="表正常")
    with refused(desk, "first_replies", staff=LI):
        done(desk, answering.close, made, LI, **END)


def test_a_first_person_who_is_away_or_complained_of_keeps_nothing_open(desk: Desk) -> None:
    """Then the answer of whoever is responsible is enough, and nobody is reminded in vain."""
    made = led(desk)
    desk.act(directory.away, by=MANAGER, staff=LI, kind="leave", deputy=HOTLINE)
    done(desk, coordinating.report, made, METER, words="表正常")
    assert "answer" not in reminded(desk, LI, HOTLINE)[LI]
    with refused(desk, "reply_needed"):
        done(desk, answering.close, made, PIPES, **END)
    done(desk, answering.reply, made, PIPES, reached=True, words="已修")
    assert done(desk, answering.close, made, PIPES, **END).state == "closed"


def test_each_of_them_may_be_put_away_alone(desk: Desk) -> None:
    """They are ladders of their own."""
    assert (ladder_of("helping"), ladder_of("answer")) == (("helping",), ("answer",))
    made = led(desk)
    with desk.read() as reading:
        (one,) = reading.reminders(METER)
    desk.act(reminding.see, reminder=one.id, staff=METER)
    with desk.read() as reading:
        assert reading.reminders(METER) == []
        assert [each.id for each in reading.to_help(METER)] == [made.id], "owed all the same"


def test_nobody_confirms_their_own_work(desk: Desk) -> None:
    """The hotline asks the visitor, or whoever received them first and has handed it on (G3)."""
    made = opened_by(desk)
    done(desk, answering.reply, made, LI, reached=True, words="已说明")
    with refused(desk, "not_allowed"):
        done(desk, answering.confirm, made, LI)
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    with refused(desk, "not_allowed"):
        done(desk, answering.confirm, made, PIPES)
    assert done(desk, answering.confirm, made, LI).confirmed_at is not None
    own = opened_by(desk, HOTLINE)
    done(desk, answering.reply, own, HOTLINE, reached=True, words="已说明")
    assert done(desk, answering.confirm, own, HOTLINE).confirmed_at is not None
