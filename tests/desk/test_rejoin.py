"""Coming back after a missed call: in time, with the same number, some places behind the front."""

import pytest

from hall.desk import rejoining
from hall.desk.desk import Desk
from tests.halls import journal, now_is, refused, seated, visitor


def missed_first(desk: Desk, others: int) -> tuple:
    """A visitor called and not come, with `others` waiting behind; and the clerk."""
    late = visitor(desk)
    line = [visitor(desk) for _ in range(others)]
    clerk = seated(desk)
    clerk.next()
    clerk.no_show()
    return late, line, clerk


def test_a_missed_visitor_comes_back_three_places_behind_the_front(desk: Desk) -> None:
    """Three are called first, then the one who came back, then the rest; the number stays."""
    late, line, clerk = missed_first(desk, others=5)
    back = desk.act(rejoining.rejoin, token=late.token)
    assert (back.number, back.state, back.arrived_at) == (
        late.number, "waiting", now_is(desk, late).arrived_at,
    )  # fmt: skip
    order = []
    while ticket := clerk.next():
        order.append(ticket.number)
        clerk.begin()
    assert order == [t.number for t in (*line[:3], late, *line[3:])]
    (fact,) = journal(desk, "TicketRejoined")
    assert fact.data["behind"] == 3


def test_with_fewer_waiting_the_returning_visitor_is_last(desk: Desk) -> None:
    """There is nothing to skip to: one waits, so one is before."""
    late, line, clerk = missed_first(desk, others=1)
    desk.act(rejoining.rejoin, token=late.token)
    assert clerk.next().number == line[0].number
    clerk.begin()
    assert clerk.next().number == late.number


def test_each_who_returns_stands_three_behind_the_front_of_that_moment(desk: Desk) -> None:
    """However many return one after another, each finds a place of its own."""
    late = [visitor(desk) for _ in range(4)]
    line = [visitor(desk) for _ in range(6)]
    clerk = seated(desk)
    for _ in late:
        clerk.next()
        clerk.no_show()
    for ticket in late:
        desk.act(rejoining.rejoin, token=ticket.token)
    order = []
    while ticket := clerk.next():
        order.append(ticket.number)
        clerk.begin()
    back = [t.number for t in late]
    assert order == [t.number for t in line[:3]] + back[::-1] + [t.number for t in line[3:]]


def test_too_late_or_not_missed_is_refused(desk: Desk) -> None:
    """Ten minutes are in time, a moment more is not; a waiting number is not missed."""
    late, line, _clerk = missed_first(desk, others=1)
    with refused(desk, "not_missed", state="waiting"):
        desk.act(rejoining.rejoin, token=line[0].token)
    with refused(desk, "unknown_ticket"):
        desk.act(rejoining.rejoin, token="nobody's")
    desk.now.go(minutes=10, seconds=1)
    with refused(desk, "rejoin_late", number=late.number, minutes=10):
        desk.act(rejoining.rejoin, token=late.token)
    desk.now.go(seconds=-1)
    assert desk.act(rejoining.rejoin, token=late.token).state == "waiting"


def test_the_staff_see_who_may_still_come_back(desk: Desk) -> None:
    """For as long as they may, and no longer."""
    late, _line, _clerk = missed_first(desk, others=0)
    with desk.read() as reading:
        assert [t.number for t in reading.missed()] == [late.number]
    desk.now.go(minutes=11)
    with desk.read() as reading:
        assert reading.missed() == []


@pytest.mark.parametrize("typed", ["A001", "a1", " A01 "])
def test_a_missed_visitor_comes_back_by_the_number_typed_at_the_kiosk(
    desk: Desk, typed: str
) -> None:
    """As by the slip's QR; the journal knows at which kiosk."""
    late, _line, _clerk = missed_first(desk, others=5)
    back = desk.act(rejoining.rejoin_number, number=typed, device="kiosk-1")
    assert (back.id, back.number, back.state) == (late.id, late.number, "waiting")
    (fact,) = journal(desk, "TicketRejoined")
    assert (fact.data["behind"], fact.data["device"]) == (3, "kiosk-1")


@pytest.mark.parametrize("typed", ["A002", "B001", "001", "", "A", "A0", "A001A", "A" * 9, "A٣"])
def test_a_number_that_is_not_missed_today_stays_where_it_is(desk: Desk, typed: str) -> None:
    """Mistyped, of another visitor, of nobody: said so, and nothing moves."""
    missed_first(desk, others=1)
    with refused(desk, "not_missed" if typed == "A002" else "unknown_ticket"):
        desk.act(rejoining.rejoin_number, number=typed)


def test_yesterdays_number_is_unknown_today_and_one_too_late_is_late(desk: Desk) -> None:
    """The same figures may mean somebody else tomorrow."""
    late, _line, _clerk = missed_first(desk, others=0)
    desk.now.go(minutes=11)
    with refused(desk, "rejoin_late", number=late.number):
        desk.act(rejoining.rejoin_number, number=late.number)
    desk.now.go(hours=24)
    with refused(desk, "unknown_ticket"):
        desk.act(rejoining.rejoin_number, number=late.number)
