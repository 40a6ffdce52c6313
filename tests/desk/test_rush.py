"""Fifty clerks press next at once on a thousand numbers: none twice, none lost."""

from collections import Counter
from collections.abc import Iterator

import pytest

from hall.core.refusals import Refusal
from hall.desk import calls
from hall.desk.desk import Desk
from tests.halls import LI, WANG, Clerk, at_once, elder, journal, opened, seated, settings, visitor

CLERKS, NUMBERS = 50, 1000
STAFF = {f"{500 + n}": ["clerk"] for n in range(CLERKS)}
# Every window serves payment; every third repairs as well, and one in five helps with them.
PLACES = {
    f"{n}": (["payment", "repair"] if n % 3 == 0 else ["payment"], ["repair"] if n % 5 == 1 else [])
    for n in range(1, CLERKS + 1)
}


@pytest.fixture
def crowded(store_url: str) -> Iterator[Desk]:
    """A large hall with a thousand numbers waiting."""
    services = {"payment": "A", "repair": "R"}
    with opened(store_url, settings(services, PLACES, STAFF)) as desk:
        taken = at_once([lambda n=n: some(desk, n) for n in range(25)])
        assert sum(taken) == NUMBERS
        yield desk


def some(desk: Desk, kiosk: int) -> int:
    """Forty numbers from one kiosk, every fourth for an elder."""
    for n in range(NUMBERS // 25):
        (elder if n % 4 == 0 else visitor)(desk, "repair" if n % 3 == 0 else "payment")
    return NUMBERS // 25


def work_off(clerk: Clerk) -> list[int]:
    """Press next and begin until nobody waits; whom this clerk called."""
    called = []
    while (ticket := clerk.next()) is not None:
        called.append(ticket.id)
        clerk.begin()
    return called


def test_fifty_clerks_call_a_thousand_numbers_none_twice_none_lost(crowded: Desk) -> None:
    """On either database; the journal tells the same, and each was first served once."""
    clerks = [seated(crowded, *seat) for seat in zip(PLACES, STAFF, strict=True)]
    pressed = at_once([clerk.next for clerk in clerks])
    assert len({ticket.id for ticket in pressed}) == CLERKS
    at_once([clerk.begin for clerk in clerks])
    answers = at_once([lambda clerk=clerk: work_off(clerk) for clerk in clerks])
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    called = [ticket.id for ticket in pressed] + [one for answer in answers for one in answer]
    everyone = [entry.ticket for entry in journal(crowded, "TicketTaken")]
    assert len(everyone) == NUMBERS
    assert [ticket for ticket, times in Counter(called).items() if times > 1] == []
    assert set(called) == set(everyone)
    told = [entry.ticket for entry in journal(crowded, "TicketCalled")]
    assert sorted(told) == sorted(called)
    first = [entry.data["first"] for entry in journal(crowded, "ServiceBegun")]
    assert first == [True] * NUMBERS


def test_a_doubled_press_calls_one_visitor(desk: Desk) -> None:
    """Eight arrivals of one press, at each of two windows together: two visitors called."""
    for _ in range(10):
        visitor(desk)
    seats = [("1", LI), ("2", WANG)]
    for counter, staff in seats:
        seated(desk, counter, staff)

    def press(counter: str, staff: str) -> str:
        what = {"key": f"press {counter}", "fingerprint": "next"}
        answer: str = desk.act(calls.next_ticket, **what, counter=counter, staff=staff)
        return answer

    answers = at_once([lambda seat=seat: press(*seat) for seat in seats * 8])
    assert len(set(answers)) == 2
    assert len(journal(desk, "TicketCalled")) == 2


def test_without_keys_a_doubled_begin_serves_once(desk: Desk) -> None:
    """The second finds the visitor being served already, and is told."""
    visitor(desk)
    li = seated(desk)
    li.next()
    answers = at_once([li.begin] * 8)
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    assert [no.code for no in refused] == ["not_called"] * 7
    assert len(journal(desk, "ServiceBegun")) == 1
