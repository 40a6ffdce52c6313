"""Kept as long as needed: after that the words are gone, and who had it when stays (K1)."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hall.desk import answering, exporting, handing, retention
from hall.desk.contacts import put_contact, see_contact
from hall.desk.desk import Desk
from hall.desk.reading_inquiries import Wanted
from hall.desk.views_inquiry import InquiryView
from hall.store import proof
from hall.store.tables import exports, inquiries, inquiry_steps
from tests.halls import LI, MANAGER, Clock, everything, journal, opened, refused
from tests.office import CONTACT, PIPES, done, office_settings, opened_by, stands, timeline

DAYS = 30
MATTER, RESULT, WHY = "水表转得太快", "换了新表", "表是你们装的"
TOLD, ELSEWHERE = "401 已告知赵大妈的女儿", "请赵大妈去二楼"


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """A hall that keeps contacts for thirty days, on each database."""
    with opened(store_url, kept(DAYS), Clock()) as desk:
        yield desk


def kept(days: int) -> Any:
    """The office's hall, keeping what is closed for so many days."""
    return office_settings(privacy={"keep_days": days})


def closed(desk: Desk) -> InquiryView:
    """An inquiry from its beginning to its end, through two hands."""
    one = opened_by(desk, contact=CONTACT, matter=MATTER)
    done(desk, handing.offer, one, LI, to=PIPES, notified=TOLD, words=WHY)
    done(desk, handing.acknowledge, one, PIPES)
    done(desk, answering.reply, one, PIPES, reached=True, words=RESULT)
    ended = {"outcome": "refused", "result": RESULT, "referral": ELSEWHERE}
    return done(desk, answering.close, one, PIPES, **ended)


def row(desk: Desk, one: InquiryView) -> Any:
    """An inquiry as it is stored."""
    with desk.book.read() as connection:
        mine = (inquiries.c.hall == desk.book.hall) & (inquiries.c.id == one.id)
        return connection.execute(select(inquiries).where(mine)).one()


def steps(desk: Desk, one: InquiryView) -> list[Any]:
    """Its timeline as it is stored."""
    with desk.book.read() as connection:
        mine = (inquiry_steps.c.hall == desk.book.hall) & (inquiry_steps.c.inquiry == one.id)
        ordered = select(inquiry_steps).where(mine).order_by(inquiry_steps.c.id)
        return [dict(step) for step in connection.execute(ordered).mappings()]


def test_words_go_and_custody_stays(desk: Desk) -> None:
    """Who had it when, how it ended and all that the journal says are as before."""
    one = closed(desk)
    before, timeline_before, journal_before = row(desk, one), steps(desk, one), journal(desk)
    desk.now.go(days=DAYS, seconds=1)
    assert desk.act(retention.scrub) == 1

    after = row(desk, one)
    assert (after.contact, after.phone_mark, after.matter, after.result) == (None, None, "", "")
    assert after.scrubbed_at == desk.now()
    emptied = {"contact", "phone_mark", "matter", "result", "scrubbed_at"}
    assert {
        name for name in before._mapping if before._mapping[name] != after._mapping[name]
    } == emptied
    gone = {"offered": {"notified": ""}, "closed": {"referral": ""}}
    assert [
        {**step, "words": "", "data": step["data"] | gone.get(step["kind"], {})}
        for step in timeline_before
    ] == steps(desk, one)
    assert any(step["words"] for step in timeline_before)
    assert journal(desk)[:-1] == journal_before
    assert journal(desk)[-1].kind == "ContactsScrubbed"
    assert journal(desk)[-1].data == {"count": 1}
    with proof.opened(desk.book.url) as store:
        found = proof.prove(store, desk.book.hall)
    assert (found.fault, found.end.seq) == (None, len(journal_before) + 1)
    rows = json.dumps(everything(desk.book), ensure_ascii=False)
    assert [word for word in (MATTER, RESULT, WHY, TOLD, ELSEWHERE) if word in rows] == []


def test_nothing_goes_a_moment_too_early(desk: Desk) -> None:
    """Nor what is still open, however old."""
    one, waiting = closed(desk), opened_by(desk, contact=CONTACT)
    desk.now.go(days=DAYS)
    assert desk.act(retention.scrub) == 0
    desk.now.go(seconds=1)
    assert desk.act(retention.scrub) == 1
    assert row(desk, one).contact is None
    desk.now.go(days=3 * DAYS)
    assert desk.act(retention.scrub) == 0
    assert row(desk, waiting).contact is not None
    assert len(journal(desk, "ContactsScrubbed")) == 1, "nothing to say when nothing went"


def test_what_was_opened_again_is_kept_until_it_ends_again(desk: Desk) -> None:
    """Somebody is at work on it and must reach the visitor."""
    one = closed(desk)
    desk.now.go(days=DAYS - 1)
    done(desk, answering.reopen, one, LI, reason="又漏了")
    desk.now.go(days=DAYS)
    assert desk.act(retention.scrub) == 0
    done(desk, answering.reply, one, PIPES, reached=True, words="好了")
    done(desk, answering.close, one, PIPES, outcome="done", result="好了")
    desk.now.go(days=DAYS - 1)
    assert desk.act(retention.scrub) == 0
    desk.now.go(days=2)
    assert desk.act(retention.scrub) == 1


