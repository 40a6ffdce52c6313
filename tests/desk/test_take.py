"""Taking a number: what the visitor gets, what is promised, and what the hall remembers."""

from pathlib import Path

import pytest
from sqlalchemy import update

from hall.core.wait import Range
from hall.desk.desk import Desk
from hall.store.tables import numbers
from tests.halls import (
    GUARD,
    MONDAY,
    Clock,
    at_once,
    elder,
    journal,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)


def test_each_service_counts_its_own_numbers(desk: Desk) -> None:
    """A001, A002 for one line, C001 for another; elders are counted with everybody."""
    taken = [visitor(desk), elder(desk), visitor(desk, "connection"), visitor(desk)]
    assert [one.number for one in taken] == ["A001", "A002", "C001", "A003"]


def test_after_999_comes_1000(desk: Desk) -> None:
    """A busy day neither starts over nor stops."""
    visitor(desk)
    used = update(numbers).where(numbers.c.hall == desk.book.hall).values(last=998)
    desk.book.write(lambda page: page.run(used).rowcount, MONDAY, "2026-03-02")
    assert [visitor(desk).number for _ in range(3)] == ["A999", "A1000", "A1001"]


def test_a_visitor_is_told_how_many_are_ahead_by_the_published_rule(desk: Desk) -> None:
    """With m = 2: the worst that can happen if nobody else comes."""
    assert visitor(desk).ahead == 0
    assert visitor(desk).ahead == 1
    assert elder(desk).ahead == 1
    assert elder(desk).ahead == 2
    assert visitor(desk).ahead == 4
    assert visitor(desk, "repair").ahead == 0


@pytest.mark.parametrize(
    ("policy", "ordinary", "priority"), [("fifo", 3, 3), ("strict", 3, 2), ("ratio", 3, 3)]
)
def test_people_ahead_follow_the_policy_of_the_hall(
    tmp_path: Path, policy: str, ordinary: int, priority: int
) -> None:
    """One visitor and two elders wait: each newcomer is told what this hall's rule does."""
    with opened(f"sqlite:///{tmp_path / 'h'}", settings(line={"policy": policy})) as desk:
        visitor(desk)
        elder(desk)
        elder(desk)
        with desk.read() as reading:
            told = reading.forecasts()
        assert told["payment", "ordinary"].ahead == ordinary
        assert told["payment", "priority"].ahead == priority
        assert told["payment", "internal"].ahead == 3
        assert visitor(desk).ahead == ordinary


def test_what_was_told_is_kept_with_the_ticket_and_in_the_journal(desk: Desk) -> None:
    """So that the manager can see whether it came true."""
    taken = [elder(desk), visitor(desk, language="en", device="kiosk-1")]
    kept = now_is(desk, taken[1])
    assert (kept.ticket_class, kept.state, kept.ahead) == ("ordinary", "waiting", taken[1].ahead)
    assert (kept.number, kept.token, kept.language) == ("A002", taken[1].token, "en")
    assert kept.arrived_at == taken[1].issued_at == MONDAY
    first, second = journal(desk)
    assert (first.seq, second.seq) == tuple(one.seq for one in taken)
    assert first.data["ticket_class"] == "priority"
    assert second.data == {
        "ticket": taken[1].id,
        "number": "A002",
        "service": "payment",
        "ticket_class": "ordinary",
        "device": "kiosk-1",
        "staff": None,
        "ahead": 1,
        "wait": None,
        "seat": "",
    }


def test_a_guard_takes_a_number_for_somebody(desk: Desk) -> None:
    """Nobody depends on the kiosk; who did it is kept."""
    visitor(desk, staff=GUARD)
    assert journal(desk)[0].staff == GUARD


def test_priority_is_one_bit(desk: Desk) -> None:
    """No proof, no reason and no name is asked or kept (K1)."""
    issued = elder(desk)
    assert issued.priority is True
    assert now_is(desk, issued).ticket_class == "priority"
    kept = journal(desk)[0].data
    assert "reason" not in kept
    assert "name" not in kept


