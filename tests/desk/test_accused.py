"""Complaints: whom they are about is put right, and colleagues have no part in them (G2)."""

from collections.abc import Iterator
from typing import Any

import pytest

from hall.core.refusals import Refusal
from hall.desk import answering, coordinating, handing
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from tests.desk.test_reminding import reminded
from tests.halls import LI, WANG, Clock, journal, opened, refused, seated, visitor
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
    stands,
    timeline,
)
from tests.store.forger import proved


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def named(desk: Desk, made: Any, staff: str, whom: str) -> Any:
    """Somebody says whom it is about."""
    asked = {"field": "about", "value": whom, "reason": "来访者认出了人"}
    return done(desk, coordinating.correct, made, staff, **asked)


def sees(desk: Desk, viewer: str) -> list[int]:
    """What this person finds."""
    with desk.read() as reading:
        return [each.id for each in reading.inquiries(Wanted(), viewer)]


def test_a_complaint_is_no_business_of_colleagues(desk: Desk) -> None:
    """Nobody is named: it may be about one of them. Whoever has it sees it, and their head."""
    made = opened_by(desk, HOTLINE, kind="complain")
    done(desk, handing.assign, made, OFFICE, to=PIPES_HEAD)
    assert (sees(desk, PIPES), sees(desk, PIPES_HEAD), sees(desk, METER)) == ([], [made.id], [])
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    assert (sees(desk, PIPES), sees(desk, PIPES_HEAD)) == ([made.id], [made.id])
    plain = opened_by(desk, PIPES_HEAD)
    assert sees(desk, PIPES) == [plain.id, made.id]


def test_whom_it_is_about_is_put_right_and_they_know_of_it_no_more(desk: Desk) -> None:
    """Nothing in a list, a count, a reminder; who was named by mistake reads nothing of that."""
    made = opened_by(desk, HOTLINE, kind="complain", about=WANG)
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    with refused(desk, "unknown_staff"):
        named(desk, made, HOTLINE, "999")
    with refused(desk, "about_yourself"):
        named(desk, made, HOTLINE, HOTLINE)
    with refused(desk, "not_allowed"):
        named(desk, made, LEADER, PIPES)
    assert reminded(desk, PIPES) == {PIPES: ["given"]}
    now = named(desk, made, HOTLINE, PIPES)
    assert (now.about, now.state, now.responsible) == (PIPES, "unassigned", PIPES)
    assert sees(desk, PIPES) == []
    assert reminded(desk, PIPES, OFFICE) == {PIPES: [], OFFICE: ["lost"]}
    with desk.read() as reading:
        assert reading.owed_by(PIPES).open == reading.boxes(PIPES).mine == 0
        with pytest.raises(Refusal, match="unknown_inquiry"):
            reading.steps(made.id, PIPES)
    kinds = [each.kind for each in timeline(desk, made) if each.kind != "reminded"]
    assert kinds == ["opened", "assigned", "was", "corrected", "unassigned"]
    assert WANG not in str([each.data for each in journal(desk, "InquiryCorrected")])
    done(desk, handing.assign, made, OFFICE, to=WANG)
    told = timeline(desk, made, WANG)
    assert [each.kind for each in told if each.kind in ("was", "corrected")] == []
    assert len([each for each in timeline(desk, made) if each.data.get("about") == WANG]) == 2
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_what_is_on_its_way_to_whoever_is_named_comes_back(desk: Desk) -> None:
    """It stays whoever's it is; nobody in particular moves nothing."""
    made = opened_by(desk, LI, kind="complain")
    done(desk, handing.offer, made, LI, to=PIPES, notified="老周")
    now = named(desk, made, LI, PIPES)
    assert (now.state, now.offered_to, now.responsible) == ("open", None, LI)
    assert timeline(desk, made)[-1].kind in ("taken_back", "reminded")
    now = named(desk, made, LI, "")
    assert (now.about, now.state) == (None, "open")
    assert stands(desk, made) == now
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_the_first_clerk_named_by_mistake_is_known_to_the_proof(desk: Desk) -> None:
    """Whose it was at the beginning follows from whom it was about then."""
    ticket = visitor(desk).id
    li = seated(desk, "1", LI)
    li.next()
    li.begin()
    whose = {LI: HOTLINE, WANG: LI, None: LI}
    for about, then in ((LI, WANG), (WANG, LI), (None, LI), (LI, "")):
        made = opened_by(desk, HOTLINE, kind="complain", about=about, ticket=ticket)
        assert (made.first, made.responsible) == (LI, whose[about])
        named(desk, made, OFFICE, then)
        done(desk, coordinating.note, made, OFFICE, words="x")
    found = proved(desk.book)
    assert (found.fault, found.wrong) == (None, None)


def test_the_head_of_whoever_gets_a_complaint_hears_of_it(desk: Desk) -> None:
    """As the first one did: when it is assigned, taken, or turns out to be about somebody there."""
    made = opened_by(desk, HOTLINE, kind="complain", category="burst")
    assert reminded(desk, PIPES_HEAD, METER_HEAD) == {PIPES_HEAD: ["complaint"], METER_HEAD: []}
    done(desk, handing.assign, made, OFFICE, to=METER)
    assert reminded(desk, METER_HEAD) == {METER_HEAD: ["complaint"]}
    told = journal(desk, "InquiryReminded")
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    again = [each.data["rung"] for each in journal(desk, "InquiryReminded")[len(told) :]]
    assert again == ["given"], "who heard already is left alone"
    other = opened_by(desk, HOTLINE, kind="complain", about=METER_HEAD)
    done(desk, handing.assign, other, OFFICE, to=METER)
    with desk.read() as reading:
        assert [each.inquiry for each in reading.reminders(METER_HEAD)] == [made.id]
    done(desk, answering.reply, other, METER, reached=True, words="已说明")
