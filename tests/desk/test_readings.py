"""Looking at the hall: everything shown belongs to one moment and is what was done."""

from datetime import timedelta
from pathlib import Path

import pytest

from hall.core.refusals import Refusal
from hall.desk import rejoining, tickets
from hall.desk.desk import Desk
from tests.halls import LI, PLACES, WANG, Clerk, elder, opened, seated, settings, visitor


def test_who_waits_is_listed_in_order_of_arrival(desk: Desk) -> None:
    """Of all lines or of some, as many as are asked for."""
    taken = [visitor(desk), elder(desk, "repair"), visitor(desk, "connection"), visitor(desk)]
    with desk.read() as reading:
        assert [t.id for t in reading.in_line()] == [one.id for one in taken]
        assert [t.number for t in reading.in_line(["payment"])] == ["A001", "A002"]
        assert [t.number for t in reading.in_line(limit=2)] == ["A001", "R001"]
        assert reading.in_line([]) == []


def test_who_waits_is_counted_by_line_and_class_with_the_longest_wait(desk: Desk) -> None:
    """Lines where nobody waits are left out."""
    visitor(desk)
    began = desk.now()
    desk.now.go(minutes=5)
    visitor(desk)
    elder(desk)
    with desk.read() as reading:
        found = {(w.service, w.ticket_class): (w.count, w.longest_since) for w in reading.waiting()}
    assert found == {
        ("payment", "ordinary"): (2, began),
        ("payment", "priority"): (1, began + timedelta(minutes=5)),
    }


def test_counts_follow_every_verb(desk: Desk) -> None:
    """Taken, called, sent on, given back, missed: the length of each line is that of the list."""
    taken = [visitor(desk) for _ in range(4)]
    li = seated(desk)
    li.next()
    agree(desk, payment=3)
    li.transfer("repair")
    agree(desk, payment=3, repair=1)
    desk.act(tickets.cancel, token=taken[3].token)
    agree(desk, payment=2, repair=1)
    missed = li.next()
    li.no_show()
    agree(desk, payment=1, repair=1)
    desk.act(rejoining.rejoin, token=missed.token)
    agree(desk, payment=2, repair=1)
    li.next()
    agree(desk, payment=1, repair=1)


def agree(desk: Desk, **expected: int) -> None:
    """Counts, forecasts and list tell the same."""
    with desk.read() as reading:
        counted = {w.service: w.count for w in reading.waiting()}
        listed = [ticket.service for ticket in reading.in_line()]
        told = {
            service: forecast.ahead
            for (service, of), forecast in reading.forecasts().items()
            if of == "ordinary"
        }
    assert counted == expected
    assert {service: listed.count(service) for service in set(listed)} == expected
    assert {service: ahead for service, ahead in told.items() if ahead} == expected


def test_a_forecast_for_a_service_is_what_the_next_visitor_is_told(desk: Desk) -> None:
    """The kiosk shows before the tap what the slip says after it."""
    for n in range(7):
        (elder if n % 3 == 0 else visitor)(desk)
    with desk.read() as reading:
        foretold = reading.forecasts()
    assert visitor(desk).ahead == foretold["payment", "ordinary"].ahead
    with desk.read() as reading:
        assert elder(desk).ahead == reading.forecasts()["payment", "priority"].ahead


def test_a_visitor_sees_the_people_ahead_grow_fewer(desk: Desk) -> None:
    """Down to none, as the line moves."""
    taken = [visitor(desk) for _ in range(4)]
    li = seated(desk)
    seen = []
    for _ in range(4):
        with desk.read() as reading:
            seen.append(reading.forecast_of(reading.ticket(taken[3].token)).ahead)
        li.next()
        li.begin()
        li.finish()
    assert seen == [3, 2, 1, 0]


def test_recent_calls_are_the_newest_first_and_say_which_still_stand(desk: Desk) -> None:
    """A recall is a call again; one that was answered is not current any more."""
    for _ in range(3):
        visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    li.begin()
    wang.next()
    wang.recall()
    with desk.read() as reading:
        calls = reading.recent_calls(10)
        assert [call.seq for call in reading.recent_calls(1)] == [calls[0].seq]
    shown = [(c.number, c.counter, c.again, c.current) for c in calls]
    assert shown == [
        ("A002", "2", True, True),
        ("A002", "2", False, True),
        ("A001", "1", False, False),
    ]
    assert [call.at for call in calls] == [desk.now()] * 3


