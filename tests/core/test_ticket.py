"""A ticket's life: which act is allowed in which state, and what comes of it."""

from typing import get_args

import pytest

from hall.core.ticket import ENDED, IN_HAND, MOVES, State, after, allows

STATES: tuple[State, ...] = get_args(State)
# The whole table once more, written by hand from DESIGN section 3: act, from, to.
LIFE = {
    ("call", "waiting", "called"),
    ("recall", "called", "called"),
    ("begin", "called", "serving"),
    ("finish", "serving", "done"),
    ("no_show", "called", "missed"),
    ("rejoin", "missed", "waiting"),
    ("transfer", "called", "waiting"),
    ("transfer", "serving", "waiting"),
    ("transfer", "held", "waiting"),
    ("hold", "called", "held"),
    ("hold", "serving", "held"),
    ("take_back", "held", "serving"),
    ("return", "called", "waiting"),
    ("return", "serving", "waiting"),
    ("return", "held", "waiting"),
    ("add_service", "serving", "serving"),
    ("lift", "waiting", "waiting"),
    ("reclass", "waiting", "waiting"),
    ("undo_next", "called", "waiting"),
    ("undo_no_show", "missed", "called"),
    ("undo_finish", "done", "serving"),
    ("cancel", "held", "cancelled"),
    ("abandon", "held", "abandoned"),
    ("cancel", "waiting", "cancelled"),
    ("cancel", "called", "cancelled"),
    ("abandon", "waiting", "abandoned"),
    ("abandon", "called", "abandoned"),
}


@pytest.mark.parametrize("act", MOVES)
def test_an_act_is_allowed_in_its_states_and_in_no_other(act: str) -> None:
    """Every pair of act and state is decided, and decided as written."""
    allowed = {(act, state, after(act)) for state in STATES if allows(act, state)}
    assert allowed == {move for move in LIFE if move[0] == act}


def test_what_has_ended_stays_ended() -> None:
    """No act brings a cancelled or abandoned number back; a missed one may rejoin; and a press may
    be undone for a moment.
    """
    back = {(act, state) for act in MOVES for state in ENDED if allows(act, state)}
    assert back == {("rejoin", "missed"), ("undo_no_show", "missed"), ("undo_finish", "done")}


def test_every_state_is_waiting_in_hand_or_ended() -> None:
    """Or held; and each that is not an end can still reach one."""
    assert {"waiting", "held"} | IN_HAND | ENDED == set(STATES)
    for state in STATES:
        reached, new = set(), {state}
        while new:
            reached |= new
            new = {after(a) for a in MOVES for s in reached if allows(a, s)} - reached
        assert reached & ENDED


def test_a_visitor_being_served_can_neither_cancel_nor_be_abandoned_nor_be_called_away() -> None:
    """Whoever is at the window is served to the end (R2-29)."""
    for act in ("cancel", "abandon", "call", "no_show"):
        assert not allows(act, "serving")
