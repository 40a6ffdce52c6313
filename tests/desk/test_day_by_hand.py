"""What the hours do by themselves, the manager can do by hand; and whoever has a number is safe."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, update

from hall.desk import day
from hall.desk.desk import Desk
from hall.desk.reading_day import DayView
from hall.store.page import Page
from hall.store.tables import line_lengths, tickets
from tests.halls import (
    LI,
    MANAGER,
    WANG,
    Clock,
    journal,
    now_is,
    opened,
    refused,
    seated,
    settings,
    visitor,
)

WEEK = tuple(
    {"day": one, "open": "08:30", "close": "17:30"} for one in ("mon", "tue", "wed", "thu", "fri")
)


@pytest.fixture
def posted(store_url: str) -> Iterator[Desk]:
    """A hall open on working days from half past eight to half past five; it is Monday, nine."""
    hours = {"always_open": False, "weekly": WEEK, "last_ticket_minutes": 15}
    with opened(store_url, settings(hours=hours), Clock()) as desk:
        yield desk


def by_hand(desk: Desk, verb: Any, reason: str = "停电") -> Any:
    """The manager does it."""
    return desk.act(verb, staff=MANAGER, reason=reason)


def today(desk: Desk) -> DayView:
    """The day as it stands."""
    with desk.read() as reading:
        return reading.the_day()


def hold(desk: Desk, ticket: int) -> None:
    """As the holding verb leaves a ticket: at its counter, in nobody's hand."""

    def put(desk: Desk, page: Page) -> None:
        held = update(tickets).where(tickets.c.id == ticket)
        page.run(held.values(state="held", held_at=page.now, hold_kind="away"))

    desk.act(put)


def waiting(desk: Desk) -> int:
    """How many the lines say wait."""
    with desk.book.read() as connection:
        rows = connection.execute(
            select(line_lengths.c.waiting).where(line_lengths.c.hall == desk.book.hall)
        )
        return sum(rows.scalars())


def test_closed_by_hand_no_more_numbers_are_given_and_those_who_have_one_are_served(
    posted: Desk,
) -> None:
    """A power cut is announced: newcomers go home, nobody who waits does."""
    one = visitor(posted)
    by_hand(posted, day.close_day)
    with refused(posted, "hall_closed", why="closed_by_hand", opens_at="2026-03-03 08:30"):
        visitor(posted)
    li = seated(posted)
    assert li.next().id == one.id
    li.begin()
    li.finish()
    assert (now_is(posted, one).state, now_is(posted, one).first_clerk) == ("done", LI)
    seen = today(posted)
    assert (seen.hand, seen.staff, seen.reason) == ("closed", MANAGER, "停电")
    said = journal(posted, "DayClosed")[-1]
    assert said.data == {
        "day": "2026-03-02", "staff": MANAGER, "reason": "停电", "abandoned": 0,
    }  # fmt: skip


def test_opened_again_numbers_go_on_and_the_hours_close_the_hall_as_ever(posted: Desk) -> None:
    """A close taken back leaves no trace but the journal's."""
    by_hand(posted, day.close_day)
    by_hand(posted, day.open_day, "来电了")
    assert visitor(posted).number == "A001"
    assert today(posted).hand == ""
    posted.now.go(hours=8.3)
    with refused(posted, "hall_closed", why="last_ticket"):
        visitor(posted)
    assert [entry.kind for entry in journal(posted, "DayClosed", "DayOpened")] == [
        "DayClosed",
        "DayOpened",
    ]


def test_outside_the_hours_a_manager_may_give_numbers_until_the_hours_begin(posted: Desk) -> None:
    """Open on a Saturday for once; the day after, the timetable rules again."""
    posted.now.go(days=5)
    with refused(posted, "hall_closed"):
        visitor(posted)
    by_hand(posted, day.open_day, "加班")
    assert visitor(posted).number == "A001"
    posted.now.go(hours=10)
    visitor(posted)
    posted.now.go(hours=6)
    with refused(posted, "hall_closed", why="hall_closed"):
        visitor(posted)


def test_a_close_by_hand_ends_with_its_day(posted: Desk) -> None:
    """Nobody has to remember to open in the morning."""
    by_hand(posted, day.close_day)
    posted.now.go(days=1)
    assert visitor(posted).number == "A001"


