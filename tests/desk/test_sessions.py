"""Signing in and out: one clerk per counter, one counter per clerk, nobody left behind."""

from datetime import timedelta

import pytest

from hall.desk import sessions
from hall.desk.desk import Desk
from tests.halls import GUARD, LI, MANAGER, WANG, at_once, journal, now_is, refused, seated, visitor


def who_sits(desk: Desk) -> dict[str, str | None]:
    """The clerk of each counter."""
    with desk.read() as reading:
        return {counter.id: counter.clerk for counter in reading.counters()}


def signed_in(desk: Desk, token: str) -> str | None:
    """Whose token this is now, by its own name or by one of ours."""
    with desk.read() as reading:
        session = reading.session(token) or reading.session(hashed(desk, token))
    return None if session is None else session.staff


def hashed(desk: Desk, token: str) -> str:
    """Tokens are unique in a store, whichever hall they belong to."""
    return f"{desk.book.hall} {token}"


def sign_in(desk: Desk, staff: str, token: str, counter: str | None = None) -> None:
    """Sign in for twelve hours."""
    until = desk.now() + timedelta(hours=12)
    desk.act(
        sessions.sign_in,
        staff=staff,
        counter=counter,
        token_hash=hashed(desk, token),
        expires_at=until,
    )


def test_signing_in_opens_the_counter_and_signing_out_closes_it(desk: Desk) -> None:
    """Each is a fact, and the token is worth something exactly in between."""
    li = seated(desk)
    assert who_sits(desk)["1"] == LI
    assert signed_in(desk, li.token) == LI
    li.leave()
    assert who_sits(desk)["1"] is None
    assert signed_in(desk, li.token) is None
    came, went = journal(desk)
    assert (came.kind, came.counter, came.staff) == ("ClerkSignedIn", "1", LI)
    assert (went.kind, went.counter, went.staff) == ("ClerkSignedOut", "1", LI)
    with refused(desk, "not_signed_in"):
        li.leave()


def test_a_counter_has_one_clerk(desk: Desk) -> None:
    """Wang is told who sits there."""
    seated(desk)
    with refused(desk, "counter_taken", counter="1", clerk=LI):
        sign_in(desk, WANG, "t", "1")
    assert who_sits(desk)["1"] == LI


def test_a_clerk_has_one_counter(desk: Desk) -> None:
    """Sitting down at another closes the first, and the first one's session ends."""
    before = seated(desk, "1")
    after = seated(desk, "3")
    assert who_sits(desk) == {"1": None, "2": None, "3": LI}
    assert signed_in(desk, before.token) is None
    assert signed_in(desk, after.token) == LI
    kinds = [(entry.kind, entry.counter) for entry in journal(desk)[1:]]
    assert kinds == [("ClerkSignedOut", "1"), ("ClerkSignedIn", "3")]


def test_a_clerk_with_a_visitor_cannot_leave_nor_move(desk: Desk) -> None:
    """The visitor at the window is finished first (R2-29)."""
    visitor(desk)
    li = seated(desk)
    li.next()
    li.begin()
    with refused(desk, "in_hand", number="A001"):
        li.leave()
    with refused(desk, "in_hand", number="A001"):
        sign_in(desk, LI, "t", "2")
    li.finish()
    li.leave()


def test_signing_in_again_at_the_same_counter_keeps_what_is_in_hand(desk: Desk) -> None:
    """The browser was closed by mistake: the new session goes on where the old one stopped."""
    one = visitor(desk)
    before = seated(desk)
    before.next()
    again = seated(desk)
    assert signed_in(desk, before.token) is None
    assert again.begin().id == one.id


def test_an_expired_session_frees_the_seat(desk: Desk) -> None:
    """Whoever forgot to sign out yesterday does not hold the window today."""
    li = seated(desk, hours=8)
    desk.now.go(hours=7, minutes=59)
    assert signed_in(desk, li.token) == LI
    with refused(desk, "counter_taken"):
        sign_in(desk, WANG, "t1", "1")
    desk.now.go(minutes=1)
    assert signed_in(desk, li.token) is None
    sign_in(desk, WANG, "t2", "1")
    assert who_sits(desk)["1"] == WANG


def test_a_visitor_left_in_hand_passes_to_the_new_clerk(desk: Desk) -> None:
    """Nobody is lost behind an expired session, and the first clerk stays the first."""
    one = visitor(desk)
    li = seated(desk, hours=1)
    li.next()
    li.begin()
    desk.now.go(hours=2)
    wang = seated(desk, "1", WANG)
    assert now_is(desk, one).clerk == WANG
    wang.finish()
    assert now_is(desk, one).state == "done"
    assert now_is(desk, one).first_clerk == LI


def test_who_may_sit_where(desk: Desk) -> None:
    """A guard has no counter, a manager who is also a clerk has; no stranger has anything."""
    with refused(desk, "no_role", role="clerk"):
        sign_in(desk, GUARD, "t", "1")
    with refused(desk, "wrong_pin"):
        sign_in(desk, "999", "t")
    with refused(desk, "unknown_counter", counter="9"):
        sign_in(desk, LI, "t", "9")
    sign_in(desk, GUARD, "guard's phone")
    sign_in(desk, MANAGER, "manager's desk", "2")
    assert signed_in(desk, "guard's phone") == GUARD
    assert who_sits(desk)["2"] == MANAGER


def test_a_phone_session_and_a_counter_do_not_disturb_each_other(desk: Desk) -> None:
    """The manager looks at the phone and sits down somewhere: both stay valid."""
    sign_in(desk, MANAGER, "phone")
    sign_in(desk, MANAGER, "counter", "1")
    assert signed_in(desk, "phone") == MANAGER
    desk.act(sessions.sign_out, token_hash=hashed(desk, "phone"))
    assert who_sits(desk)["1"] == MANAGER
    assert signed_in(desk, "counter") == MANAGER


def test_a_moved_clerks_old_token_closes_nothing(desk: Desk) -> None:
    """A sign-out that arrives late, from the counter left before, is refused."""
    old = seated(desk, "1")
    seated(desk, "2")
    with refused(desk, "not_signed_in"):
        old.leave()
    assert who_sits(desk)["2"] == LI


def test_all_sessions_of_one_person_end_together(desk: Desk) -> None:
    """A lost phone: whatever was signed in is not any more; others are."""
    li, wang = seated(desk), seated(desk, "2", WANG)
    sign_in(desk, LI, "phone")
    assert desk.act(sessions.revoke_all, staff=LI) == 2
    assert signed_in(desk, li.token) is None
    assert signed_in(desk, "phone") is None
    assert signed_in(desk, wang.token) == WANG


@pytest.mark.parametrize("rounds", range(3))
def test_of_two_who_sit_down_at_once_one_sits(desk: Desk, rounds: int) -> None:
    """And the other is told; never both, never neither."""
    work = [lambda who=who: sign_in(desk, who, f"{who}", "1") for who in (LI, WANG, MANAGER)]
    answers = at_once(work)
    assert [str(answer).split()[0] for answer in answers if answer] == ["counter_taken"] * 2
    assert who_sits(desk)["1"] in (LI, WANG, MANAGER)
