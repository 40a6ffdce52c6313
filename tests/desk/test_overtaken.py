"""Who went before a visitor, and why: the journal against a model that watches every call."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import select

from hall.core.refusals import Refusal
from hall.desk import rejoining, tickets
from hall.desk.desk import Desk
from hall.desk.views import Issued, TicketView
from hall.settings.places import Staff
from hall.store.tables import tickets as table
from tests.halls import LI, MANAGER, WANG, Clerk, both, now_is, opened, seated, settings
from tests.halls import visitor as arrive

CLERKS = {"1": LI, "2": WANG, "3": MANAGER}
SERVES = {"1": ["payment"], "2": ["payment", "connection"], "3": ["repair", "connection"]}
HELPS = {"1": ["repair"], "2": [], "3": ["payment"]}
LOW = {"2"}
SKILLS = {MANAGER: ["repair", "payment"]}


def hall_with(**line: Any) -> Any:
    """Overlapping pools, counter 2 low, and a clerk at counter 3 who knows no connections."""
    places = [
        {
            "id": one, "name": both(one), "serves": SERVES[one], "helps": HELPS[one],
            "accessible": one in LOW,
        }
        for one in SERVES
    ]  # fmt: skip
    staff = tuple(
        Staff.model_validate(
            {
                "number": number,
                "name": both("员工"),
                "title": both("岗"),
                "roles": ["clerk"],
                "skills": SKILLS.get(number, []),
            }
        )
        for number in CLERKS.values()
    )
    return settings(counters=places, line=line).model_copy(update={"staff": staff})


def told(desk: Desk, ticket: Issued | TicketView) -> list[tuple[Any, ...]]:
    """(why, count, counter) as the visitor's page is told."""
    with desk.read() as reading:
        found = reading.overtaken(now_is(desk, ticket))
    return [(each.why, each.count, each.counter) for each in found]


class Watcher:
    """Looks at the tables before each call and notes who was passed over, and by which rule."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clerks = {c: seated(desk, c, who) for c, who in CLERKS.items()}
        self.issued: list[Issued] = []
        self.passed: dict[int, dict[int, tuple[str, str | None]]] = {}
        self.rejoined: set[int] = set()

    def waiting(self) -> list[Any]:
        with self.desk.book.read() as connection:
            asked = select(table).where(table.c.hall == self.desk.book.hall)
            return list(connection.execute(asked.where(table.c.state == "waiting")))

    def call(self, counter: str, press: Callable[[Clerk], TicketView | None]) -> None:
        """One press that may call somebody, and what it did to those who stood there."""
        before = {row.id: row for row in self.waiting()}
        try:
            called = press(self.clerks[counter])
        except Refusal:
            return
        if called is None or called.state != "called":
            return
        for row in before.values():
            if row.id < called.id and self.could(counter, row):
                why = self.why(counter, called, before[called.id], row)
                at = counter if why == "chosen" else None
                self.passed.setdefault(row.id, {}).setdefault(called.id, (why, at))

    def could(self, counter: str, row: Any) -> bool:
        """Whether this visitor could have been called there instead."""
        knows = SKILLS.get(CLERKS[counter], [row.service])
        seats = ["", *(["low"] if counter in LOW else [])]
        there = row.service in SERVES[counter] + HELPS[counter]
        return there and row.service in knows and row.seat in seats

    def why(self, counter: str, called: TicketView, then: Any, row: Any) -> str:
        """By which rule `called` (`then`: before the call) went before `row`."""
        if called.why == "chosen":
            return "chosen"
        knows = SKILLS.get(CLERKS[counter])
        own = [one for one in SERVES[counter] if knows is None or one in knows]
        if then.service in own and row.service not in own:
            return "own_line"
        if then.ticket_class != row.ticket_class:
            return "priority" if then.ticket_class == "priority" else "ordinary_turn"
        assert then.place < row.place, "the same class out of its order"
        assert {row.id, called.id} & self.rejoined, "a later visitor of one's class stood before"
        return "after_missed" if row.id in self.rejoined else "rejoined"

    def act(self, step: tuple[str, str, int]) -> None:
        """One thing that happens in the hall; whatever is refused changes nothing."""
        kind, counter, which = step
        clerk = self.clerks[counter]
        some = self.issued[which % len(self.issued)] if self.issued else None
        if kind == "next":
            self.call(counter, Clerk.next)
        elif kind == "call" and some:
            self.call(counter, partial(Clerk.call, ticket=some.id))
        elif kind == "rejoin" and some:
            with suppress(Refusal):
                self.desk.act(rejoining.rejoin, token=some.token)
                self.rejoined.add(some.id)
        elif kind == "cancel" and some:
            with suppress(Refusal):
                self.desk.act(tickets.cancel, token=some.token)
        elif kind in ("begin", "finish", "no_show"):
            with suppress(Refusal):
                getattr(clerk, kind)()
        elif kind == "transfer":
            with suppress(Refusal):
                clerk.transfer(("payment", "connection", "repair")[which % 3])
        elif kind in ("visitor", "elder", "low"):
            service = ("payment", "connection", "repair")[which % 3]
            more = {"priority": kind == "elder", "low": kind == "low"}
            self.issued.append(arrive(self.desk, service, **more))

    def agree(self) -> None:
        """The journal's answer for every visitor is what was seen."""
        for one in self.issued:
            seen = Counter(self.passed.get(one.id, {}).values())
            assert dict(seen) == {(why, at): many for why, many, at in told(self.desk, one)}


KINDS = (
    "visitor", "visitor", "elder", "elder", "low", "next", "next", "next", "begin", "begin",
    "no_show", "rejoin", "rejoin", "call", "cancel", "transfer", "finish",
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
    watched(f"sqlite:///{tmp_path / 'hall.sqlite'}", 60)


def test_every_overtaking_is_explained_on_postgresql(postgres_halls: str) -> None:
    """The same rules, the same code, another database."""
    watched(postgres_halls, 8)
