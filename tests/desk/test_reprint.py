"""A second slip at the kiosk: only there, only at once, at most twice, never two for a press."""

import pytest

from hall.desk import reprinting, slips
from hall.desk.desk import Desk
from hall.desk.views import Issued
from tests.halls import Clock, everything, journal, opened, refused, settings, visitor

HERE, THERE = "device-1", "device-2"


def again(desk: Desk, one: Issued, device: str | None = HERE) -> int:
    """The visitor presses the key."""
    copy: int = desk.act(reprinting.at_kiosk, token=one.token, device=device)
    return copy


def printed(desk: Desk, one: Issued, outcome: str = "ok") -> None:
    """The spool has come to the last slip asked for, and the printer has answered."""
    asked = [e for e in journal(desk, "TicketTaken", "SlipReprinted") if e.ticket == one.id][-1]
    copy = asked.data.get("copy", 0)
    slip = desk.act(slips.start, ticket=one.id, seq=asked.seq, copy=copy)
    desk.act(slips.end, slip=slip.id, outcome=outcome)


def test_a_slip_is_printed_again_twice_and_each_is_counted(desk: Desk) -> None:
    """The third time a person is better help; the number is valid without paper."""
    one = visitor(desk, device=HERE)
    printed(desk, one)
    for copy in (1, 2):
        assert again(desk, one) == copy
        printed(desk, one)
    with refused(desk, "reprint_limit", number="A001", times=2):
        again(desk, one)
    assert [e.data["copy"] for e in journal(desk, "SlipReprinted")] == [1, 2]


def test_only_the_kiosk_that_gave_the_number_prints_it_again(desk: Desk) -> None:
    """A photographed slip is no key to paper elsewhere, nor is a phone."""
    one = visitor(desk, device=HERE)
    printed(desk, one)
    for device in (THERE, None):
        with refused(desk, "not_this_kiosk", number="A001"):
            again(desk, one, device)
    by_staff = visitor(desk, staff="201")
    with refused(desk, "not_this_kiosk"):
        again(desk, by_staff, None)
    with refused(desk, "unknown_ticket"):
        desk.act(reprinting.at_kiosk, token="no such token", device=HERE)


def test_after_two_minutes_the_visitor_has_left_the_kiosk(desk: Desk) -> None:
    """The second before still prints."""
    one = visitor(desk, device=HERE)
    printed(desk, one)
    desk.now.go(minutes=2)
    assert again(desk, one) == 1
    printed(desk, one)
    desk.now.go(seconds=1)
    with refused(desk, "reprint_late", minutes=2):
        again(desk, one)


def test_while_a_slip_is_on_its_way_no_second_one_is_asked_for(desk: Desk) -> None:
    """Two papers for one press would be two holders of one number."""
    one = visitor(desk, device=HERE)
    with refused(desk, "nothing_to_reprint"):
        again(desk, one)
    printed(desk, one)
    again(desk, one)
    with refused(desk, "nothing_to_reprint"):
        again(desk, one)


@pytest.mark.parametrize("outcome", ["unconfirmed", "failed"])
def test_a_slip_that_did_not_come_out_may_be_asked_for_again(desk: Desk, outcome: str) -> None:
    """Which is what the key is for."""
    one = visitor(desk, device=HERE)
    printed(desk, one, outcome)

    assert again(desk, one) == 1


def test_a_hall_may_do_without_reprints(store_url: str) -> None:
    """By its settings, or because it prints no slips at all."""
    for code, section in (
        ("reprint_late", {"kiosk": {"reprint_minutes": 0}}),
        ("nothing_to_reprint", {"printer": {"kind": "none"}}),
    ):
        with opened(store_url, settings(**section), Clock()) as desk:
            one = visitor(desk, device=HERE)
            printed(desk, one)
            desk.now.go(seconds=5)
            before = everything(desk.book)
            with refused(desk, code):
                again(desk, one)
            assert everything(desk.book) == before
