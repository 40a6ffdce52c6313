"""Who is next: the promises of the line, whoever arrives and whenever somebody presses."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.line import Choice, Head, Lifted, Policy, choose
from hall.core.ticket import CLASSES, TicketClass

POLICIES: tuple[Policy, ...] = ("ratio", "fifo", "strict")
# Far more arrivals than calls would leave every promise untested, and the other way round too.
PRESSES = st.lists(
    st.sampled_from(["priority", "ordinary", "internal", "call", "call"]), max_size=120
)
RATIOS = st.integers(1, 4)


@dataclass
class Call:
    """One call: who waited before it, by class in order of arrival, and who was chosen."""

    before: dict[TicketClass, list[int]]
    ticket: int | None
    ticket_class: TicketClass | None


@dataclass
class Line:
    """A pool as the store keeps it, in memory: who waits, and the streak."""

    policy: Policy
    m: int
    streak: int = 0
    arrived: int = 0
    waiting: dict[TicketClass, list[int]] = field(default_factory=lambda: {c: [] for c in CLASSES})
    calls: list[Call] = field(default_factory=list)

    def press(self, what: str) -> None:
        """Somebody of a class arrives, or a clerk calls."""
        if what != "call":
            self.arrived += 1
            self.waiting[what].append(self.arrived)
            return
        before = {c: list(tickets) for c, tickets in self.waiting.items()}
        heads = {c: Head(ts[0], ts[0]) for c, ts in self.waiting.items() if ts}
        choice = choose(heads, self.streak, policy=self.policy, m=self.m)
        if choice is not None:
            self.streak = choice.streak
            self.waiting[choice.ticket_class].remove(choice.ticket)
            self.calls.append(Call(before, choice.ticket, choice.ticket_class))
        else:
            assert not any(before.values()), "somebody waits and nobody is called"


def played(presses: list[str], policy: Policy, m: int) -> Line:
    """The line after all of it, and after calling until nobody waits."""
    line = Line(policy, m)
    for what in [*presses, *["call"] * (len(presses) + 1)]:
        line.press(what)
    return line


def runs(calls: list[Call], length: int, waits: TicketClass) -> Iterator[list[Call]]:
    """Every so many calls in a row before each of which somebody of that class waits."""
    for start in range(len(calls) - length + 1):
        run = calls[start : start + length]
        if all(call.before[waits] for call in run):
            yield run


@given(PRESSES, RATIOS)
def test_of_any_m_and_one_calls_with_an_ordinary_visitor_waiting_one_is_ordinary(
    presses: list[str], m: int
) -> None:
    """Promise (a): nobody ordinary is passed over more than m times in a row."""
    for run in runs(played(presses, "ratio", m).calls, m + 1, "ordinary"):
        assert "ordinary" in [call.ticket_class for call in run]


@given(PRESSES, RATIOS)
def test_of_any_two_calls_with_an_elder_waiting_one_is_priority(presses: list[str], m: int) -> None:
    """Promise (b): an ordinary turn is one turn, and then it is the elders' again."""
    for run in runs(played(presses, "ratio", m).calls, 2, "priority"):
        assert "priority" in [call.ticket_class for call in run]


@given(PRESSES, RATIOS)
def test_the_jth_ordinary_visitor_is_called_by_call_m_and_one_times_j(
    presses: list[str], m: int
) -> None:
    """Promise (c): whoever counts the heads before them knows the latest call that is theirs."""
    calls = played(presses, "ratio", m).calls
    called_at = {call.ticket: at for at, call in enumerate(calls)}
    for at, call in enumerate(calls):
        for j, ticket in enumerate(call.before["ordinary"], 1):
            assert called_at[ticket] - at + 1 <= (m + 1) * j


@given(PRESSES, RATIOS, st.sampled_from(POLICIES))
def test_inside_a_class_nobody_overtakes(presses: list[str], m: int, policy: Policy) -> None:
    """Promise (d): first come, first served, under every policy."""
    calls = played(presses, policy, m).calls
    for ticket_class in CLASSES:
        served = [call.ticket for call in calls if call.ticket_class == ticket_class]
        assert served == sorted(served)


@given(PRESSES, RATIOS, st.sampled_from(POLICIES))
def test_nobody_is_called_twice_and_nobody_is_lost(
    presses: list[str], m: int, policy: Policy
) -> None:
    """Promise (e): after enough calls each who came has been called exactly once."""
    line = played(presses, policy, m)
    assert sorted(call.ticket for call in line.calls) == list(range(1, line.arrived + 1))


