"""Who looked at whose contact: nobody looks for a phone unseen, or as often as they like."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from hall.desk import answering, exporting, retention, seeking
from hall.desk.contacts import see_contact
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from hall.desk.reading_looks import SEEN, LookView, ScrubView
from hall.store.tables import inquiry_steps
from tests.desk.test_retention import DAYS, closed, kept
from tests.halls import LI, MANAGER, WANG, Clock, everything, journal, opened, refused
from tests.office import CONTACT, HOTLINE, LEADER, done, opened_by

PHONE = "13812345678"


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """The hall with departments, on each database."""
    with opened(store_url, kept(DAYS), Clock()) as desk:
        yield desk


def sought(desk: Desk, phone: str = PHONE, staff: str = HOTLINE) -> None:
    """Somebody looks for a phone."""
    desk.act(seeking.seek, staff=staff, mark=desk.seal.mark(phone))


def looks(desk: Desk, viewer: str = MANAGER) -> list[LookView]:
    """What a manager reads of it."""
    with desk.read() as reading:
        return reading.looks(viewer, 50)


def test_who_looks_for_a_phone_is_written_down_and_the_phone_is_not(desk: Desk) -> None:
    """The journal says who; the store, which one, by a mark that only the hall's key makes."""
    sought(desk)
    assert [fact.data for fact in journal(desk, "PhoneSought")] == [{"staff": HOTLINE}]
    (row,) = everything(desk.book)["phone_searches"]
    assert desk.seal.mark(PHONE) in str(row)
    assert PHONE not in str(everything(desk.book))


def test_a_page_that_asks_anew_is_one_search(desk: Desk) -> None:
    """It does with every change of the hall."""
    for _ in range(3):
        sought(desk)
        sought(desk, "138 1234 5678")
        desk.now.go(minutes=3)
    assert len(journal(desk, "PhoneSought")) == 1
    sought(desk, staff=LI)
    desk.now.go(minutes=2)
    sought(desk)
    assert len(journal(desk, "PhoneSought")) == 3


def test_nobody_tries_the_digits_that_a_mask_hides(desk: Desk) -> None:
    """Ten thousand would do; sixty an hour are more than a hotline needs."""
    for digits in range(60):
        sought(desk, f"138{digits:04d}5678")
        desk.now.go(seconds=10)
    with refused(desk, "too_many_requests", retry_after=3600 - 600 + 1):
        sought(desk, "13899995678")
    sought(desk, "13800595678")  # what was looked for just now may be looked at on
    sought(desk, "13899995678", LI)
    desk.now.go(seconds=3001)
    sought(desk, "13899995678")


def test_a_manager_reads_who_looked_when_and_why(desk: Desk) -> None:
    """The newest first, each with what was found."""
    one = opened_by(desk, contact=CONTACT)
    two = opened_by(desk, contact={"phone": PHONE})
    began = desk.now()
    desk.act(see_contact, inquiry=one.id, staff=LI, reason="回电话")
    desk.now.go(minutes=1)
    sought(desk)
    desk.now.go(minutes=1)
    sought(desk, "13700000000", LEADER)
    desk.now.go(minutes=1)
    desk.act(exporting.export, staff=MANAGER, wanted=Wanted(), rows=2, plain=True, reason="核对")
    both = [(one.id, one.number), (two.id, two.number)]
    found = looks(desk)
    assert [(each.staff, each.kind, each.why, each.inquiries, each.rows) for each in found] == [
        (MANAGER, "taken_plain", "核对", [], 50),
        (LEADER, "sought", "", [], 0),
        (HOTLINE, "sought", "", both, 0),
        (LI, "seen", "回电话", both[:1], 0),
    ]
    assert found[-1].at == began
    with desk.read() as reading:
        assert reading.looks(MANAGER, 2) == found[:2]
        assert reading.looks(MANAGER, 2, found[1].at) == found[2:]


def test_whoever_is_complained_of_learns_of_no_look_at_it(desk: Desk) -> None:
    """Else the list would say that there is one (G2)."""
    one = opened_by(desk, WANG, kind="complain", about=MANAGER, contact=CONTACT)
    desk.act(see_contact, inquiry=one.id, staff=WANG, reason="回电话")
    sought(desk)
    assert [(each.kind, each.inquiries) for each in looks(desk)] == [("sought", [])]
    assert len(looks(desk, LEADER)) == 2
    assert looks(desk, LEADER)[0].inquiries == looks(desk, LEADER)[1].inquiries


def test_nor_do_the_counts_say_that_there_is_one(desk: Desk) -> None:
    """Neither how much was emptied, nor how long somebody else's export was."""
    for about in (None, MANAGER):
        one = opened_by(desk, kind="complain", about=about)
        done(desk, answering.reply, one, LI, reached=True, words="已说明")
        done(desk, answering.close, one, LI, outcome="answered", result="已说明")
        if about is None:
            desk.now.go(days=1)
    for rows in (49, 50):
        desk.act(exporting.export, staff=LEADER, wanted=Wanted(), rows=rows, plain=False)
    assert {each.rows for each in looks(desk)} == {50}
    for _ in range(2):
        desk.now.go(days=DAYS)
        desk.act(retention.scrub)
    with desk.read() as reading:
        assert [each.inquiries for each in reading.scrubs(LEADER, 5)] == [1, 1]
        assert [each.inquiries for each in reading.scrubs(MANAGER, 5)] == [1]


def test_what_was_emptied_is_told_by_day_and_who_looked_stays(desk: Desk) -> None:
    """When the reasons are gone, too."""
    desk.act(see_contact, inquiry=closed(desk).id, staff=LI, reason="给赵大妈回电话")
    desk.now.go(minutes=1)
    sought(desk)
    desk.now.go(days=DAYS + 1)
    for _ in range(2):
        closed(desk)
    assert desk.act(retention.scrub) == 1
    desk.act(retention.scrub_remarks)
    assert [(each.kind, each.staff, each.why, len(each.inquiries)) for each in looks(desk)] == [
        ("sought", HOTLINE, "", 0), ("seen", LI, "", 1),
    ]  # fmt: skip
    assert desk.seal.mark(PHONE) not in str(everything(desk.book)["phone_searches"])
    first = desk.day(desk.now())
    desk.now.go(days=DAYS + 1)
    desk.act(retention.scrub, most=1)
    desk.act(retention.scrub, most=1)
    with desk.read() as reading:
        assert reading.scrubs(MANAGER, 5) == [
            ScrubView(desk.day(desk.now()), 2, 0),
            ScrubView(first, 1, 0),
        ]
        assert len(reading.scrubs(MANAGER, 1)) == 1


def test_the_steps_of_looks_are_found_by_their_own_index(tmp_path: Path) -> None:
    """Half a million steps stand in a ledger of a hundred thousand."""
    said = str(
        select(inquiry_steps.c.at)
        .where(inquiry_steps.c.hall == "x", inquiry_steps.c.kind == SEEN, inquiry_steps.c.at < 5)
        .order_by(inquiry_steps.c.at.desc())
        .limit(50)
        .compile(compile_kwargs={"literal_binds": False})
    )
    url = f"sqlite:///{tmp_path / 'hall.sqlite'}"
    with opened(url, kept(DAYS), Clock()) as desk, desk.book.read() as connection:
        asked = {"hall_1": "x", "at_1": 5, "param_1": 50}
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {said}"), asked)
        assert "inquiry_steps_seen" in str(plan.all())
