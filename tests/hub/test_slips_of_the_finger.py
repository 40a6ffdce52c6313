"""Clerks mistype at the computer they share; years of that must not lock anybody out."""

import uuid
from datetime import timedelta

import pytest

from hall.core.refusals import Refusal
from hall.desk import day, tries
from hall.desk.desk import Desk
from tests.halls import LI, WANG
from tests.hub.stall import Stall

DESK = "10.0.0.7"


def mistype(desk: Desk, staff: str) -> None:
    """A wrong PIN: the try was counted, and nothing takes it back."""
    desk.act(tries.count_try, staff=staff, origin=DESK)


def sign_in(desk: Desk, staff: str) -> None:
    """The right PIN."""
    desk.act(tries.count_try, staff=staff, origin=DESK)
    desk.act(
        tries.let_in, staff=staff, counter=None, token_hash=uuid.uuid4().hex,
        expires_at=desk.now() + timedelta(hours=8), origin=DESK,
    )  # fmt: skip


def test_one_slip_a_day_never_adds_up(hub: Stall) -> None:
    """Each morning one wrong PIN, then the right one, for a month at the same computer."""
    for morning in range(30):
        mistype(hub.desk, LI if morning % 2 else WANG)
        sign_in(hub.desk, LI if morning % 2 else WANG)
        hub.clock.go(hours=24)
        hub.desk.act(day.turn_over)


def test_slips_of_one_morning_are_remembered_until_noon(hub: Stall) -> None:
    """Whoever guesses steadily gains nothing by resting between."""
    for _ in range(4):
        mistype(hub.desk, LI)
    hub.clock.go(hours=5)
    hub.desk.act(day.turn_over)
    mistype(hub.desk, LI)
    with pytest.raises(Refusal, match="too_many_tries"):
        mistype(hub.desk, LI)
