"""Which counters a happening concerns: no screen goes stale, none is drawn for nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counter.desk_scene import desk_scene, touched
from hall.core import happenings as facts
from hall.desk import calls, counters, holding, recalling, sending, serving, support, undoing
from tests.windows.clerk_hall import CHEN, HE, LIN, Hall, open_hall

LEAD = {
    **dict.fromkeys(("next", "pause", "walk-up", "support"), 0),
    **dict.fromkeys(("begin", "recall", "no-show", "undo"), 1),
    **dict.fromkeys(("transfer", "send", "finish", "hold", "return", "add"), 2),
}
"""How far a visit has come before the act: nobody, called, served."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall of its own for each test."""
    with open_hall(tmp_path) as hall:
        yield hall


def scene(hall: Hall, counter: str) -> dict[str, Any]:
    """The scene of one counter as it is now."""
    with hall.desk.read() as reading:
        return desk_scene(hall.desk.floor, hall.settings.line, reading, counter)


def test_a_new_number_touches_the_counters_of_its_line_and_no_other(hall: Hall) -> None:
    """Payment is served by 1 and 2 and helped by 3, 4 and 5; counter 6 hears nothing."""
    floor = hall.desk.floor
    taken = facts.TicketTaken(1, "A001", "payment", "ordinary", None, None, 0, None)

    assert touched(floor, taken) == {"1", "2", "3", "4", "5"}


def test_serving_touches_only_the_counter_where_it_happens(hall: Hall) -> None:
    """Who begins at counter 1 changes no other clerk's screen."""
    begun = facts.ServiceBegun(1, "A001", "payment", "1", LIN, True)

    assert touched(hall.desk.floor, begun) == {"1"}


def test_a_transfer_touches_both_lines(hall: Hall) -> None:
    """Those who lose the visitor and those who gain them."""
    moved = facts.TicketTransferred(1, "A001", "general", "1", LIN, from_service="payment")
    found = touched(hall.desk.floor, moved)

    assert found is not None
    assert {"1", "5", "6"} <= found


def test_paper_touches_no_counter_and_an_unknown_fact_touches_all(hall: Hall) -> None:
    """Slips are the guard's affair; what nobody has thought of is shown everywhere."""
    floor = hall.desk.floor

    assert touched(floor, facts.SlipFailed(1, 1, "A001", "paper_out")) == set()
    assert touched(floor, facts.Happening()) is None


@pytest.mark.parametrize("act", list(LEAD))
def test_every_act_that_changes_a_scene_touches_its_counter(hall: Hall, act: str) -> None:
    """If a counter's scene differs after an act, the happenings of that act name the counter."""
    hall.sit(LIN, "1")
    hall.sit(CHEN, "2")
    for _ in range(3):
        hall.visitor()
    lead = LEAD[act]
    if lead > 0:
        hall.next("1", LIN)
    if lead > 1:
        hall.begin("1", LIN)
    hall.later(seconds=5)
    floor = hall.desk.floor
    before = {each: scene(hall, each) for each in floor.counters}
    with hall.desk.read() as reading:
        seq = reading.seq
    _do(hall, act)
    with hall.desk.read() as reading:
        entries = reading.happenings(seq)

    heard: set[str] = set()
    for entry in entries:
        heard |= touched(floor, getattr(facts, entry.kind)(**entry.data)) or set(floor.counters)
    changed = {each for each in floor.counters if scene(hall, each) != before[each]}
    assert changed, "the act changes nothing: the test would mean nothing"
    assert changed <= heard


def _do(hall: Hall, act: str) -> None:
    verbs: dict[str, tuple[Any, dict[str, Any]]] = {
        "next": (calls.next_ticket, {}),
        "begin": (serving.begin, {}),
        "recall": (recalling.recall, {}),
        "no-show": (recalling.no_show, {}),
        "transfer": (sending.transfer, {"service": "connection"}),
        "send": (sending.transfer, {"to_counter": "2"}),
        "pause": (counters.pause, {"reason": "meal"}),
        "finish": (serving.finish, {}),
        "hold": (holding.hold, {"kind": "away"}),
        "return": (holding.return_to_line, {}),
        "add": (serving.add_service, {"service": "transfer"}),
        "walk-up": (serving.walk_up, {"service": "payment"}),
        "undo": (undoing.undo, {}),
        "support": (support.ask, {}),
    }
    verb, more = verbs[act]
    hall.later(seconds=5)  # two calls of one number keep their distance
    hall.desk.act(verb, counter="1", staff=LIN, **more)


def test_a_lift_and_a_return_of_the_missed_touch_their_line(hall: Hall) -> None:
    """Staff change the line without a counter being named."""
    floor = hall.desk.floor
    for fact in (
        facts.TicketLifted(1, "A001", "payment", LIN, "unwell"),
        facts.TicketReclassed(1, "A001", "payment", LIN, "priority"),
        facts.TicketRejoined(1, "A001", "payment", 3),
    ):
        assert touched(floor, fact) == {"1", "2", "3", "4", "5"}


def test_who_sits_down_is_seen_everywhere(hall: Hall) -> None:
    """Every counter may send visitors there."""
    assert touched(hall.desk.floor, facts.ClerkSignedIn("3", HE)) is None
    assert touched(hall.desk.floor, facts.SupportAsked("3", HE, None)) == {"3"}
