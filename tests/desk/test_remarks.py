"""What visitors say of the hall: kept apart from the journal, read by a manager."""

import json
from datetime import timedelta

from hall.desk import remarks
from hall.desk.desk import Desk
from hall.desk.views import RemarkView
from tests.halls import MANAGER, journal, refused, visitor

SECRET = "三号窗口的人让我白跑一趟，我姓赵"


def leave(desk: Desk, **what: str) -> int:
    """Somebody says something at the kiosk."""
    asked = {"kind": "complaint", "about": "staff", "device": "kiosk-1", **what}
    made: int = desk.act(remarks.leave, **asked)
    return made


def read(desk: Desk) -> tuple[int, list[RemarkView]]:
    """How many are new, and all of them."""
    with desk.read() as reading:
        return reading.new_remarks(), reading.remarks()


def test_a_remark_is_kept_and_the_journal_says_only_that_there_is_one(desk: Desk) -> None:
    """Not a word of it, and not which number: whoever reads the journal learns nothing (K1)."""
    one = visitor(desk)
    made = leave(desk, text=f"  {SECRET}\x00 ", number="a1")

    new, (kept,) = read(desk)
    assert new == 1
    assert (kept.kind, kept.about, kept.text, kept.number) == ("complaint", "staff", SECRET, "A001")
    (told,) = journal(desk, "RemarkLeft")
    assert told.data == {"remark": made, "remark_kind": "complaint"}
    assert (told.ticket, told.counter, told.staff) == (None, None, None)
    everything = json.dumps([e.data for e in journal(desk)], ensure_ascii=False)
    assert SECRET not in everything
    assert one.number in everything  # so it would have been found


def test_a_remark_needs_neither_words_nor_a_number(desk: Desk) -> None:
    """Two taps are enough, and nobody is asked who they are."""
    leave(desk, kind="praise", about="waiting")

    _, (kept,) = read(desk)
    assert (kept.text, kept.number, kept.seen_at) == ("", None, None)


def test_a_number_that_is_not_of_today_is_refused(desk: Desk) -> None:
    """A typing mistake would put the complaint to somebody else's visit."""
    visitor(desk)
    for number in ("A002", "hello", "'"):
        with refused(desk, "unknown_ticket"):
            leave(desk, number=number)
    desk.now.go(hours=24)
    with refused(desk, "unknown_ticket"):
        leave(desk, number="A001")


def test_a_manager_marks_it_as_seen_and_the_first_to_do_so_stays(desk: Desk) -> None:
    """Two managers at once lose nothing; the journal has it once."""
    old, new = leave(desk), leave(desk, kind="suggestion")
    desk.act(remarks.see, remark=new, staff=MANAGER)
    seen_at = desk.now()
    desk.now.go(minutes=5)
    desk.act(remarks.see, remark=new, staff="302")

    count, (first, second) = read(desk)
    assert (count, first.id, second.id) == (1, old, new), "what nobody has read stands first"
    assert (second.seen_by, second.seen_at) == (MANAGER, seen_at)
    assert desk.now() - seen_at == timedelta(minutes=5)
    assert [e.data for e in journal(desk, "RemarkSeen")] == [{"remark": new, "staff": MANAGER}]
    with refused(desk, "unknown_remark"):
        desk.act(remarks.see, remark=10_000_000, staff=MANAGER)
