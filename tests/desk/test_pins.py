"""PINs: only a hash is kept, and guessing gets slower and slower."""

from datetime import datetime, timedelta

from hall.desk import pins
from hall.desk.desk import Desk
from tests.halls import GUARD, LI, WANG, everything, journal, refused, seated

HERE, THERE = "10.0.0.7", "10.0.0.8"


def wrong(desk: Desk, staff: str = LI, origin: str = HERE, times: int = 1) -> datetime | None:
    """So many wrong PINs; until when the next try is refused after the last."""
    until = None
    for _ in range(times):
        until = desk.act(pins.wrong_pin, staff=staff, origin=origin)
    return until


def barred(desk: Desk, staff: str = LI, origin: str = HERE) -> timedelta | None:
    """For how long from now nobody looks at such a try."""
    with desk.read() as reading:
        until = reading.refused_until(staff, origin)
    return None if until is None else until - desk.now()


def test_three_slips_of_the_finger_cost_nothing(desk: Desk) -> None:
    """A clerk on a Monday morning."""
    assert wrong(desk, times=3) is None
    assert barred(desk) is None


def test_each_further_try_doubles_the_wait_up_to_a_quarter_of_an_hour(desk: Desk) -> None:
    """Ten thousand PINs would take months."""
    wrong(desk, times=3)
    delays = []
    for _ in range(12):
        until = wrong(desk)
        delays.append((until - desk.now()).total_seconds())
        assert barred(desk) == until - desk.now()
        desk.now.now = until
        assert barred(desk) is None
    assert delays == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_guesses_count_against_the_person_and_against_the_address(desk: Desk) -> None:
    """One person guessed from many places, or many persons from one: both are slowed."""
    wrong(desk, LI, HERE, times=2)
    wrong(desk, LI, THERE, times=2)
    assert barred(desk, LI, "10.0.0.9") is not None
    assert barred(desk, WANG, "10.0.0.9") is None
    for staff in (WANG, GUARD, "999"):
        wrong(desk, staff, "10.9.9.9", times=5)
    assert barred(desk, "301", "10.9.9.9") is not None
    assert barred(desk, "301", "10.0.0.9") is None


def test_the_right_pin_forgives_the_wrong_ones(desk: Desk) -> None:
    """The next slip of the finger is the first again."""
    wrong(desk, times=6)
    desk.act(pins.right_pin, staff=LI, origin=HERE)
    assert barred(desk) is None
    assert wrong(desk, times=3) is None


def test_a_new_pin_ends_the_sessions_of_the_old_one(desk: Desk) -> None:
    """And the fact that it changed is kept, not the PIN."""
    li = seated(desk)
    desk.act(pins.set_pin, staff=LI, pin_hash="$argon2id$first")
    desk.act(pins.set_pin, staff=LI, pin_hash="$argon2id$second")
    with desk.read() as reading:
        assert reading.session(li.token) is None
        assert reading.pin_hash(LI) == "$argon2id$second"
        assert reading.pin_hash(WANG) is None
    told = journal(desk, "PinChanged")
    assert [entry.data for entry in told] == [{"staff": LI}] * 2


def test_a_stranger_gets_no_pin(desk: Desk) -> None:
    """Only people of the settings can sign in."""
    with refused(desk, "wrong_pin"):
        desk.act(pins.set_pin, staff="999", pin_hash="$argon2id$")


def test_a_wrong_pin_is_no_fact_of_the_hall(desk: Desk) -> None:
    """The journal is read by every screen; guesses are kept apart."""
    wrong(desk, times=5)
    assert journal(desk) == []
    assert len(everything(desk.book)["guesses"]) == 2


def test_a_new_pin_ends_the_waiting_of_its_owner(desk: Desk) -> None:
    """It is the cure for a forgotten one: the clerk must be able to use it at once."""
    wrong(desk, times=9)
    assert barred(desk, origin=THERE) is not None
    desk.act(pins.set_pin, staff=LI, pin_hash="new")
    assert barred(desk, origin=THERE) is None
