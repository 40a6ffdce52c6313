"""The daily task in a whole hall: what is kept too long is gone from the folder, and the journal
stays whole.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from hall.desk import answering, coordinating, inquiries, remarks
from hall.store import proof
from hall.store.tables import inquiries as rows
from house import House
from tests.desk.test_retention import written
from tests.hub.test_contact_key import Hall, leave

MATTER, RESULT, REMARK = "隔壁王奶奶家漏水", "已换好阀门", "我是王奶奶,阀门又坏了"


def a_years_work(hall: Hall) -> None:
    """An inquiry that was closed, a remark, and the picture of a paper."""
    house = hall.open()
    staff = house.settings.staff[0].number
    one = house.desk.act(inquiries.open_inquiry, staff=staff, kind="repair", matter=MATTER)
    what = {"inquiry": one.id, "staff": staff}
    house.desk.act(answering.reply, reached=True, words="已告知", **what)
    house.desk.act(answering.close, outcome="done", result=RESULT, **what)
    house.desk.act(remarks.leave, kind="complaint", about="service", text=REMARK)
    paper = hall.var / "slips" / "paper.png"
    paper.parent.mkdir(exist_ok=True)
    paper.write_bytes(b"a picture")
    os.utime(paper, (hall.clock().timestamp(),) * 2)
    leave(house)


def looked(house: House, hall: Hall) -> list[str]:
    """What of the visitor lies in the folder after a look at the day, while the hub runs."""
    house.look_at_the_day()
    everything = written(hall.var) + written(hall.var / "slips")
    said = (MATTER, RESULT, REMARK, "a picture")
    return [each for each in said if each.encode() in everything]


def whole(house: House) -> bool:
    with proof.opened(house.settings.store_url) as store:
        return proof.prove(store, house.settings.hall.id).fault is None


def test_nothing_of_a_visitor_is_left_in_the_folder_once_its_time_is_over(tmp_path: Path) -> None:
    """While the hub runs, in no byte of store, log or pictures; and the count is told. But a clock
    that says on a start that a year has passed is not believed on that day.
    """
    hall = Hall(tmp_path / "var")
    a_years_work(hall)
    hall.clock.go(days=400)
    house = hall.open()
    assert looked(house, hall) == [MATTER, RESULT, REMARK, "a picture"]
    house.desk.act(remarks.leave, kind="praise", about="hall")
    leave(house)
    hall.clock.go(days=1)
    house = hall.open()
    assert looked(house, hall) == [], "the hall has worked a day with it: so it is true"
    assert whole(house)
    assert b"ContactsScrubbed" in written(hall.var)
    assert b"RemarksScrubbed" in written(hall.var)
    leave(house)


def test_what_somebody_reads_just_now_is_emptied_at_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is emptied ten minutes later; nobody at a counter has waited for it. And what is
    written about it after that goes in its time as well.
    """
    hall = Hall(tmp_path / "var")
    a_years_work(hall)
    monkeypatch.setattr("hall.desk.retention.QUIET", timedelta(days=9999))
    hall.clock.go(days=400)
    house = hall.open()
    with monkeypatch.context() as busy:
        busy.setattr(house.book, "settle", lambda: False)
        house.look_at_the_day()
    assert looked(house, hall) == []
    with house.desk.book.read() as connection:
        one: int = connection.execute(select(rows.c.id)).scalar_one()
    staff = house.settings.staff[0].number
    house.desk.act(coordinating.note, inquiry=one, staff=staff, words=MATTER)
    leave(house)
    hall.clock.go(days=1)
    house = hall.open()
    assert looked(house, hall) == [MATTER]
    leave(house)
    hall.clock.go(days=400)
    house = hall.open()
    assert looked(house, hall) == []
    leave(house)
