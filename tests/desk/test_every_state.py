"""Every verb in every state, from one table: what it leads to, or the code with which it is
refused; and a refusal changes nothing.
"""

import tomllib
from pathlib import Path

import pytest

from hall.core.refusals import CODES
from hall.desk.desk import Desk
from tests.desk.every_state import STATES, VERBS, ended, scene
from tests.halls import now_is, refused

WORDS = Path(__file__).resolve().parents[2] / "words"

# Per verb, a word per state, in the order of STATES: the state of the ticket afterwards, or the
# code of the refusal. "done" stays "done" where the verb is about the counter and not the ticket.
TABLE = """
verb            waiting          called      serving     held       done             missed           cancelled        abandoned        there_called     there_serving    there_held
next            called           in_hand     done        held       done             missed           cancelled        abandoned        called           serving          held
call            called           in_hand     in_hand     not_waiting not_waiting     not_waiting      not_waiting      not_waiting      not_waiting      not_waiting      not_waiting
recall          nothing_in_hand  called      not_called  nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
begin           nothing_in_hand  serving     not_called  nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
finish          nothing_in_hand  not_serving done        nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
no_show         nothing_in_hand  missed      not_called  nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
hold            nothing_in_hand  held        held        nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
take_back       not_held         in_hand     in_hand     serving    not_held         not_held         not_held         not_held         not_held         not_held         serving
return          nothing_in_hand  waiting     waiting     nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
return_this     not_held         waiting     waiting     waiting    not_held         not_held         not_held         not_held         not_held         not_held         waiting
add_service     nothing_in_hand  not_serving serving     nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
walk_up         waiting          in_hand     in_hand     held       done             missed           cancelled        abandoned        called           serving          held
transfer        nothing_in_hand  waiting     waiting     nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
to_counter      nothing_in_hand  waiting     waiting     nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
to_staff        nothing_in_hand  waiting     waiting     nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand nothing_in_hand  nothing_in_hand
pause           waiting          in_hand     serving     held       done             missed           cancelled        abandoned        called           serving          held
resume          not_paused       not_paused  not_paused  not_paused not_paused       not_paused       not_paused       not_paused       not_paused       not_paused       not_paused
undo            nothing_to_undo  nothing_to_undo nothing_to_undo nothing_to_undo undo_late undo_late  nothing_to_undo  nothing_to_undo  nothing_to_undo  nothing_to_undo  nothing_to_undo
support         waiting          called      serving     held       done             missed           cancelled        abandoned        called           serving          held
lift            waiting          not_waiting not_waiting not_waiting not_waiting     not_waiting      not_waiting      not_waiting      not_waiting      not_waiting      not_waiting
priority        waiting          not_waiting not_waiting not_waiting not_waiting     not_waiting      not_waiting      not_waiting      not_waiting      not_waiting      not_waiting
rejoin          not_missed       not_missed  not_missed  not_missed not_missed       waiting          not_missed       not_missed       not_missed       not_missed       not_missed
rejoin_by_staff not_missed       not_missed  not_missed  not_missed not_missed       waiting          not_missed       not_missed       not_missed       not_missed       not_missed
rejoin_number   not_missed       not_missed  not_missed  not_missed not_missed       waiting          not_missed       unknown_ticket   not_missed       not_missed       not_missed
cancel          cancelled        cancelled   cannot_cancel cancelled cannot_cancel   cannot_cancel    cannot_cancel    cannot_cancel    cancelled        cannot_cancel    cancelled
rate            cannot_rate      cannot_rate      cannot_rate      cannot_rate      done             cannot_rate      cannot_rate      cannot_rate      cannot_rate      cannot_rate      cannot_rate
internal        waiting          called      serving     held       done             missed           cancelled        abandoned        called           serving          held
take            waiting          called      serving     held       done             missed           cancelled        abandoned        called           serving          held
"""  # noqa: E501
# The same once the day was ended, where a ticket is one of these; "-": the ticket stays as it is.
ENDED = """
verb            abandoned        cancelled        done             missed
next            day_ended        day_ended        day_ended        day_ended
call            not_waiting      not_waiting      not_waiting      not_waiting
recall          nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
begin           nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
finish          nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
no_show         nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
hold            nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
take_back       not_held         not_held         not_held         not_held
return          nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
return_this     not_held         not_held         not_held         not_held
add_service     nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
walk_up         day_ended        day_ended        day_ended        day_ended
transfer        nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
to_counter      nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
to_staff        nothing_in_hand  nothing_in_hand  nothing_in_hand  nothing_in_hand
pause           -                -                -                -
resume          not_paused       not_paused       not_paused       not_paused
undo            day_ended        day_ended        day_ended        day_ended
support         -                -                -                -
lift            not_waiting      not_waiting      not_waiting      not_waiting
priority        not_waiting      not_waiting      not_waiting      not_waiting
rejoin          not_missed       not_missed       not_missed       day_ended
rejoin_by_staff not_missed       not_missed       not_missed       day_ended
rejoin_number   not_missed       not_missed       not_missed       day_ended
cancel          cannot_cancel    cannot_cancel    cannot_cancel    cannot_cancel
rate            cannot_rate      cannot_rate      -                cannot_rate
internal        hall_closed      hall_closed      hall_closed      hall_closed
take            hall_closed      hall_closed      hall_closed      hall_closed
"""
ENDED_HEAD, *ENDED_ROWS = (line.split() for line in ENDED.strip().splitlines())
HEAD, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [
    (row[0], state, outcome)
    for row in ROWS
    for state, outcome in zip(HEAD[1:], row[1:], strict=True)
]