@given(PRESSES, RATIOS, st.sampled_from(POLICIES))
def test_internal_visitors_come_after_all_others(
    presses: list[str], m: int, policy: Policy
) -> None:
    """Outsiders before insiders (R2-21), under every policy."""
    for call in played(presses, policy, m).calls:
        if call.ticket_class == "internal":
            assert not call.before["priority"]
            assert not call.before["ordinary"]


@given(PRESSES, RATIOS, st.sampled_from(["ratio", "strict"]))
def test_a_policy_moves_waiting_and_makes_none(presses: list[str], m: int, policy: Policy) -> None:
    """The conservation law: before each call as many wait as under first come, first served."""
    ours, theirs = (played(presses, p, m).calls for p in (policy, "fifo"))
    crowd = [[sum(map(len, call.before.values())) for call in calls] for calls in (ours, theirs)]
    assert crowd[0] == crowd[1]


@given(PRESSES)
def test_under_fifo_visitors_are_called_in_order_of_arrival(presses: list[str]) -> None:
    """The class counts for nothing there, except that internal visitors still come last."""
    for call in played(presses, "fifo", 2).calls:
        if call.ticket_class != "internal":
            assert call.ticket == min(call.before["priority"] + call.before["ordinary"])


@given(PRESSES)
def test_under_strict_an_elder_is_always_first(presses: list[str]) -> None:
    """An ordinary visitor is called only while no elder waits."""
    for call in played(presses, "strict", 2).calls:
        assert call.ticket_class == "priority" or not call.before["priority"]


ELDER, VISITOR, PLUMBER = Head(1, 30), Head(2, 10), Head(3, 5)


@pytest.mark.parametrize(
    ("heads", "streak", "policy", "ticket", "why", "after"),
    [
        ({"priority": ELDER, "ordinary": VISITOR}, 0, "ratio", 1, "priority", 1),
        ({"priority": ELDER, "ordinary": VISITOR}, 1, "ratio", 1, "priority", 2),
        ({"priority": ELDER, "ordinary": VISITOR}, 2, "ratio", 2, "ordinary_turn", 0),
        ({"priority": ELDER, "ordinary": VISITOR}, 2, "strict", 1, "priority", 3),
        ({"priority": ELDER, "ordinary": VISITOR}, 0, "fifo", 2, "fifo", 0),
        ({"priority": ELDER}, 2, "ratio", 1, "fifo", 0),
        ({"ordinary": VISITOR}, 1, "ratio", 2, "fifo", 0),
        ({"priority": ELDER, "internal": PLUMBER}, 0, "ratio", 1, "priority", 0),
        ({"ordinary": VISITOR, "internal": PLUMBER}, 0, "fifo", 2, "fifo", 0),
        ({"internal": PLUMBER}, 0, "ratio", 3, "fifo", 0),
    ],
)
def test_every_call_says_why_this_one_and_what_the_pool_remembers(
    heads: dict[TicketClass, Head], streak: int, policy: Policy, ticket: int, why: str, after: int
) -> None:
    """The reason kept with a call is the rule that made it (m is 2 here)."""
    choice = choose(heads, streak, policy=policy, m=2)
    assert choice is not None
    assert (choice.ticket, choice.why, choice.streak) == (ticket, why, after)


@given(PRESSES, RATIOS, st.sampled_from(POLICIES), st.integers(0, 4))
def test_an_urgent_lift_goes_before_all_and_leaves_the_memory_as_it_was(
    presses: list[str], m: int, policy: Policy, streak: int
) -> None:
    """Whoever waits, under every policy, and also where nobody of this pool waits at all."""
    line = Line(policy, m)
    for what in presses:
        line.press(what)
    heads = {c: Head(ts[0], ts[0]) for c, ts in line.waiting.items() if ts}
    for ticket_class in CLASSES:
        lifted = Lifted(99, ticket_class)
        choice = choose(heads, streak, policy=policy, m=m, lifted=lifted)
        assert choice == Choice(99, ticket_class, "lift", streak)


def test_nobody_is_called_where_nobody_waits() -> None:
    """An empty pool has no next, and needs no special case at the counter."""
    assert choose({}, 3) is None
