"""A crowded hall at random: overlapping pools, skills, low counters, lifts, people sent around."""

import contextlib
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from hall.core.refusals import Refusal
from hall.desk import (
    calls,
    holding,
    lifting,
    recalling,
    rejoining,
    sending,
    serving,
    sessions,
    tickets,
    undoing,
)
from hall.desk.views import TicketView
from tests.desk.crowded import OFFERED, PLACES, SKILLS, crowded, rows
from tests.desk.fairness import Pool, Watch, seen
from tests.halls import opened, seated

SERVICES = st.sampled_from(OFFERED)
COUNTERS = st.sampled_from(sorted(PLACES))
STAFF = st.sampled_from(sorted(SKILLS))
PICK = st.integers(0, 10_000)


class Crowd(RuleBasedStateMachine):
    """One hall for one example; `url` is set by the test that runs it."""

    url = ""

    @initialize(
        policy=st.sampled_from(["ratio", "ratio", "ratio", "strict", "fifo"]), m=st.integers(1, 3)
    )
    def open(self, policy: str, m: int) -> None:
        self.stack = contextlib.ExitStack()
        self.issued: list[Any] = []
        made = crowded(policy=policy, priority_in_a_row=m)
        self.desk = self.stack.enter_context(opened(self.url, made))
        self.watch = Watch(policy, m)
        self.seats: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        self.asked: dict[str, Pool] = {}
        for counter, staff in zip(PLACES, SKILLS, strict=True):
            self.sit(counter, staff)

    def teardown(self) -> None:
        """(e): whoever may be called somewhere is called once, and nobody else is left behind."""
        if not hasattr(self, "desk"):
            return
        for counter in self.seats:
            while self.work(counter) is not None:
                pass
        for counter in self.seats:
            self.free(counter)
            self.next(counter)
        assert {one.id for one in rows(self.desk)} == {one.id for one in self.issued}
        self.stack.close()

    def press(self, verb: Callable[..., Any], **what: Any) -> Any:
        """Do it; None when it was refused."""
        with contextlib.suppress(Refusal):
            return self.desk.act(verb, **what)
        return None

    def at(self, counter: str, verb: Callable[..., Any], **what: Any) -> TicketView | None:
        """Whoever sits there presses a key."""
        turn = self.press(verb, counter=counter, staff=self.seats[counter], **what)
        return turn.ticket if turn else None

    def came_in_between(self, done: Any) -> None:
        """Somebody may stand before others now."""
        if done is not None:
            self.watch.somebody_came_in_between()

    @rule(service=SERVICES, priority=st.booleans(), low=st.sampled_from([False, False, True]))
    def arrive(self, service: str, priority: bool, low: bool) -> None:
        what = {"service": service, "priority": priority, "low": low}
        self.issued.append(self.desk.act(tickets.take, **what))

    @rule(service=SERVICES)
    def errand(self, service: str) -> None:
        """A colleague comes with a file."""
        what = {"service": service, "staff": "101"}
        self.issued.append(self.desk.act(tickets.take_internal, **what))

    @rule(service=SERVICES, elders=st.integers(0, 6), others=st.integers(0, 6), low=PICK)
    def rush(self, service: str, elders: int, others: int, low: int) -> None:
        for at, priority in enumerate([True] * elders + [False] * others):
            self.arrive(service, priority, bool(low >> at & 1))

    @rule(counter=COUNTERS)
    def next(self, counter: str) -> None:
        self.called(counter)

    def called(self, counter: str) -> TicketView | None:
        """Whoever `next` calls there, which must be whom the rule says, foreseen and seen."""
        staff = self.seats[counter]
        waiting = [one for one in rows(self.desk) if one.state == "waiting"]
        could = seen(self.desk.floor, counter, staff, waiting)
        with self.desk.read() as reading:
            foreseen = reading.next_up(self.desk.floor.counter(counter), staff)
        turn = self.press(calls.next_ticket, counter=counter, staff=staff)
        if turn is None:  # somebody is called there already
            return None
        called = turn.ticket
        self.watch.pressed(could, called)
        self.asked[counter] = could.pool if called and called.why != "lift" else None
        assert (called and called.id) == (foreseen and foreseen.id)
        return called

    @rule(counter=COUNTERS, times=st.integers(2, 6))
    def routine(self, counter: str, times: int) -> None:
        for _ in range(times):
            self.work(counter)

    def work(self, counter: str) -> TicketView | None:
        self.at(counter, serving.begin)
        return self.called(counter)

    def free(self, counter: str) -> None:
        """Whoever is in hand there is served to the end."""
        self.at(counter, serving.begin)
        self.at(counter, serving.finish)

    def pick(self, which: int, state: str) -> Any | None:
        """Somebody in this state."""
        fitting = [one for one in rows(self.desk) if one.state == state]
        return fitting[which % len(fitting)] if fitting else None

    @precondition(lambda self: self.issued)
    @rule(counter=COUNTERS, which=PICK)
    def choose(self, counter: str, which: int) -> None:
        """A chosen number is called exactly where its line and its seat allow."""
        self.free(counter)
        wanted, staff = self.pick(which, "waiting"), self.seats[counter]
        if wanted is None:
            return
        may = bool(seen(self.desk.floor, counter, staff, [wanted]).waiting)
        called = self.at(counter, calls.call, ticket=wanted.id)
        assert (called is not None) == may

    @rule(counter=COUNTERS, service=st.none() | SERVICES, there=st.none() | COUNTERS)
    def send_to_counter(self, counter: str, service: str | None, there: str | None) -> None:
        self.work(counter)
        what = {"service": service, "to_counter": there}
        self.came_in_between(self.at(counter, sending.transfer, **what))

    @rule(counter=COUNTERS, service=st.none() | SERVICES, clerk=STAFF)
    def send_to_person(self, counter: str, service: str | None, clerk: str) -> None:
        self.work(counter)
        what = {"service": service, "to_staff": clerk}
        self.came_in_between(self.at(counter, sending.transfer, **what))

    @rule(counter=COUNTERS)
    def send_back(self, counter: str) -> None:
        self.work(counter)
        self.came_in_between(self.at(counter, holding.return_to_line))

    @precondition(lambda self: self.issued)
    @rule(which=PICK, counter=COUNTERS, times=st.integers(0, 4))
    def lift(self, which: int, counter: str, times: int) -> None:
        """In the middle of a clerk's work."""
        self.routine(counter, times)
        wanted = self.pick(which, "waiting")
        if wanted is not None:
            self.press(lifting.lift, ticket=wanted.id, staff="101", reason="急")
        self.routine(counter, times)

    @precondition(lambda self: self.issued)
    @rule(which=PICK, priority=st.booleans())
    def grant(self, which: int, priority: bool) -> None:
        wanted = self.pick(which, "waiting")
        if wanted is not None:
            what = {"ticket": wanted.id, "staff": "101", "priority": priority}
            self.came_in_between(self.press(lifting.set_priority, **what))

    @rule(counter=COUNTERS, other=COUNTERS, times=st.integers(0, 2))
    def undo(self, counter: str, other: str, times: int) -> None:
        """Take the last press back, though somebody else may have pressed since."""
        self.work(counter)
        self.routine(other, times)
        with self.desk.read() as reading:
            before = reading.seq
        self.at(counter, undoing.undo)
        with self.desk.read() as reading:
            news = reading.happenings(before)
        back = [one for one in news if one.kind == "PressUndone" and one.data["state"] == "waiting"]
        if back and self.asked[counter] is not None:
            self.watch.undone(self.asked[counter])
        self.came_in_between(back or None)

    @precondition(lambda self: self.issued)
    @rule(counter=COUNTERS)
    def miss_and_rejoin(self, counter: str) -> None:
        self.work(counter)
        missed = self.at(counter, recalling.no_show)
        if missed is not None:
            self.came_in_between(self.press(rejoining.rejoin, token=missed.token))

    @precondition(lambda self: self.issued)
    @rule(which=PICK)
    def cancel(self, which: int) -> None:
        wanted = self.pick(which, "waiting")
        if wanted is not None:
            self.press(tickets.cancel, token=wanted.token)

    @rule(one=COUNTERS, other=COUNTERS)
    def swap(self, one: str, other: str) -> None:
        """Two clerks change places: other skills at the same counter."""
        for counter in {one, other}:
            self.free(counter)
            self.desk.act(sessions.sign_out, token_hash=self.tokens[counter])
        self.watch.somebody_came_in_between()  # whoever waited for one of these is anybody's again
        self.seats[one], self.seats[other] = self.seats[other], self.seats[one]
        for counter in {one, other}:
            self.sit(counter, self.seats[counter])

    def sit(self, counter: str, staff: str) -> None:
        self.tokens[counter] = seated(self.desk, counter, staff).token
        self.seats[counter] = staff
