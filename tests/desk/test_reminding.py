"""The ladder at the desk: who is reminded, once; nobody of what is about them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from hall.core.refusals import Refusal
from hall.desk import answering, directory, handing, promising, reminding
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from hall.desk.reading_reminders import ReminderView
from tests.halls import LI, MANAGER, MONDAY, Clock, journal, opened, refused
from tests.office import (
    LEADER,
    METER,
    METER_HEAD,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    done,
    office_settings,
    opened_by,
    stands,
    timeline,
)

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
# Opened on Monday at nine, three working days: due on Thursday at 17:30.
DUE = MONDAY.replace(day=5, hour=17, minute=30)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on either database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def go(desk: Desk, to: Any) -> None:
    """The clock is at `to`, or so much later."""
    clock = desk.now
    assert isinstance(clock, Clock)
    clock.now = clock.now + to if isinstance(to, timedelta) else to


def climb(desk: Desk) -> int:
    """A hub looks."""
    return reminding.look(desk, lambda _: None)


def reminded(desk: Desk, *staff: str) -> dict[str, list[str]]:
    """The rungs each of them was reminded of and has not seen."""
    with desk.read() as reading:
        return {one: [each.rung for each in reading.reminders(one)] for one in staff}


def of(desk: Desk, staff: str) -> ReminderView:
    """The one reminder of somebody."""
    with desk.read() as reading:
        (found,) = reading.reminders(staff)
    return found


def taken(desk: Desk, by: str = PIPES, **more: Any) -> Any:
    """An inquiry of Li's that somebody of the pipes has taken."""
    made = opened_by(desk, **more)
    done(desk, handing.offer, made, LI, to=by, notified="老周 9:05")
    return done(desk, handing.acknowledge, made, by)


def test_the_ladder_is_climbed_rung_by_rung_and_each_once(desk: Desk) -> None:
    """Person, head, leader; facts and timeline tell it; a second look finds nothing to do."""
    made = taken(desk)
    assert climb(desk) == 0
    for now, rung, to in (
        (MONDAY.replace(day=4), "half", [PIPES]),
        (MONDAY.replace(day=5, hour=11), "most", [PIPES]),
        (DUE, "due", [PIPES, PIPES_HEAD]),
        (DUE + DAY, "late", [PIPES, PIPES_HEAD, LEADER]),
    ):
        go(desk, now)
        assert climb(desk) == 1
        assert climb(desk) == 0
        fact = journal(desk, "InquiryReminded")[-1]
        assert (fact.data["rung"], fact.data["to"]) == (rung, to)
        assert fact.data["number"] == made.number
        step = timeline(desk, made)[-1]
        assert (step.kind, step.words, step.data) == ("reminded", "", {"rung": rung, "to": to})
    assert reminded(desk, PIPES, LEADER, LI) == {PIPES: ["late"], LEADER: ["late"], LI: []}
    go(desk, 30 * DAY)
    assert climb(desk) == 0


def test_a_hall_that_was_off_tells_the_highest_rung_alone(desk: Desk) -> None:
    """To everybody who would have heard of one of them."""
    taken(desk)
    go(desk, DUE + DAY)
    assert climb(desk) == 1
    everybody = (PIPES, PIPES_HEAD, LEADER)
    assert reminded(desk, *everybody) == {one: ["late"] for one in everybody}


def test_nothing_is_climbed_for_what_is_answered(desk: Desk) -> None:
    """And what was to be seen of it is gone from the list."""
    made = taken(desk)
    go(desk, DUE)
    climb(desk)
    done(desk, answering.reply, made, PIPES, reached=True, words="已答复")
    done(desk, answering.close, made, PIPES, outcome="answered", result="已处理")
    assert reminded(desk, PIPES, PIPES_HEAD) == {PIPES: [], PIPES_HEAD: []}
    go(desk, 9 * DAY)
    assert climb(desk) == 0


def test_a_later_promise_begins_the_ladder_anew(desk: Desk) -> None:
    """The reminders of the old one no longer matter."""
    made = taken(desk)
    go(desk, DUE)
    climb(desk)
    later = DUE + 7 * DAY
    done(desk, promising.extend, made, PIPES, due_at=later, told="电话告知", reason="等配件")
    assert reminded(desk, PIPES) == {PIPES: []}
    climb(desk)
    go(desk, later)
    assert climb(desk) == 1
    assert reminded(desk, PIPES)[PIPES][0] == "due"


def test_what_is_opened_again_is_promised_and_climbs_anew(desk: Desk) -> None:
    """From the day it was opened again; a second complaint is told, too."""
    made = taken(desk, kind="complain")
    go(desk, DUE)
    climb(desk)
    done(desk, answering.reply, made, PIPES, reached=True, words="已答复")
    done(desk, answering.close, made, PIPES, outcome="answered", result="已处理")
    go(desk, MONDAY.replace(day=9))
    again = done(desk, answering.reopen, made, OFFICE, reason="来访者不满意")
    assert again.due_at == DUE.replace(day=12)
    told = [fact.data for fact in journal(desk, "InquiryReminded")]
    assert [each["rung"] for each in told if {PIPES, LEADER} & {*each["to"]}] == [
        "complaint", "due", "given", "complaint",
    ]  # fmt: skip
    assert reminded(desk, PIPES, LEADER) == {PIPES: ["given"], LEADER: ["complaint"]}
    go(desk, MONDAY.replace(day=11))
    assert climb(desk) == 1
    assert reminded(desk, PIPES) == {PIPES: ["half", "given"]}