def test_the_day_is_ended_with_a_reason_and_everybody_left_is_counted(posted: Desk) -> None:
    """Who waits and who is held; who was served stays served, and nobody is served by it."""
    served, held, left = visitor(posted), visitor(posted), visitor(posted)
    li = seated(posted)
    li.next()
    li.begin()
    li.finish()
    li.next()
    hold(posted, held.id)
    assert by_hand(posted, day.finish_day) == 2
    states = [now_is(posted, one).state for one in (served, held, left)]
    assert states == ["done", "abandoned", "abandoned"]
    assert now_is(posted, left).first_clerk is None
    assert waiting(posted) == 0
    assert (today(posted).abandoned, today(posted).hours.why) == (2, "ended_by_hand")
    assert journal(posted, "DayClosed")[-1].data["abandoned"] == 2
    told = [entry.data for entry in journal(posted, "TicketAbandoned")]
    assert [(each["number"], each["staff"], each["reason"]) for each in told] == [
        ("A003", MANAGER, "停电"),
        ("A002", MANAGER, "停电"),
    ]
    with refused(posted, "hall_closed", why="ended_by_hand", opens_at="2026-03-03 08:30"):
        visitor(posted)


@pytest.mark.parametrize("state", ["called", "serving"])
def test_the_day_cannot_be_ended_over_the_head_of_a_visitor_at_a_window(
    posted: Desk, state: str
) -> None:
    """R2-29: at closing time the visitor being served is finished."""
    visitor(posted)
    visitor(posted)
    li = seated(posted)
    li.next()
    if state == "serving":
        li.begin()
    with refused(posted, "counters_serving", count=1):
        by_hand(posted, day.finish_day)
    if state == "called":
        li.begin()
    li.finish()
    assert by_hand(posted, day.finish_day) == 1


def test_a_day_closed_before_can_still_be_ended(posted: Desk) -> None:
    """First no more numbers, then, when it takes too long, home."""
    visitor(posted)
    by_hand(posted, day.close_day)
    assert by_hand(posted, day.finish_day, "停电不恢复") == 1
    assert today(posted).reason == "停电不恢复"


def test_what_cannot_be_is_refused_and_changes_nothing(posted: Desk) -> None:
    """Twice closed, opened while open, without a reason, or with a letter of one."""
    with refused(posted, "not_closed"):
        by_hand(posted, day.open_day)
    for verb in (day.close_day, day.open_day, day.finish_day):
        for reason in ("", "  \n ", "字" * 61):
            with refused(posted, "reason_needed"):
                by_hand(posted, verb, reason)
    by_hand(posted, day.close_day)
    with refused(posted, "already_closed"):
        by_hand(posted, day.close_day)


def test_two_managers_at_once_close_the_hall_once(posted: Desk) -> None:
    """The second is told that it is closed."""
    by_hand(posted, day.close_day)
    with refused(posted, "already_closed"):
        posted.act(day.close_day, staff=WANG, reason="也停")
    assert len(journal(posted, "DayClosed")) == 1


def test_the_self_test_is_signed_with_what_was_red_and_again_when_mended(posted: Desk) -> None:
    """Who signed and when; signing says nothing about numbers."""
    posted.act(day.sign_day, staff=MANAGER, red=("paper", "display"))
    seen = today(posted)
    assert (seen.signed_by, seen.signed_at, seen.red) == (
        MANAGER,
        posted.now(),
        ("paper", "display"),
    )
    posted.now.go(minutes=5)
    posted.act(day.sign_day, staff=WANG, red=())
    assert (today(posted).signed_by, today(posted).red) == (WANG, ())
    assert [entry.data["red"] for entry in journal(posted, "DaySigned")] == [
        ["paper", "display"],
        [],
    ]
    visitor(posted)


def test_signing_and_closing_do_not_undo_each_other(posted: Desk) -> None:
    """They share a row and nothing else; tomorrow is a new one."""
    by_hand(posted, day.close_day)
    posted.act(day.sign_day, staff=MANAGER, red=())
    assert (today(posted).hand, today(posted).signed_by) == ("closed", MANAGER)
    posted.now.go(days=1)
    assert (today(posted).hand, today(posted).signed_by) == ("", None)


def test_yesterdays_held_are_left_over_too_and_the_night_counts_them(posted: Desk) -> None:
    """Who was held and never came back is abandoned with the rest, each on its own day."""
    held, left = visitor(posted), visitor(posted)
    seated(posted).next()
    hold(posted, held.id)
    posted.now.go(days=1)
    assert posted.act(day.turn_over) == 2
    assert {now_is(posted, one).state for one in (held, left)} == {"abandoned"}
    [said] = journal(posted, "DayClosed")
    assert said.data == {"day": "2026-03-02", "staff": None, "reason": "", "abandoned": 2}
    assert waiting(posted) == 0
    assert posted.act(day.turn_over) == 0
