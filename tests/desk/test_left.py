"""Nothing stays as it was left for ever: seats of those who went home, visitors nobody reaches."""

from datetime import timedelta

import pytest

from hall.desk import day, sessions
from hall.desk.desk import Desk
from hall.store.book import Book
from tests.halls import (
    LI,
    PLACES,
    STAFF,
    WANG,
    Clock,
    journal,
    now_is,
    refused,
    seated,
    settings,
    visitor,
)


def states(desk: Desk) -> dict[str, str]:
    """Each counter's state."""
    with desk.read() as reading:
        return {view.id: view.state for view in reading.counters()}


def with_fewer(book: Book, clock: Clock, counter: str = "", staff: str = "") -> Desk:
    """The hall after a change of its settings: without this counter, or this member of staff."""
    places = {one: at for one, at in PLACES.items() if one != counter}
    people = {one: roles for one, roles in STAFF.items() if one != staff}
    return Desk(settings(places=places, staff=people), book, clock)


def test_a_clerk_who_went_home_without_signing_out_leaves_no_open_counter(desk: Desk) -> None:
    """Else watch shows it as free and every wait is reckoned with it."""
    seated(desk, "1", hours=8)
    seated(desk, "2", WANG, hours=20)
    desk.now.go(hours=9)
    assert states(desk)["1"] == "open"
    desk.act(day.turn_over)
    assert states(desk) == {"1": "closed", "2": "open", "3": "closed"}
    went = journal(desk)[-1]
    assert (went.kind, went.counter, went.staff) == ("ClerkSignedOut", "1", LI)
    before = len(journal(desk))
    desk.act(day.turn_over)
    assert len(journal(desk)) == before


def test_a_clock_set_back_does_not_bring_a_closed_seat_back(desk: Desk) -> None:
    """The clock leapt ahead for a while; whoever was closed out signs in again."""
    li = seated(desk, "1", hours=8)
    desk.now.go(hours=9)
    desk.act(day.turn_over)
    desk.now.go(hours=-9)
    with refused(desk, "not_signed_in"):
        li.leave()
    assert states(desk)["1"] == "closed"


def test_a_new_pin_ends_the_seat_as_well(desk: Desk) -> None:
    """The sessions are revoked at once; the counter follows with the next round."""
    seated(desk, "1")
    desk.act(sessions.revoke_all, staff=LI)
    desk.act(day.turn_over)
    assert states(desk)["1"] == "closed"


@pytest.mark.parametrize("state", ["called", "serving"])
def test_a_visitor_left_in_hand_keeps_the_counter_until_the_day_is_over(
    desk: Desk, state: str
) -> None:
    """On the day somebody takes over; the next morning the number ends like any other leftover."""
    one = visitor(desk)
    li = seated(desk, hours=8)
    li.next()
    if state == "serving":
        li.begin()
    desk.now.go(hours=9)
    desk.act(day.turn_over)
    assert now_is(desk, one).state == state
    assert states(desk)["1"] == "open"
    desk.now.go(hours=14)
    desk.act(day.turn_over)
    assert now_is(desk, one).state == "abandoned"
    assert now_is(desk, one).first_clerk == (LI if state == "serving" else None)
    assert states(desk)["1"] == "closed"
    with desk.read() as reading:
        assert reading.late(0) == []
        assert reading.waiting() == []


def test_a_counter_taken_out_of_the_settings_holds_neither_visitor_nor_clerk(desk: Desk) -> None:
    """Its clerk could sign in nowhere: the old counter was unknown, a new one refused in_hand."""
    one = visitor(desk)
    li = seated(desk, "2")
    li.next()
    li.begin()
    after = with_fewer(desk.book, desk.now, counter="2")
    after.act(day.turn_over)
    assert now_is(after, one).state == "waiting"
    again = seated(after, "1")
    assert again.next().id == one.id
    assert now_is(after, one).first_clerk == LI


def test_somebody_who_left_the_staff_holds_no_counter(desk: Desk) -> None:
    """Nobody could free it before the session ended: there was no number left to give a PIN to."""
    one = visitor(desk)
    seated(desk, "1").next()
    after = with_fewer(desk.book, desk.now, staff=LI)
    wang = seated(after, "1", WANG)
    assert wang.begin().id == one.id
    with refused(after, "counter_taken", clerk=WANG):
        until = after.now() + timedelta(hours=1)
        after.act(sessions.sign_in, staff="301", counter="1", token_hash="m", expires_at=until)