def test_a_service_that_is_unknown_or_switched_off_gives_no_number(desk: Desk) -> None:
    """And the number is not used up."""
    with refused(desk, "unknown_service", service="bread"):
        visitor(desk, "bread")
    with refused(desk, "service_closed", service="advice"):
        visitor(desk, "advice")
    assert visitor(desk).number == "A001"


WEEK = [{"day": "mon", "open": "08:30", "close": "17:30"}]
HOURS = {"always_open": False, "weekly": WEEK, "last_ticket_minutes": 15}


@pytest.mark.parametrize(
    ("hours_on", "why"), [(8.25, "last_ticket"), (8.5, "hall_closed"), (-1, "hall_closed")]
)
def test_outside_the_hours_no_number_is_given_and_it_says_when_again(
    store_url: str, hours_on: float, why: str
) -> None:
    """The clock stands at nine; 17:15 is the cut-off, 17:30 the close."""
    with opened(store_url, settings(hours=HOURS), Clock()) as desk:
        assert visitor(desk).number == "A001"
        desk.now.go(hours=hours_on)
        opens = "2026-03-02 08:30" if hours_on < 0 else "2026-03-09 08:30"
        with refused(desk, "hall_closed", why=why, opens_at=opens):
            visitor(desk)


def learn(desk: Desk, minutes: int, times: int) -> None:
    """Let Li serve so many visitors, each as long."""
    li = seated(desk)
    for _ in range(times):
        visitor(desk)
        li.next()
        li.begin()
        desk.now.go(minutes=minutes)
        li.finish()


def test_a_range_is_told_once_fifty_were_served_and_a_counter_is_open(desk: Desk) -> None:
    """Before that only the people ahead; and none when the last counter has closed."""
    learn(desk, minutes=4, times=49)
    assert visitor(desk).wait is None
    li = seated(desk)
    li.next()
    li.begin()
    desk.now.go(minutes=4)
    li.finish()
    visitor(desk)
    told = visitor(desk)
    assert told.ahead == 1
    assert isinstance(told.wait, Range)
    # Two services of four minutes: about eight.
    assert told.wait.low <= 8 <= told.wait.high <= 20
    assert now_is(desk, told).wait == told.wait
    assert journal(desk)[-1].data["wait"] == [told.wait.low, told.wait.high]
    li.leave()
    assert visitor(desk).wait is None


def test_a_paused_counter_promises_nothing(desk: Desk) -> None:
    """It calls nobody, so it counts for nobody's wait."""
    learn(desk, minutes=4, times=50)
    li = seated(desk)
    assert visitor(desk).wait is not None
    li.pause()
    assert visitor(desk).wait is None


def test_a_hundred_taps_at_once_make_a_hundred_numbers(desk: Desk) -> None:
    """From several kiosks together: each number once, none left out."""
    answers = at_once([lambda n=n: [visitor(desk).number for _ in range(5)] for n in range(20)])
    numbers = sorted(number for answer in answers for number in answer)
    assert numbers == [f"A{n:03d}" for n in range(1, 101)]


def test_numbers_stay_unique_and_arrival_keeps_its_order_when_the_clock_is_set_back(
    desk: Desk,
) -> None:
    """Summer time or a corrected clock: nobody walks past those who are already there."""
    before = [visitor(desk) for _ in range(3)]
    desk.now.go(hours=-1)
    after = [visitor(desk) for _ in range(3)]
    assert [one.number for one in before + after] == [f"A{n:03d}" for n in range(1, 7)]
    li = seated(desk)
    for expected in before + after:
        called = li.next()
        assert called is not None
        assert called.id == expected.id
        li.begin()
        desk.now.go(minutes=1)


def test_a_service_that_seems_to_end_before_it_began_teaches_no_negative_time(desk: Desk) -> None:
    """The clock was set back while the visitor sat there."""
    li = seated(desk)
    visitor(desk)
    li.next()
    li.begin()
    desk.now.go(hours=-1)
    li.finish()
    (finished,) = journal(desk, "ServiceFinished")
    assert finished.data["seconds"] == 0
