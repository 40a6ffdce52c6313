"""The last press taken back within ten seconds, where it harms nobody (C4)."""

from typing import Any

import pytest

from hall.desk import calls, holding, lifting, recalling, rejoining, serving, tickets, undoing
from hall.desk.desk import Desk
from tests.halls import (
    GUARD,
    LI,
    WANG,
    Clerk,
    elder,
    everything,
    journal,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)

# What is written down of every act, and is not the state of the hall.
WRITTEN = {"halls", "journal", "presses", "answers"}


def state(desk: Desk) -> dict[str, list[str]]:
    """Every table; a pool whose streak is 0 is as good as one that has none yet."""
    kept = {name: rows for name, rows in everything(desk.book).items() if name not in WRITTEN}
    kept["pools"] = [row for row in kept["pools"] if not row.endswith(", 0)")]
    return kept


def undo(clerk: Clerk) -> Any:
    """Press undo."""
    return clerk.press(undoing.undo)


def hall_with_a_past(desk: Desk) -> Clerk:
    """Two served, a streak of one, an elder in hand: nothing stands at its beginning."""
    li = seated(desk)
    for who in (visitor, visitor, elder, elder, elder, visitor, visitor):
        who(desk)
    for _ in range(3):
        desk.now.go(minutes=3)
        li.next()
        li.begin()
    desk.now.go(minutes=7)
    return li


PRESSES = {
    "next": lambda li: li.next(),
    "finish": lambda li: li.press(serving.finish, outcome="incomplete"),
}


@pytest.mark.parametrize("press", PRESSES)
def test_after_undo_everything_is_exactly_as_before_the_press(desk: Desk, press: str) -> None:
    """States, place, streak, lengths of the lines, and the pace that was learnt."""
    li = hall_with_a_past(desk)
    before, served = state(desk), journal(desk, "TicketCalled")[-1].ticket
    PRESSES[press](li)
    assert {name for name, rows in state(desk).items() if rows != before[name]} >= {"paces"}
    desk.now.go(seconds=10)
    back = undo(li)
    assert state(desk) == before
    assert (back.id, back.state) == (served, "serving")
    desk.now.go(minutes=1)
    assert li.finish().state == "done"


def test_a_call_alone_is_undone_and_the_visitor_stands_first_again(desk: Desk) -> None:
    """With its streak: the same elder is called again, by the same rule."""
    li = hall_with_a_past(desk)
    li.finish()
    before = state(desk)
    called = li.next()
    back = undo(li)
    assert (back.id, back.state) == (called.id, "waiting")
    assert state(desk) == before
    again = li.next()
    assert (again.id, again.why) == (called.id, called.why)