def test_of_two_calls_of_one_number_to_one_counter_only_the_last_still_stands(desk: Desk) -> None:
    """Missed, come back and called again: the display flashes one line, not two."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.no_show()
    desk.act(rejoining.rejoin, token=one.token)
    li.next()
    li.recall()
    with desk.read() as reading:
        calls = reading.recent_calls(10)
    assert [(c.again, c.current) for c in calls] == [(True, True), (False, True), (False, False)]


def test_recent_calls_of_an_area_are_those_of_its_counters(tmp_path: Path) -> None:
    """The display upstairs is silent about downstairs."""
    upstairs = settings()
    places = [
        place.model_copy(update={"area": "upstairs" if place.id == "3" else "main"})
        for place in upstairs.counters
    ]
    upstairs = upstairs.model_copy(update={"counters": tuple(places)})
    with opened(f"sqlite:///{tmp_path / 'h'}", upstairs) as desk:
        visitor(desk, "repair")
        visitor(desk)
        seated(desk, "3", WANG).next()
        seated(desk).next()
        with desk.read() as reading:
            assert [c.number for c in reading.recent_calls(9, "upstairs")] == ["R001"]
            assert [c.number for c in reading.recent_calls(9, "main")] == ["A001"]
            assert reading.recent_calls(9, "cellar") == []


def test_who_was_called_and_did_not_come_is_late_after_a_while(desk: Desk) -> None:
    """The guard sees them, the longest first; whoever is being served is not late."""
    for _ in range(2):
        visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    li.next()
    desk.now.go(seconds=30)
    wang.next()
    desk.now.go(seconds=60)
    with desk.read() as reading:
        assert [ticket.number for ticket in reading.late(60)] == ["A001", "A002"]
        assert [ticket.number for ticket in reading.late(61)] == ["A001"]
    li.begin()
    with desk.read() as reading:
        assert [ticket.number for ticket in reading.late(60)] == ["A002"]


def test_every_counter_is_shown_in_the_order_of_the_hall(desk: Desk) -> None:
    """Closed, open or paused, with what it has in hand; a counter that is not there is refused."""
    visitor(desk)
    seated(desk, "3", WANG).pause("会议")
    li = seated(desk)
    li.next()
    with desk.read() as reading:
        seen = [
            (c.id, c.state, c.clerk, c.in_hand and c.in_hand.number) for c in reading.counters()
        ]
        assert reading.counter("3").reason == "会议"
        with pytest.raises(Refusal, match="unknown_counter"):
            reading.counter("9")
    assert seen == [
        ("1", "open", LI, "A001"),
        ("2", "closed", None, None),
        ("3", "paused", WANG, None),
    ]
    assert [place for place, *_ in seen] == list(PLACES)


def serve(clerk: Clerk, times: int) -> None:
    """So many visitors from first to last."""
    for _ in range(times):
        clerk.next()
        clerk.begin()
        clerk.finish()


def test_a_clerks_own_figures_are_of_today(desk: Desk) -> None:
    """Nobody else's, and not yesterday's."""
    for _ in range(4):
        visitor(desk)
    serve(seated(desk), 2)
    serve(seated(desk, "2", WANG), 1)
    with desk.read() as reading:
        assert (reading.today(LI).served, reading.today(WANG).served) == (2, 1)
    desk.now.go(days=1)
    with desk.read() as reading:
        assert reading.today(LI).served == 0


def test_a_reading_does_not_see_what_is_done_meanwhile(desk: Desk) -> None:
    """A scene shows one moment, with the seq it belongs to."""
    visitor(desk)
    with desk.read() as reading:
        seq = reading.seq
        visitor(desk)
        seated(desk).next()
        assert len(reading.in_line()) == 1
        assert reading.counter("1").state == "closed"
        assert reading.recent_calls(5) == []
        assert len(reading.happenings(0)) == seq == 1
