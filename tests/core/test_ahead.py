"""How many people are ahead: the number told is the worst the rule can do, and no worse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.line import Head, ahead_of, choose
from hall.core.ticket import CLASSES, TicketClass


def called_before(waiting: dict[TicketClass, int], one: int, of: TicketClass, m: int) -> int:
    """The most calls before the `one`-th (from 0) of a class, whatever the pool remembers."""
    worst = 0
    for streak in range(m + 1):
        lines = {c: list(range(waiting[c])) for c in CLASSES}
        calls = 0
        while one in lines[of]:
            heads = {
                c: Head(ticket=n, place=n) for c, ones in lines.items() if ones for n in ones[:1]
            }
            choice = choose(heads, streak, m=m)
            assert choice is not None
            streak = choice.streak
            lines[choice.ticket_class].pop(0)
            calls += 1
        worst = max(worst, calls - 1)
    return worst


@given(st.data(), st.integers(1, 4), st.sampled_from(CLASSES))
def test_people_ahead_is_the_worst_case_of_the_rule(
    data: st.DataObject, m: int, own_class: TicketClass
) -> None:
    """If nobody else comes, so many are called first at most, and with bad luck exactly so many."""
    waiting = {c: data.draw(st.integers(0, 12), label=c) for c in CLASSES}
    waiting[own_class] += 1
    own = data.draw(st.integers(0, waiting[own_class] - 1), label="own")
    told = ahead_of(own, waiting["priority"], waiting["ordinary"], own_class, m)
    assert told == called_before(waiting, own, own_class, m)


@pytest.mark.parametrize(
    ("own", "priority", "ordinary", "own_class", "ahead"),
    [
        (0, 0, 0, "ordinary", 0),
        (0, 9, 0, "ordinary", 2),
        (3, 9, 3, "ordinary", 11),
        (0, 0, 9, "priority", 1),
        (2, 2, 9, "priority", 4),
        (1, 4, 5, "internal", 10),
    ],
)
def test_people_ahead_by_hand(
    own: int, priority: int, ordinary: int, own_class: TicketClass, ahead: int
) -> None:
    """The rule with m = 2, worked out with a pencil."""
    assert ahead_of(own, priority, ordinary, own_class, 2) == ahead