def test_a_no_show_is_undone_and_the_visitor_is_called_still(desk: Desk) -> None:
    """They came round the corner at that very moment."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    before = state(desk)
    li.no_show()
    assert undo(li).state == "called"
    assert state(desk) == before
    assert li.begin().id == one.id


def test_the_very_first_lesson_of_a_service_is_forgotten_whole(desk: Desk) -> None:
    """Nothing was known before, and nothing is afterwards."""
    visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    desk.now.go(minutes=4)
    li.finish()
    assert state(desk)["paces"]
    undo(li)
    assert state(desk)["paces"] == []


def test_a_lesson_learnt_elsewhere_meanwhile_is_not_thrown_away(desk: Desk) -> None:
    """Wang finished the same service in between: what he taught stays."""
    for _ in range(2):
        visitor(desk)
    li, wang = seated(desk), seated(desk, "2", WANG)
    for clerk in (li, wang):
        clerk.next()
        clerk.begin()
    desk.now.go(minutes=4)
    li.finish()
    wang.finish()
    taught = state(desk)["paces"]
    undo(li)
    assert state(desk)["paces"] == taught


def test_the_journal_keeps_the_press_and_that_it_was_undone(desk: Desk) -> None:
    """Nothing is rubbed out: both facts stand, one for each ticket."""
    li = hall_with_a_past(desk)
    li.next()
    undo(li)
    told = [(e.data["verb"], e.data["state"]) for e in journal(desk, "PressUndone")]
    assert told == [("next", "waiting"), ("next", "serving")]
    assert len(journal(desk, "ServiceFinished")) == 3


def test_after_ten_seconds_it_is_too_late(desk: Desk) -> None:
    """And a clock set back does not make it early again."""
    li = hall_with_a_past(desk)
    li.next()
    for seconds in (10.001, -3600):
        desk.now.go(seconds=seconds)
        with refused(desk, "undo_late", seconds=10):
            undo(li)


def test_one_press_is_undone_once(desk: Desk) -> None:
    """And not the one before it."""
    li = hall_with_a_past(desk)
    li.next()
    undo(li)
    for seconds in (0, 11):  # nor is it said to be too late for what is undone already
        desk.now.go(seconds=seconds)
        with refused(desk, "nothing_to_undo"):
            undo(li)


def _recall_begin(desk: Desk, li: Clerk) -> None:
    li.recall()
    li.begin()


def _pause(desk: Desk, li: Clerk) -> None:
    li.begin()
    li.finish()
    li.pause()


def _hold(desk: Desk, li: Clerk) -> None:
    li.press(holding.hold, kind="away")


def _cancel(desk: Desk, li: Clerk) -> None:
    with desk.read() as reading:
        hand = reading.counter("1").in_hand
    assert hand is not None
    desk.act(tickets.cancel, token=hand.token)


def _sign_in_again(desk: Desk, li: Clerk) -> None:
    seated(desk, "1", LI)


def _wang_calls(desk: Desk, li: Clerk) -> None:
    seated(desk, "2", WANG).next()


@pytest.mark.parametrize(
    "then", [_recall_begin, _pause, _hold, _cancel, _sign_in_again, _wang_calls]
)
def test_whatever_was_done_since_the_press_stands(desk: Desk, then: Any) -> None:
    """At the counter, to its ticket, or by a call that would have passed the visitor over."""
    li = hall_with_a_past(desk)
    called = li.next()
    assert called.state == "called"
    then(desk, li)
    with refused(desk, "nothing_to_undo"):
        undo(li)


def test_what_others_do_elsewhere_does_not_take_the_undo_away(desk: Desk) -> None:
    """Numbers are taken, another line is called, somebody is lifted: nobody is harmed."""
    li = hall_with_a_past(desk)
    repair = visitor(desk, "connection")
    wang = seated(desk, "3", WANG)
    li.next()
    visitor(desk)
    assert wang.next().id == repair.id
    desk.act(lifting.lift, ticket=visitor(desk).id, staff=GUARD, reason="突发不适")
    assert undo(li).state == "serving"


def test_a_missed_visitor_who_came_back_meanwhile_stays_in_line(desk: Desk) -> None:
    """They stand somewhere else already."""
    one = visitor(desk)
    li = seated(desk)
    li.next()
    li.no_show()
    desk.act(rejoining.rejoin, token=one.token)
    with refused(desk, "nothing_to_undo"):
        undo(li)
    assert now_is(desk, one).state == "waiting"


def test_the_page_offers_exactly_what_undo_would_do(desk: Desk) -> None:
    """And nothing once something stands on the press."""
    li = hall_with_a_past(desk)
    li.next()
    with desk.read() as reading:
        press = reading.last_press("1", LI)
    assert press is not None
    assert (press.verb, press.at) == ("next", desk.now())
    li.begin()
    with desk.read() as reading:
        assert reading.last_press("1", LI) is None


def test_where_the_settings_allow_no_undo_nothing_is_kept(store_url: str) -> None:
    """Zero seconds: a hall may do without."""
    with opened(store_url, settings(line={"undo_seconds": 0})) as desk:
        visitor(desk)
        li = seated(desk)
        li.press(calls.next_ticket)
        li.press(recalling.no_show)
        with refused(desk, "nothing_to_undo"):
            undo(li)
