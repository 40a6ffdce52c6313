"""Words that are kept no longer than needed beside those of inquiries, and what holds the rest."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from hall.desk import announcing, coordinating, lifting, remarks, retention
from hall.desk.desk import Desk
from hall.store.inquiries import WRITTEN
from hall.store.tables import inquiry_steps
from tests.desk.test_retention import DAYS, closed, kept, steps
from tests.halls import GUARD, LI, MANAGER, Clock, everything, journal, opened, visitor
from tests.office import done, opened_by


@pytest.fixture
def desk(store_url: str) -> Iterator[Desk]:
    """A hall that keeps words for thirty days, on each database."""
    with opened(store_url, kept(DAYS), Clock()) as desk:
        yield desk


def test_words_of_remarks_go_in_time_and_that_there_was_one_stays(desk: Desk) -> None:
    """Read or not: nobody asks a visitor of last year back."""
    old = desk.act(remarks.leave, kind="complaint", about="staff", text="我姓赵,住三号楼")
    desk.act(remarks.leave, kind="praise", about="staff")
    desk.act(remarks.see, remark=old, staff=MANAGER)
    desk.now.go(days=DAYS)
    desk.act(remarks.leave, kind="suggestion", about="hall", text="多放几把椅子")
    assert desk.act(retention.scrub_remarks) == 0
    desk.now.go(seconds=1)
    assert desk.act(retention.scrub_remarks) == 1
    assert desk.act(retention.scrub_remarks) == 0
    with desk.read() as reading:
        found = {one.id: one for one in reading.remarks()}
    assert sorted(one.text for one in found.values()) == ["", "", "多放几把椅子"]
    assert (found[old].kind, found[old].seen_by) == ("complaint", MANAGER)
    assert [fact.data for fact in journal(desk, "RemarksScrubbed")] == [{"count": 1}]


def test_many_remarks_go_a_few_at_a_time(desk: Desk) -> None:
    """As the inquiries do."""
    for _ in range(3):
        desk.act(remarks.leave, kind="praise", about="hall", text="好")
    desk.now.go(days=DAYS + 1)
    assert [desk.act(retention.scrub_remarks, most=2) for _ in range(3)] == [2, 1, 0]


def test_what_a_manager_said_to_the_hall_is_not_kept_for_ever(desk: Desk) -> None:
    """It may have named a child or a car."""
    desk.act(announcing.announce_words, staff=MANAGER, text="王小明的家长请到服务台")
    desk.now.go(days=DAYS)
    desk.act(retention.scrub_remarks)
    assert "王小明" in json.dumps(everything(desk.book), ensure_ascii=False)
    desk.now.go(days=1)
    desk.act(retention.scrub_remarks)
    assert "王小明" not in json.dumps(everything(desk.book), ensure_ascii=False)
    assert len(everything(desk.book)["announcements"]) == 1


def test_words_that_come_after_the_emptying_are_kept_as_long_and_no_longer(desk: Desk) -> None:
    """A manager may state a year later how somebody was failed; nobody else would empty that."""
    one, other = closed(desk), closed(desk)
    desk.now.go(days=DAYS + 1)
    desk.act(retention.scrub)
    said = {"step": "note", "words": "赵大妈又来电话"}
    for each in (one, other, one):
        done(desk, coordinating.note, each, LI, **said)
    desk.now.go(days=DAYS)
    assert retention.late_words(desk) == []
    assert desk.act(retention.scrub) == 0
    desk.now.go(seconds=1)
    late = retention.late_words(desk)
    assert len(late) == 3
    assert desk.act(retention.scrub_late, steps=late) == 2
    assert retention.late_words(desk) == []
    assert "赵大妈" not in json.dumps(everything(desk.book), ensure_ascii=False)
    assert [fact.data["count"] for fact in journal(desk, "ContactsScrubbed")] == [2, 2]


def test_a_reason_in_the_journal_holds_no_phone(desk: Desk) -> None:
    """Nobody can ever take it out again."""
    one = visitor(desk)
    desk.act(lifting.lift, ticket=one.id, staff=GUARD, reason="请打 138 1234 5678 找她女儿")
    (fact,) = journal(desk, "TicketLifted")
    assert fact.data["reason"] == "请打 138****5678 找她女儿"
    assert "1234 5678" not in json.dumps(everything(desk.book), ensure_ascii=False)


@pytest.mark.parametrize("kind", ["offered", "closed"])
def test_the_database_lets_words_in_the_data_go_and_nothing_else(desk: Desk, kind: str) -> None:
    """Whoever opens it: to whom it went, and how it ended, stays."""
    one = closed(desk)
    (row,) = (step for step in steps(desk, one) if step["kind"] == kind)
    said = WRITTEN[kind]
    for data in (
        {**row["data"], said: "别的话"},
        {name: what for name, what in row["data"].items() if name != said},
        {**row["data"], said: "", "to": "999", "outcome": "done"},
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            put(desk, row["id"], data)
    put(desk, row["id"], {**row["data"], said: ""})
    assert said in next(each for each in steps(desk, one) if each["id"] == row["id"])["data"]


def put(desk: Desk, step: int, data: dict[str, Any]) -> None:
    """Somebody writes into the store by hand."""
    changed = update(inquiry_steps).where(inquiry_steps.c.id == step)
    desk.act(lambda _, page: page.run(changed.values(words="", data=data)) and None)


def test_a_clock_is_doubted_after_a_fortnight_without_a_word(desk: Desk) -> None:
    """A flat battery may set a year that is not yet; what is emptied does not come back."""
    assert not retention.is_doubtful(desk), "a new hall has nothing to lose"
    opened_by(desk)
    desk.now.go(days=14)
    assert not retention.is_doubtful(desk)
    desk.now.go(seconds=1)
    assert retention.is_doubtful(desk)
