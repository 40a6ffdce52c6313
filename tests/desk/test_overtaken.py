"""Who went before a visitor, and why: the journal against a model that watches every call."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from hall.desk import holding, lifting, sending, tickets, undoing
from hall.desk.desk import Desk
from tests.desk.passed_over import SERVES, Watcher, hall_with, told
from tests.halls import (
    LI,
    MANAGER,
    WANG,
    both,
    elder,
    now_is,
    opened,
    seated,
    settings,
    visitor,
)

KINDS = (
    "visitor", "visitor", "elder", "elder", "low", "next", "next", "next", "next", "begin",
    "no_show", "no_show", "rejoin", "rejoin", "call", "cancel", "transfer", "finish", "undo",
    "walk_up", "lift", "reclass", "hold", "return", "send", "send", "leave",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(sorted(SERVES)), st.integers(0, 20)),
    min_size=10,
    max_size=60,
)


def watched(url: str, many: int) -> None:
    """So many halls, each lived through at random."""

    @examples(max_examples=many, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS, policy=st.sampled_from(["ratio", "ratio", "strict", "fifo"]))
    def live(steps: list[tuple[str, str, int]], policy: str) -> None:
        with opened(url, hall_with(policy=policy, rejoin_behind=1)) as desk:
            watcher = Watcher(desk)
            for step in [("visitor", "1", n) for n in range(3)] + steps:
                watcher.act(step)
            watcher.agree()

    live()


def test_every_overtaking_is_explained_and_nothing_else(tmp_path: Path) -> None:
    """Whatever is pressed: who was passed over, by whom and why, is what the journal tells."""
    watched(f"sqlite:///{tmp_path / 'hall.sqlite'}", 40)


def test_every_overtaking_is_explained_on_postgresql(postgres_halls: str) -> None:
    """The same rules, the same code, another database."""
    watched(postgres_halls, 8)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_overtaking_of_a_long_day_is_explained(tmp_path: Path, seed: int) -> None:
    """Long enough for numbers that are called, returned, called again and undone; the same day at
    each run.
    """
    dice = random.Random(seed)
    with opened(f"sqlite:///{tmp_path / 'hall.sqlite'}", hall_with(rejoin_behind=1)) as desk:
        watcher = Watcher(desk)
        for _ in range(250):
            watcher.act((dice.choice(KINDS), dice.choice("123"), dice.randrange(60)))
        watcher.agree()
        reasons = {why for passed in watcher.passed.values() for why, _ in passed.values()}
        assert len(reasons) > 4, "too dull a day to prove anything"


def test_the_class_at_the_call_counts_not_the_one_of_now(desk: Desk) -> None:
    """Granted before, taken back after: it was by the rule, and stays told as that."""
    mine, elder_first, granted = visitor(desk), elder(desk), visitor(desk)
    clerk = seated(desk)
    desk.act(lifting.set_priority, ticket=granted.id, priority=True, staff=LI)
    for _ in range(2):
        called = clerk.next()
        assert called is not None
        clerk.press(holding.return_to_line)
        desk.act(lifting.set_priority, ticket=called.id, priority=False, staff=LI)

    assert told(desk, mine) == [("priority", 2, None)]
    assert now_is(desk, elder_first).ticket_class == "ordinary"


def test_a_wheelchair_freed_by_a_clerk_who_left_is_passed_over_by_nobody_at_a_high_counter(
    store_url: str,
) -> None:
    """Sent to one low counter, and then anybody's again: of the low ones only."""
    counters = [
        {"id": one, "name": both(one), "serves": ["payment"], "accessible": one != "1"}
        for one in ("1", "2", "3")
    ]
    with opened(store_url, settings(services={"payment": "A"}, counters=counters)) as desk:
        high, low, gone = seated(desk, "1"), seated(desk, "2", WANG), seated(desk, "3", MANAGER)
        mine = visitor(desk, low=True)
        low.next()
        low.press(sending.transfer, to_counter="3")
        gone.leave()
        elder(desk)
        assert high.next() is not None
        assert told(desk, mine) == []
        elder(desk)
        assert low.next() is not None
        assert told(desk, mine) == [("priority", 1, None)]


def test_a_call_undone_later_takes_nothing_back_from_whoever_has_left(desk: Desk) -> None:
    """The first call stood when the visitor gave up; only the second was undone."""
    mine, first = visitor(desk), elder(desk)
    clerk = seated(desk)
    clerk.next()
    clerk.press(holding.return_to_line)
    desk.act(tickets.cancel, token=mine.token)
    clerk.next()
    clerk.press(undoing.undo)

    assert now_is(desk, first).state == "waiting"
    assert told(desk, mine) == [("priority", 1, None)]
