"""What waits for each person, counted; and the ledger, filtered and paged (G5)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hall.desk import handing
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from tests.halls import LI, Clock, opened
from tests.office import (
    CONTACT,
    HOTLINE,
    OFFICE,
    PIPES,
    done,
    office_settings,
    opened_by,
    stands,
)


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, office_settings(), Clock()) as desk:
        yield desk


def test_boxes_count_what_waits_for_each(desk: Desk) -> None:
    """Mine, to receive, owed today, overdue, without a hand."""
    mine = opened_by(desk)
    offered = done(desk, handing.offer, mine, LI, to=PIPES, notified="老周，9:05")
    lost = opened_by(desk)
    done(desk, handing.ask_office, lost, LI, reason="不知归谁")
    opened_by(desk, due_at=desk.now() + timedelta(hours=1))
    with desk.read() as reading:
        ours, theirs, offices = (reading.boxes(who) for who in (LI, PIPES, OFFICE))
        assert [each.id for each in reading.to_receive(PIPES)] == [offered.id]
        assert len(reading.owed(LI)) == 3
    assert (ours.mine, ours.receive, ours.today, ours.overdue, ours.unassigned) == (3, 0, 1, 0, 0)
    assert (theirs.receive, offices.unassigned) == (1, 1)
    desk.now.go(hours=2)  # type: ignore[attr-defined]
    with desk.read() as reading:
        assert (reading.boxes(LI).today, reading.boxes(LI).overdue) == (0, 1)


def test_the_ledger_is_filtered_and_paged(desk: Desk) -> None:
    """Newest first, page after page, every filter alone."""
    for each in range(5):
        opened_by(desk, matter=f"第{each}件 100%_" if each == 3 else f"第{each}件")
    phone = opened_by(desk, HOTLINE, channel="phone", kind="repair", contact=CONTACT)
    with desk.read() as reading:
        page = reading.inquiries(Wanted(), OFFICE, limit=4)
        rest = reading.inquiries(Wanted(), OFFICE, limit=4, before=page[-1].id)
        assert [each.id for each in page + rest] == sorted(
            (each.id for each in page + rest), reverse=True
        )
        assert reading.how_many(Wanted(), OFFICE) == len(page) + len(rest) == 6
        for wanted in (
            Wanted(channel="phone"), Wanted(kind="repair"), Wanted(staff=HOTLINE),
            Wanted(phones=desk.seal.marks("13812345678")), Wanted(text=phone.number[-7:]),
        ):  # fmt: skip
            assert [each.id for each in reading.inquiries(wanted, OFFICE)] == [phone.id], wanted
        assert reading.how_many(Wanted(text="100%_"), OFFICE) == 1
        assert reading.how_many(Wanted(until="2026-03-01"), OFFICE) == 0
        assert reading.how_many(Wanted(box="closed"), OFFICE) == 0
        assert len(reading.bunch(Wanted(box="owed"), OFFICE, 0, 9)) == 6
    assert stands(desk, phone).has_contact
