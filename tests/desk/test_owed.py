"""What a counter asks about inquiries: those of a ticket, and what a clerk owes."""

from datetime import timedelta

from hall.desk import answering, handing
from hall.desk.desk import Desk
from hall.desk.reading_owed import MOST
from tests.halls import GUARD, LI, WANG, visitor
from tests.office import opened_by


def test_what_is_owed_is_counted_and_the_soonest_times_are_told(desk: Desk) -> None:
    """Open and mine, wherever it stands; handed to me; closed is owed no more."""
    soon = desk.now() + timedelta(hours=1)
    late = opened_by(desk, due_at=soon + timedelta(minutes=5))
    first = opened_by(desk, due_at=soon)
    done = opened_by(desk)
    opened_by(desk, WANG)
    desk.act(answering.reply, inquiry=done.id, staff=LI, reached=True, words="已答复")
    desk.act(answering.close, inquiry=done.id, staff=LI, outcome="answered", result="已答复")
    desk.act(handing.offer, inquiry=late.id, staff=LI, to=WANG, notified="老王 9:05")
    with desk.read() as reading:
        mine, wangs, nobody = (reading.owed_by(each) for each in (LI, WANG, GUARD))

    assert (mine.open, mine.receive) == (2, 0)
    assert mine.dues == (first.due_at, late.due_at)
    assert (wangs.open, wangs.receive) == (1, 1)
    assert (mine.overdue, mine.today) == (0, 2)
    assert (nobody.open, nobody.receive, nobody.overdue, nobody.dues) == (0, 0, 0, ())


def test_whoever_owes_very_much_is_told_the_soonest_only(desk: Desk) -> None:
    """The counts are whole; the scene stays small, and what is overdue is not told one by one."""
    for minutes in range(MOST + 2):
        opened_by(desk, due_at=desk.now() + timedelta(minutes=minutes + 1))
    last = opened_by(desk, due_at=desk.now() + timedelta(days=2))
    with desk.read() as reading:
        owed = reading.owed_by(LI)
    assert (owed.open, owed.overdue, owed.today, len(owed.dues)) == (MOST + 3, 0, MOST + 2, MOST)

    desk.now.go(hours=1)  # type: ignore[attr-defined]
    with desk.read() as reading:
        owed = reading.owed_by(LI)
        boxes = reading.boxes(LI)
    assert (owed.overdue, owed.today, owed.dues) == (MOST + 2, 0, (last.due_at,))
    assert (owed.open, owed.overdue, owed.today) == (boxes.mine, boxes.overdue, boxes.today)


def test_those_of_a_ticket_are_shown_to_whom_they_concern(desk: Desk) -> None:
    """The newest first; another clerk, or the one complained of, sees none of them."""
    one, other = visitor(desk), visitor(desk)
    made = [opened_by(desk, ticket=one.id) for _ in range(2)]
    about = opened_by(desk, WANG, ticket=other.id, about=LI, kind="complain")
    with desk.read() as reading:
        seen = [each.id for each in reading.of_ticket(one.id, LI)]
        hidden = reading.of_ticket(one.id, GUARD), reading.of_ticket(other.id, LI)
        wangs = [each.id for each in reading.of_ticket(other.id, WANG)]

    assert seen == [made[1].id, made[0].id]
    assert hidden == ([], [])
    assert wangs == [about.id]