def test_the_table_is_complete() -> None:
    """Every verb a clerk, a guard or a visitor has, and every state of a ticket."""
    assert tuple(HEAD[1:]) == STATES
    assert [row[0] for row in ROWS] == list(VERBS)
    assert len(CELLS) == len(VERBS) * len(STATES)
    assert [row[0] for row in ENDED_ROWS] == list(VERBS)
    assert {len(row) for row in ENDED_ROWS} == {len(ENDED_HEAD)}


@pytest.mark.parametrize(("verb", "state", "outcome"), CELLS)
def test_each_verb_does_in_each_state_what_the_table_says(
    desk: Desk, verb: str, state: str, outcome: str
) -> None:
    """On the real desk, and a refusal leaves every table as it was."""
    played = scene(desk, state)
    before = now_is(desk, played.one).state
    assert before == state.removeprefix("there_"), "the scene is not what it says"
    if outcome in CODES:
        with refused(desk, outcome):
            VERBS[verb](played)
    else:
        VERBS[verb](played)
        assert now_is(desk, played.one).state == outcome


@pytest.mark.parametrize("row", ENDED_ROWS, ids=lambda row: row[0])
def test_once_the_day_was_ended_nobody_is_brought_back_by_any_verb(
    desk: Desk, row: list[str]
) -> None:
    """What makes no sense any more is refused; a counter may still pause and ask for help."""
    verb, *outcomes = row
    scenes = ended(desk)
    states = [now_is(desk, played.one).state for played in scenes]
    assert states == ENDED_HEAD[1:], "the scene is not what it says"
    if outcomes[0] == "-":
        VERBS[verb](scenes[0])
    for played, outcome in zip(scenes, outcomes, strict=True):
        if outcome != "-":
            with refused(desk, outcome):
                VERBS[verb](played)
    assert [now_is(desk, played.one).state for played in scenes] == states


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_of_the_table_is_said_in_both_languages(language: str) -> None:
    """A code alone helps nobody at a window."""
    said = tomllib.loads((WORDS / f"{language}.toml").read_text("utf-8"))["refusals"]
    met = {outcome for _, _, outcome in CELLS} | {one for row in ENDED_ROWS for one in row[1:]}
    assert met & CODES <= set(said)


def test_the_document_shows_the_same_table() -> None:
    """docs/verbs.md is what a person reads; it cannot say anything else."""
    shown = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (WORDS.parent / "docs" / "verbs.md").read_text("utf-8").splitlines()
        if line.startswith("| `")
    ]
    told = {row[0].strip("`"): row[1:] for row in shown}
    assert set(told) == set(VERBS)
    over = {row[0]: sorted({f"`{one}`" for one in row[1:] if one != "-"}) for row in ENDED_ROWS}
    for verb, (moves, codes, after) in told.items():
        cells = [(state, outcome) for name, state, outcome in CELLS if name == verb]
        led = {(s.removeprefix("there_"), o) for s, o in cells if o not in CODES}
        moved = sorted(f"{before} → {state}" for before, state in led if before != state)
        assert moves == ", ".join(moved) or moves.startswith("(")
        assert codes == ", ".join(sorted({f"`{o}`" for _, o in cells if o in CODES}))
        assert after == (", ".join(over[verb]) or "(as ever)")
