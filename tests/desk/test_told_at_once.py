"""What cannot wait for the next look is told by the act itself: in the same commit (F5, G2)."""

from collections.abc import Iterator

import pytest

from hall.desk import answering, directory, handing
from hall.desk.desk import Desk
from tests.desk.test_reminding import DUE, climb, go, reminded, taken
from tests.halls import LI, MANAGER, WANG, Clock, journal, opened, seated, visitor
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
    timeline,
)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on either database; no hub looks at the ladder."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def test_a_complaint_is_told_when_it_is_written_down(desk: Desk) -> None:
    """To head and leader; a look later finds nothing left to do."""
    made = opened_by(desk, kind="complain", about=PIPES)
    assert reminded(desk, PIPES, PIPES_HEAD, LEADER) == {
        PIPES: [], PIPES_HEAD: ["complaint"], LEADER: ["complaint"],
    }  # fmt: skip
    assert [step.kind for step in timeline(desk, made)] == ["opened", "reminded"]
    assert climb(desk) == 0
    opened_by(desk, kind="ask")
    assert len(journal(desk, "InquiryReminded")) == 1


def test_what_nobody_has_is_told_to_the_office_by_whoever_gives_it_up(desk: Desk) -> None:
    """Asked for, or declined; each time anew, and one row stands for it."""
    made = opened_by(desk)
    done(desk, handing.ask_office, made, LI, reason="不知道归谁管")
    assert reminded(desk, OFFICE) == {OFFICE: ["lost"]}
    done(desk, handing.assign, made, OFFICE, to=LI)
    assert reminded(desk, OFFICE, LI) == {OFFICE: [], LI: ["given"]}
    go(desk, DUE.replace(day=3))
    done(desk, handing.offer, made, LI, to=PIPES, notified="老周 9:05", words="是爆管")
    done(desk, handing.decline, made, PIPES, reason="不归我们管")
    assert reminded(desk, OFFICE) == {OFFICE: ["lost"]}
    assert len([f for f in journal(desk, "InquiryReminded") if f.data["rung"] == "lost"]) == 2


def test_whoever_it_is_given_to_without_asking_is_told(desk: Desk) -> None:
    """Assigned, or opened again by somebody else; by oneself is no news, nor what one took."""
    made = opened_by(desk)
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    assert reminded(desk, PIPES, LI, PIPES_HEAD) == {PIPES: ["given"], LI: [], PIPES_HEAD: []}
    done(desk, answering.reply, made, PIPES, reached=True, words="已答复")
    done(desk, answering.close, made, PIPES, outcome="answered", result="已处理")
    assert reminded(desk, PIPES) == {PIPES: []}
    go(desk, DUE)
    done(desk, answering.reopen, made, OFFICE, reason="来访者不满意")
    assert reminded(desk, PIPES) == {PIPES: ["given"]}
    mine = opened_by(desk, OFFICE)
    done(desk, handing.ask_office, mine, OFFICE, reason="不知道归谁管")
    done(desk, handing.assign, mine, OFFICE, to=OFFICE)
    assert "given" not in reminded(desk, OFFICE)[OFFICE]
    told = [fact.data for fact in journal(desk, "InquiryReminded")]
    assert [each["to"] for each in told if each["rung"] == "given"] == [[PIPES], [PIPES]]
    taken(desk)
    assert reminded(desk, PIPES) == {PIPES: ["given"]}


def test_the_first_clerk_is_told_what_a_colleague_wrote_down_for_them(desk: Desk) -> None:
    """The visitor of their ticket stands at another counter by now."""
    issued = visitor(desk)
    first = seated(desk)
    first.next()
    first.begin()
    first.finish()
    made = opened_by(desk, WANG, ticket=issued.id)
    assert made.responsible == LI
    assert reminded(desk, LI, WANG) == {LI: ["given"], WANG: []}


def test_given_taken_away_and_given_back_in_one_moment_is_told(desk: Desk) -> None:
    """The clock of a test stands still, and a machine's may."""
    made = opened_by(desk)
    for to in (PIPES, METER, PIPES):
        done(desk, handing.assign, made, OFFICE, to=to)
    assert reminded(desk, PIPES, METER) == {PIPES: ["given"], METER: []}


def test_the_badge_goes_with_the_responsibility(desk: Desk) -> None:
    """Whoever handed it over is rid of it once it is taken; the later rungs are the new one's."""
    made = taken(desk)
    go(desk, DUE)
    climb(desk)
    assert reminded(desk, PIPES, PIPES_HEAD) == {PIPES: ["due"], PIPES_HEAD: ["due"]}
    done(desk, handing.offer, made, PIPES, to=METER, notified="老周 17:31")
    assert reminded(desk, PIPES) == {PIPES: ["due"]}
    done(desk, handing.acknowledge, made, METER)
    assert reminded(desk, PIPES, PIPES_HEAD, METER) == {PIPES: [], PIPES_HEAD: ["due"], METER: []}
    go(desk, DUE.replace(day=6))
    climb(desk)
    assert reminded(desk, METER, METER_HEAD, PIPES) == {
        METER: ["late"], METER_HEAD: ["late"], PIPES: [],
    }  # fmt: skip
    done(desk, handing.assign, made, OFFICE, to=PIPES)
    assert reminded(desk, METER, PIPES) == {METER: [], PIPES: ["given"]}


def test_whoever_stands_in_for_somebody_away_is_told_at_once_as_well(desk: Desk) -> None:
    """The person was here when they were done with it, and is not when it is opened again."""
    made = taken(desk)
    done(desk, answering.reply, made, PIPES, reached=True, words="已答复")
    done(desk, answering.close, made, PIPES, outcome="answered", result="已处理")
    desk.act(directory.away, by=MANAGER, staff=PIPES, kind="leave", deputy=METER)
    done(desk, answering.reopen, made, OFFICE, reason="来访者不满意")
    assert reminded(desk, PIPES, METER) == {PIPES: ["given"], METER: ["given"]}