def test_an_offer_nobody_takes_climbs_to_head_leader_and_office(desk: Desk) -> None:
    """Each with whoever handed it over; once it is taken nobody is reminded any more."""
    made = opened_by(desk, due_at=None)
    done(desk, handing.offer, made, LI, to=PIPES, notified="老周 9:05")
    go(desk, HOUR)
    assert climb(desk) == 1
    assert reminded(desk, PIPES, LI, PIPES_HEAD) == {PIPES: ["ack"], LI: ["ack"], PIPES_HEAD: []}
    go(desk, HOUR)
    climb(desk)
    assert reminded(desk, PIPES_HEAD) == {PIPES_HEAD: ["ack_head"]}
    done(desk, handing.take_back, made, LI)
    done(desk, handing.offer, made, LI, to=METER, notified="老周 11:05")
    assert climb(desk) == 0  # a new offer has its own time
    assert reminded(desk, PIPES, LI, PIPES_HEAD) == {PIPES: [], LI: [], PIPES_HEAD: []}
    go(desk, MONDAY.replace(day=3, hour=17, minute=30))
    climb(desk)
    told = [fact.data["to"] for fact in journal(desk, "InquiryReminded")
            if fact.data["rung"] == "ack_leader"]  # fmt: skip
    assert told == [[METER, LI, METER_HEAD, LEADER, OFFICE]]
    assert stands(desk, made, METER_HEAD).state == "offered"
    done(desk, handing.acknowledge, made, METER)
    assert reminded(desk, OFFICE) == {OFFICE: []}


def test_what_nobody_has_is_told_to_the_office_at_once(desk: Desk) -> None:
    """And to the leader where the office lets an hour go by."""
    made = opened_by(desk)
    go(desk, HOUR)
    done(desk, handing.ask_office, made, LI, reason="不知道归谁管")
    climb(desk)
    assert reminded(desk, OFFICE, LEADER) == {OFFICE: ["lost"], LEADER: []}
    go(desk, HOUR)
    climb(desk)
    assert reminded(desk, LEADER) == {LEADER: ["lost_leader"]}
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    assert reminded(desk, OFFICE, LEADER) == {OFFICE: [], LEADER: []}


def test_a_complaint_goes_to_head_and_leader_and_never_to_whom_it_is_about(desk: Desk) -> None:
    """Also where that is the head: then those above hear (G2)."""
    opened_by(desk, kind="complain", about=PIPES)
    climb(desk)
    assert reminded(desk, PIPES, PIPES_HEAD, LEADER) == {
        PIPES: [], PIPES_HEAD: ["complaint"], LEADER: ["complaint"],
    }  # fmt: skip
    opened_by(desk, kind="complain", about=METER_HEAD)
    climb(desk)
    assert reminded(desk, METER_HEAD, LEADER, OFFICE) == {
        METER_HEAD: [], LEADER: ["complaint"] * 2, OFFICE: ["complaint"],
    }  # fmt: skip
    assert not any(METER_HEAD in fact.data["to"] for fact in journal(desk, "InquiryReminded"))


def test_whoever_stands_in_hears_as_well(desk: Desk) -> None:
    """And may look, though it is none of theirs; the person comes back to it all the same."""
    made = taken(desk)
    desk.act(directory.away, by=MANAGER, staff=PIPES, kind="leave", deputy=METER)
    go(desk, MONDAY.replace(day=4))
    with desk.read() as reading, pytest.raises(Refusal, match="unknown_inquiry"):
        reading.inquiry(made.id, METER)
    climb(desk)
    assert stands(desk, made, METER).number == made.number
    with desk.read() as reading:
        assert [one.id for one in reading.inquiries(Wanted(), METER)] == [made.id]
    assert reminded(desk, PIPES, METER) == {PIPES: ["half"], METER: ["half"]}


def test_a_clerk_of_no_department_has_the_manager_for_a_head(desk: Desk) -> None:
    """The hall's own."""
    opened_by(desk)
    go(desk, DUE)
    climb(desk)
    assert reminded(desk, LI, MANAGER) == {LI: ["due"], MANAGER: ["due"]}


def test_seen_once_is_gone_and_only_one_s_own(desk: Desk) -> None:
    """With the rungs below it. A second press changes nothing; another's is refused as if it were
    not there.
    """
    taken(desk)
    go(desk, MONDAY.replace(day=4))
    climb(desk)
    one = of(desk, PIPES)
    for staff in (LI, PIPES_HEAD):
        with refused(desk, "unknown_reminder"):
            desk.act(reminding.see, reminder=one.id, staff=staff)
    with refused(desk, "unknown_reminder"):
        desk.act(reminding.see, reminder=one.id + 99, staff=PIPES)
    go(desk, MONDAY.replace(day=5, hour=11))
    climb(desk)
    one = of(desk, PIPES)
    assert one.rung == "most"
    desk.act(reminding.see, reminder=one.id, staff=PIPES)
    desk.act(reminding.see, reminder=one.id, staff=PIPES)
    (fact,) = journal(desk, "ReminderSeen")
    assert (fact.staff, fact.data["rung"]) == (PIPES, "most")
    assert reminded(desk, PIPES) == {PIPES: []}
    assert climb(desk) == 0
