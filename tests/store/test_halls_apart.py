"""Several halls in one store: none sees, numbers or moves anything of another."""

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import NoResultFound

from hall.core.refusals import Refusal
from hall.desk import devices, pins, sessions, slips, tickets
from hall.desk.desk import Desk
from tests.halls import LI, at_once, elder, everything, journal, opened, refused, seated, visitor


@pytest.fixture
def east(desk: Desk) -> Desk:
    """A hall with a morning's work: a visitor served, an elder called, others waiting."""
    visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    elder(desk)
    visitor(desk, "repair")
    li.next()
    desk.act(pins.set_pin, staff="201", pin_hash="argon2")
    desk.act(pins.wrong_pin, staff="201", origin="10.0.0.9")
    desk.act(devices.report, device="kiosk-1", kind="kiosk", state="ok")
    desk.act(slips.start, ticket=journal(desk, "TicketTaken")[0].ticket, seq=1)
    return desk


@pytest.fixture
def west(east: Desk) -> Iterator[Desk]:
    """Another hall in the same store."""
    with opened(east.book.url) as desk:
        yield desk


def test_a_new_hall_is_empty_whatever_its_neighbour_does(east: Desk, west: Desk) -> None:
    """Every question of a window finds nothing of the other hall."""
    with west.read() as reading:
        assert reading.seq == 0
        assert reading.in_line() == []
        assert [counter.state for counter in reading.counters()] == ["closed"] * 3
        assert reading.recent_calls(10) == []
        assert reading.waiting() == []
        assert reading.late(0) == []
        assert (reading.today(LI).served, reading.today(LI).missed) == (0, 0)
        assert reading.devices() == []
        assert reading.slips_in("printing") == []
        assert reading.pin_hash("201") is None
        assert reading.refused_until("201", "10.0.0.9") is None
        assert reading.happenings(0) == []
        assert reading.bookmark(slips.FOLLOWER) is None
        assert {forecast.ahead for forecast in reading.forecasts().values()} == {0}
    assert west.act(slips.unsure) == []


def test_each_hall_counts_its_own_numbers_and_calls_its_own_visitors(
    east: Desk, west: Desk
) -> None:
    """Both begin with A001, and Li of the west finds nobody of the east."""
    li = seated(west)
    assert li.next() is None
    first = visitor(west)
    assert (first.number, first.ahead, first.seq) == ("A001", 0, 2)
    called = li.next()
    assert called is not None
    assert called.id == first.id


def test_nothing_of_a_neighbour_can_be_touched_by_its_id_or_its_token(
    east: Desk, west: Desk
) -> None:
    """A guessed id, or a token from the other hall, is unknown here."""
    issued = visitor(east)
    token = seated(east, "2", "102").token
    li = seated(west)
    with east.read() as reading:
        (slip,) = reading.slips_in("printing")
    east.act(slips.end, slip=slip.id, outcome="failed")
    before = everything(east.book)
    with west.read() as reading:
        assert reading.ticket(issued.token) is None
        assert reading.ticket_by_id(issued.id) is None
        assert reading.session(token) is None
        assert reading.slip(slip.ticket) is None
    with refused(west, "unknown_ticket"):
        west.act(tickets.cancel, token=issued.token)
    with refused(west, "unknown_ticket"):
        li.call(issued.id)
    with refused(west, "unknown_ticket"):
        west.act(slips.reprint, ticket=issued.id)
    with refused(west, "nothing_to_reprint"):
        west.act(slips.again, slip=slip.id)
    with pytest.raises(NoResultFound):
        west.act(slips.end, slip=slip.id, outcome="ok")
    seated(west, "2", "102")
    with refused(west, "not_signed_in"):
        west.act(sessions.sign_out, token_hash=token)
    assert everything(east.book) == before


def test_a_key_used_in_one_hall_is_free_in_another(east: Desk, west: Desk) -> None:
    """Kiosks of two halls never meet in an Idempotency-Key."""
    east.act(tickets.take, key="same", fingerprint="a", service="payment")
    answer = west.act(tickets.take, key="same", fingerprint="b", service="repair")
    assert '"R001"' in answer


def test_acts_of_two_halls_at_once_keep_both_journals_whole(east: Desk, west: Desk) -> None:
    """Neither hall waits for the other to be told its own seq."""
    before = len(journal(east))
    work = [lambda hall=hall: visitor(hall) for hall in (east, west) * 20]
    assert not [answer for answer in at_once(work) if isinstance(answer, Refusal)]
    for hall, length in ((east, before + 20), (west, 20)):
        assert [entry.seq for entry in journal(hall)] == list(range(1, length + 1))
