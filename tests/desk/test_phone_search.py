"""Looking for a phone is reading it: whoever may not read a contact learns nothing by guessing."""

from collections.abc import Iterator

import pytest

from hall.desk import handing
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from tests.halls import LI, MANAGER, Clock, opened
from tests.office import (
    CONTACT,
    HOTLINE,
    LEADER,
    METER,
    OFFICE,
    PIPES,
    PIPES_HEAD,
    done,
    office_settings,
    opened_by,
)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def test_a_phone_is_found_by_whoever_may_read_it_alone(desk: Desk) -> None:
    """A head and a leader see the inquiry, its contact masked: with 138****1234 before them, ten
    thousand searches would have told them the rest, and nothing would be written down.
    """
    one = opened_by(desk, PIPES, contact=CONTACT)
    done(desk, handing.offer, one, PIPES, to=METER, notified="电话")
    guessed = Wanted(phones=desk.seal.marks(CONTACT["phone"]))
    found = {}
    with desk.read() as reading:
        for staff in (PIPES, METER, HOTLINE, OFFICE, MANAGER, PIPES_HEAD, LEADER, LI):
            seen = [each.id for each in reading.inquiries(Wanted(), staff)]
            hits = [each.id for each in reading.inquiries(guessed, staff)]
            assert reading.how_many(guessed, staff) == len(hits)
            assert len(reading.bunch(guessed, staff, 0, 9)) == len(hits)
            found[staff] = (bool(seen), bool(hits))
    both, masked = (True, True), (True, False)
    assert found == {
        PIPES: both, METER: both, HOTLINE: both, OFFICE: both, MANAGER: both,
        PIPES_HEAD: masked, LEADER: masked, LI: (False, False),
    }  # fmt: skip