def test_a_large_store_is_emptied_a_few_at_a_time_oldest_first(desk: Desk) -> None:
    """Between two acts somebody at a counter gets a turn."""
    made = []
    for _ in range(5):
        made.append(closed(desk))
        desk.now.go(minutes=1)
    desk.now.go(days=DAYS)
    assert desk.act(retention.scrub, most=2) == 2
    assert [row(desk, one).contact is None for one in made] == [True, True, False, False, False]
    assert [desk.act(retention.scrub, most=2) for _ in range(3)] == [2, 1, 0]
    assert [fact.data["count"] for fact in journal(desk, "ContactsScrubbed")] == [2, 2, 1]


def test_what_is_emptied_stays_empty(desk: Desk) -> None:
    """Nobody reads it, gives it anew, or opens it again."""
    one = closed(desk)
    desk.now.go(days=DAYS + 1)
    desk.act(retention.scrub)
    with refused(desk, "inquiry_scrubbed"):
        desk.act(see_contact, inquiry=one.id, staff=LI, reason="回电话")
    with refused(desk, "inquiry_scrubbed"):
        desk.act(put_contact, inquiry=one.id, staff=LI, contact={"name": "钱"})
    assert not stands(desk, one).has_contact
    assert {step.words for step in timeline(desk, one)} == {""}


def test_another_hall_in_the_same_store_keeps_its_own(desk: Desk, store_url: str) -> None:
    """Each has its own time."""
    one = closed(desk)
    with opened(store_url, kept(1), Clock()) as other:
        theirs = closed(other)
        other.now.go(days=2)
        assert other.act(retention.scrub) == 1
        assert row(other, theirs).contact is None
    assert row(desk, one).contact is not None


def test_emptied_words_are_not_left_in_the_freed_parts_of_the_file(tmp_path: Path) -> None:
    """What SQLite no longer uses it would otherwise keep until something else needs the place."""
    url = f"sqlite:///{tmp_path / 'hall.sqlite'}"
    with opened(url, kept(DAYS), Clock()) as desk:
        closed(desk)
        sealed = row(desk, closed(desk)).contact
        desk.now.go(days=DAYS + 1)
        desk.act(retention.scrub)
    assert [one.name for one in tmp_path.iterdir()] == ["hall.sqlite"]
    whole = (tmp_path / "hall.sqlite").read_bytes()
    assert b"ContactsScrubbed" in whole
    for gone in (MATTER, RESULT, WHY, TOLD, ELSEWHERE, sealed):
        assert gone.encode() not in whole


def test_emptied_words_are_gone_from_every_byte_while_the_hub_runs(tmp_path: Path) -> None:
    """A hub runs for weeks, and as long SQLite's log would keep what was written before."""
    url = f"sqlite:///{tmp_path / 'hall.sqlite'}"
    with opened(url, kept(DAYS), Clock()) as desk:
        closed(desk)
        desk.now.go(days=DAYS + 1)
        desk.act(retention.scrub)
        assert MATTER.encode() in written(tmp_path), "so the log must be emptied"
        with desk.book.read() as reader:
            reader.execute(select(inquiries.c.id)).all()
            assert not desk.book.settle(), "somebody reads as it was before"
        assert desk.book.settle()
        whole = written(tmp_path)
        assert b"ContactsScrubbed" in whole
        for gone in (MATTER, RESULT, WHY, TOLD, ELSEWHERE):
            assert gone.encode() not in whole
        assert opened_by(desk).id, "and the hall goes on"


def written(folder: Path) -> bytes:
    """Every byte that lies there."""
    return b"".join(each.read_bytes() for each in folder.iterdir() if each.is_file())


def test_the_time_is_counted_from_the_end(desk: Desk) -> None:
    """A matter of half a year is kept as long after its end as one of an hour."""
    slow = opened_by(desk, contact=CONTACT)
    desk.now.go(days=180)
    done(desk, answering.reply, slow, LI, reached=True, words="已寄信")
    done(desk, answering.close, slow, LI, outcome="answered", result="已寄信")
    closed_at = desk.now()
    desk.now.go(days=DAYS)
    assert desk.act(retention.scrub) == 0
    desk.now.go(seconds=1)
    assert desk.act(retention.scrub) == 1
    assert row(desk, slow).scrubbed_at == closed_at + timedelta(days=DAYS, seconds=1)


def test_whom_an_export_was_looked_for_by_goes_as_well(desk: Desk) -> None:
    """Who took how much away stays."""
    wanted = Wanted(text="赵大妈", phones=desk.seal.marks("13812345678"))
    desk.act(exporting.export, staff=MANAGER, wanted=wanted, rows=3, plain=True, reason="核对")
    (before,) = everything(desk.book)["exports"]
    desk.now.go(days=DAYS)
    desk.act(retention.scrub_remarks)
    assert everything(desk.book)["exports"] == [before]
    desk.now.go(seconds=1)
    desk.act(retention.scrub_remarks)
    desk.act(retention.scrub_remarks)
    with desk.book.read() as connection:
        mine = exports.c.hall == desk.book.hall
        row = connection.execute(select(exports).where(mine)).one()
    assert (row.wanted, row.reason) == ({}, "")
    assert (row.staff, row.rows, row.plain) == (MANAGER, 3, True)
